"""A network as an SVG picture: citing documents on the left, cited ones to the right.

The layout is grandalf's (Sugiyama: layers, few crossings). Layers are columns, since a
document may cite a hundred others, and a page scrolls down better than sideways.
"""

from collections.abc import Callable, Iterator
from html import escape

from grandalf.graphs import Edge, Graph, Vertex
from grandalf.layouts import SugiyamaLayout

from schemas.network import Network, NetworkEdge, NetworkNode

Places = dict[str, tuple[float, float]]  # middle of each node, in pixels
Address = Callable[[str], str]

WIDTH, HEIGHT = 170, 30  # of a node
GAP, COLUMN = 12, 90  # between nodes of a column, between columns
_MOST_LETTERS = 24

_STYLE = (
    "text{font:12px sans-serif;text-anchor:middle}"
    "rect{fill:#fff;stroke:#0b4f9e}"
    ".asked rect{fill:#fff0b3;stroke-width:2}"
    ".missing rect{stroke:#b00020;stroke-dasharray:4 3}"
    "path{fill:none;stroke:#8a8a8a}"
    "path.unsure{stroke-dasharray:4 3}"
)
_ARROW = (
    '<defs><marker id="to" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7"'
    ' markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8"/></marker></defs>'
)


def svg_of(network: Network, address: Address) -> str:
    """Return the picture; *address* gives the URL of a document by its id."""
    places = _places(network)
    width = max(x for x, _ in places.values()) + WIDTH / 2 + GAP
    height = max(y for _, y in places.values()) + HEIGHT / 2 + GAP
    parts = [*_edges(network, places), *_nodes(network, places, address)]
    size = f'width="{width:.0f}" height="{height:.0f}"'
    view = f'viewBox="0 0 {width:.0f} {height:.0f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} role="img">'
        f"<title>{escape(network.nodes[0].label)}</title><style>{_STYLE}</style>"
        f"{_ARROW}{''.join(parts)}</svg>\n"
    )


class _Box:
    """The size of a node as grandalf expects it; its rows are our columns."""

    w, h = HEIGHT, WIDTH
    xy = (0.0, 0.0)


def _places(network: Network) -> Places:
    """Return the positions of the nodes, from the top left corner."""
    vertices = {node.key: Vertex(node.key) for node in network.nodes}
    for vertex in vertices.values():
        vertex.view = _Box()
    ends = dict.fromkeys((edge.source, edge.target) for edge in network.edges)
    edges = [Edge(vertices[a], vertices[b]) for a, b in ends if a != b]
    graph = Graph(list(vertices.values()), edges)
    for part in graph.C:
        layout = SugiyamaLayout(part)
        layout.xspace, layout.yspace = GAP, COLUMN
        layout.init_all(optimize=True)
        layout.draw()
    drawn = {key: vertex.view.xy for key, vertex in vertices.items()}
    top = min(x for x, _ in drawn.values()) - HEIGHT / 2 - GAP
    left = min(y for _, y in drawn.values()) - WIDTH / 2 - GAP
    return {key: (y - left, x - top) for key, (x, y) in drawn.items()}


def _nodes(network: Network, places: Places, address: Address) -> Iterator[str]:
    for index, node in enumerate(network.nodes):
        kind = "asked" if index == 0 else "known" if node.document else "missing"
        box = f'<g class="{kind}">{_box(node, places[node.key])}</g>'
        yield (
            f'<a href="{escape(address(node.document.id))}">{box}</a>'
            if node.document
            else box
        )


def _box(node: NetworkNode, place: tuple[float, float]) -> str:
    x, y = place
    label = node.label
    if len(label) > _MOST_LETTERS:
        label = f"{label[: _MOST_LETTERS - 1]}…"
    corner = f'x="{x - WIDTH / 2:.0f}" y="{y - HEIGHT / 2:.0f}"'
    return (
        f"<title>{escape(node.label)}</title>"
        f'<rect {corner} width="{WIDTH}" height="{HEIGHT}" rx="5"/>'
        f'<text x="{x:.0f}" y="{y + 4:.0f}">{escape(label)}</text>'
    )


def _edges(network: Network, places: Places) -> Iterator[str]:
    for edge in network.edges:
        kind = "sure" if edge.state.is_certain else "unsure"
        path = _path(edge, places)
        title = f"<title>{escape(edge.relation.value)}</title>"
        yield f'<path class="{kind}" d="{path}" marker-end="url(#to)">{title}</path>'


def _path(edge: NetworkEdge, places: Places) -> str:
    (x, y), (to_x, to_y) = places[edge.source], places[edge.target]
    right = 1 if to_x >= x else -1
    x, to_x = x + right * WIDTH / 2, to_x - right * WIDTH / 2
    middle = (x + to_x) / 2
    bend = f"{middle:.0f} {y:.0f} {middle:.0f} {to_y:.0f}"
    return f"M{x:.0f} {y:.0f} C{bend} {to_x:.0f} {to_y:.0f}"
