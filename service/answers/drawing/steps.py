"""Where the documents of a network stand: a column a step, few lines that cross.

The same network has the same places, whatever runs beside it.
"""

from collections import defaultdict
from collections.abc import Iterable

from schemas.network import Network, NetworkNode

Places = dict[str, tuple[int, int]]
"""Column and row of each node by its key; both count from 0."""


def places_of(network: Network) -> Places:
    """Return the places: who cites the first document on the left, what it cites right.

    A node stands as high as those that it is connected to, one step nearer the first.
    """
    columns: dict[int, list[NetworkNode]] = defaultdict(list)
    for node in network.nodes:
        columns[node.step].append(node)
    near = _nearer(network)
    rows: dict[str, int] = {}
    for step in sorted(columns, key=abs):
        ordered = sorted(columns[step], key=lambda node: _height(near[node.key], rows))
        rows |= {node.key: row for row, node in enumerate(ordered)}
    first = min(columns)
    return {node.key: (node.step - first, rows[node.key]) for node in network.nodes}


def _nearer(network: Network) -> dict[str, list[str]]:
    """Return for each node those that it is connected to, one step nearer the first."""
    steps = {node.key: node.step for node in network.nodes}
    near: dict[str, list[str]] = defaultdict(list)
    for edge in network.edges:
        a, b = edge.source, edge.target
        if abs(steps[a] - steps[b]) == 1:
            outer, inner = (a, b) if abs(steps[a]) > abs(steps[b]) else (b, a)
            near[outer].append(inner)
    return near


def _height(near: Iterable[str], rows: dict[str, int]) -> float:
    found = [rows[each] for each in near if each in rows]
    return sum(found) / len(found) if found else 0.0
