"""A network as a networkx graph, and from there as GraphML."""

import io

import networkx as nx

from schemas.network import Network, NetworkNode


def graph_of(network: Network) -> nx.MultiDiGraph:
    """Return the graph; attributes of nodes and edges are plain strings and numbers."""
    graph = nx.MultiDiGraph()
    for node in network.nodes:
        graph.add_node(node.key, **_attributes(node))
    for edge in network.edges:
        graph.add_edge(
            edge.source,
            edge.target,
            relation=edge.relation.value,
            state=edge.state.value,
            pages=" ".join(map(str, edge.pages)),
        )
    return graph


def graphml_of(network: Network) -> str:
    """Return the network in GraphML, for Gephi, yEd or networkx."""
    written = io.BytesIO()
    nx.write_graphml(graph_of(network), written)
    return written.getvalue().decode("utf-8")


def _attributes(node: NetworkNode) -> dict[str, str | int]:
    document = node.document
    day = document.issued_on.isoformat() if document and document.issued_on else ""
    return {
        "label": node.label,
        "step": node.step,
        "in_archive": "yes" if document else "no",
        "doc_type": (document.doc_type or "") if document else "",
        "issuer": (document.issuer or "") if document else "",
        "date": day,
    }
