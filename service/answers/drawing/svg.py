"""A network as an SVG picture: citing documents on the left, cited ones to the right.

All looks are attributes, which a strict content security policy lets through; the
classes are for a page that has other colours.
"""

from collections.abc import Callable, Iterator
from html import escape
from itertools import starmap

from schemas.citation import Relation
from schemas.document_names import document_words
from schemas.network import Network, NetworkEdge, NetworkNode
from schemas.vocabulary import relation_names
from service.answers.drawing.steps import Places, places_of

Address = Callable[[str], str]

WIDTH, HEIGHT = 230, 44  # of a node
GAP, COLUMN = 12, 90  # between nodes of a column, between columns
_MOST_LETTERS, _MOST_SMALL_LETTERS = 30, 38
NOT_HELD = "chưa có trong kho"
CHANGING = frozenset(
    {
        *(Relation.AMENDS, Relation.REPLACES, Relation.REPEALS, Relation.SUSPENDS),
        *(Relation.EXTENDS, Relation.CORRECTS, Relation.AMENDED_BY),
    }
)
"""The relations that change what is cited."""
_RECTANGLES = {
    "asked": 'fill="#fff0b3" stroke="#0b4f9e" stroke-width="2"',
    "known": 'fill="#fff" stroke="#0b4f9e"',
    "missing": 'fill="#fff" stroke="#b00020" stroke-dasharray="4 3"',
}
_ARROW = (
    '<defs><marker id="to" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7"'
    ' markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8" fill="none"'
    ' stroke="#767676"/></marker></defs>'
)


def svg_of(
    network: Network,
    address: Address,
    cited: Address | None = None,
    scale: float = 1.0,
) -> str:
    """Return the picture, *scale* times its usual size.

    *address* gives the URL of a document by its id, *cited* that of one that is not
    held, by its label; without it such a node is no link.
    """
    places = places_of(network)
    width, height = _size(places)
    parts = [*_edges(network, places), *_nodes(network, places, address, cited)]
    size = f'width="{width * scale:.0f}" height="{height * scale:.0f}"'
    title = escape(network.nodes[0].name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}"'
        ' class="network" role="group" font-family="sans-serif" font-size="12"'
        f' text-anchor="middle" aria-label="Sơ đồ viện dẫn của {title}">'
        f"<title>{title}</title>{_ARROW}{''.join(parts)}</svg>\n"
    )


def _size(places: Places) -> tuple[int, int]:
    columns, rows = (1 + max(each) for each in zip(*places.values(), strict=True))
    width = columns * (WIDTH + COLUMN) - COLUMN + 2 * GAP
    return width, rows * (HEIGHT + GAP) + GAP


def _corner(place: tuple[int, int]) -> tuple[int, int]:
    column, row = place
    return GAP + column * (WIDTH + COLUMN), GAP + row * (HEIGHT + GAP)


def _nodes(
    network: Network, places: Places, address: Address, cited: Address | None
) -> Iterator[str]:
    for index, node in enumerate(network.nodes):
        kind = "asked" if index == 0 else "known" if node.document else "missing"
        box = _box(node, kind, _corner(places[node.key]))
        target = None
        if node.document:
            target = address(node.document.id)
        elif cited:
            target = cited(node.label)
        yield _linked(f'<g class="{kind}">{box}</g>', target, _words(node))


def _linked(drawn: str, target: str | None, words: str) -> str:
    if target is None:
        return drawn
    return f'<a href="{escape(target)}" aria-label="{escape(words)}">{drawn}</a>'


def _box(node: NetworkNode, kind: str, corner: tuple[int, int]) -> str:
    x, y = corner
    middle = x + WIDTH // 2
    below = (node.document.subject or "") if node.document else NOT_HELD
    name = escape(_shortened(node.name, _MOST_LETTERS))
    small = escape(_shortened(below, _MOST_SMALL_LETTERS))
    size = f'width="{WIDTH}" height="{HEIGHT}" rx="5"'
    return (
        f"<title>{escape(_words(node))}</title>"
        f'<rect x="{x}" y="{y}" {size} {_RECTANGLES[kind]}/>'
        f'<text x="{middle}" y="{y + 18}">{name}</text>'
        f'<text x="{middle}" y="{y + 35}" font-size="10" fill="#555">{small}</text>'
    )


def _words(node: NetworkNode) -> str:
    """Return what a node is, in full."""
    if node.document is None:
        return f"{node.name} ({NOT_HELD})"
    words = document_words(node.document)
    return f"{words}: {node.document.subject}" if node.document.subject else words


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _edges(network: Network, places: Places) -> Iterator[str]:
    names = {row.key: row.name for row in relation_names()}
    corners = {key: _corner(place) for key, place in places.items()}
    for edge in network.edges:
        title = f"<title>{escape(names[edge.relation])}</title>"
        path = _path(*(corners[each] for each in (edge.source, edge.target)))
        yield f'<path {_line(edge)} d="{path}" marker-end="url(#to)">{title}</path>'


def _line(edge: NetworkEdge) -> str:
    """Return how an edge looks: red if it changes what is cited, dashed if unsure."""
    kind, colour = "resting", "#767676"
    if edge.relation in CHANGING:
        kind, colour = "changing", "#b00020"
    dashes = "" if edge.state.is_certain else ' stroke-dasharray="4 3"'
    return f'class="{kind}" fill="none" stroke="{colour}"{dashes}'


def _path(source: tuple[int, int], target: tuple[int, int]) -> str:
    """Return a curve from the side of one box to the facing side of another."""
    (x, y), (to_x, to_y) = starmap(_middle, (source, target))
    if x == to_x:  # in one column: out to the right, and back
        x = to_x = x + WIDTH // 2
        out = x + COLUMN // 2
        return f"M{x} {y} C{out} {y} {out} {to_y} {to_x} {to_y}"
    right = 1 if to_x > x else -1
    x, to_x = x + right * WIDTH // 2, to_x - right * WIDTH // 2
    middle = (x + to_x) // 2
    return f"M{x} {y} C{middle} {y} {middle} {to_y} {to_x} {to_y}"


def _middle(x: int, y: int) -> tuple[int, int]:
    return x + WIDTH // 2, y + HEIGHT // 2
