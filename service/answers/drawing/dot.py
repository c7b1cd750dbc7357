"""A network in DOT, the language of graphviz."""

from collections.abc import Iterator

from schemas.network import Network, NetworkEdge, NetworkNode


def dot_of(network: Network) -> str:
    """Return the network in DOT; documents not in the archive are dashed."""
    lines = [
        "digraph vankho {",
        "  rankdir=TB;",
        '  node [shape=box, fontname="sans"];',
    ]
    return "\n".join([*lines, *_lines(network), "}"]) + "\n"


def _lines(network: Network) -> Iterator[str]:
    for node in network.nodes:
        yield f"  {_quoted(node.key)} [{_node(node)}];"
    for edge in network.edges:
        ends = f"{_quoted(edge.source)} -> {_quoted(edge.target)}"
        yield f"  {ends} [{_edge(edge)}];"


def _node(node: NetworkNode) -> str:
    style = "" if node.document else ", style=dashed"
    return f"label={_quoted(node.label)}{style}"


def _edge(edge: NetworkEdge) -> str:
    style = "" if edge.state.is_certain else ", style=dashed"
    return f"label={_quoted(edge.relation.value)}{style}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
