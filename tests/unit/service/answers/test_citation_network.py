"""Who cites whom around a document, and its pictures."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from io import BytesIO

import networkx as nx
import pytest

from schemas.citation import Relation
from schemas.link import LinkState
from schemas.network import Direction, Network, NetworkEdge, NetworkNode
from schemas.number import DocumentNumber
from service.answers.citation_network import network_around
from service.answers.drawing.dot import dot_of
from service.answers.drawing.graphml import graphml_of
from service.answers.drawing.svg import svg_of
from service.graph.catalogue import Catalogue
from tests.factories import REPORT, make_citation, make_document, make_parsed

Register = Callable[..., str]
NOTICE = DocumentNumber("7", "TB-VKS")


def label(network: Network) -> set[str]:
    return {node.label for node in network.nodes}


@pytest.fixture
def report(register: Register) -> str:
    """A report cites the plan and a notice that is not there; the plan the report."""
    register(make_parsed(make_citation(number=REPORT, issued_on=None), body="plan"))
    return register(
        make_parsed(
            make_citation(relation=Relation.IMPLEMENTS),
            make_citation(number=NOTICE),
            body="report",
            number=REPORT,
            issued_on=None,
        )
    )


def around(graph: Catalogue, ident: str, way: Direction, **parts: object) -> Network:
    start = graph.summaries([ident])[ident]
    return network_around(graph, start, way, **parts)  # type: ignore[arg-type]


def test_down_is_what_it_rests_on(graph: Catalogue, report: str) -> None:
    found = around(graph, report, Direction.DOWN)

    assert label(found) == {"15/BC-VKS", "48/KH-VKS", "7/TB-VKS"}


def test_up_is_who_rests_on_it(graph: Catalogue, report: str) -> None:
    assert label(around(graph, report, Direction.UP)) == {"15/BC-VKS", "48/KH-VKS"}


def test_what_is_not_in_the_archive_is_a_node_without_a_document(
    graph: Catalogue, report: str
) -> None:
    found = around(graph, report, Direction.DOWN)

    assert [node.label for node in found.nodes if not node.document] == ["7/TB-VKS"]


def test_a_cycle_ends_where_it_closes(graph: Catalogue, report: str) -> None:
    found = around(graph, report, Direction.DOWN, depth=9)

    assert len(found.nodes) == 3
    assert len(found.edges) == 3


def test_only_the_relations_asked_for_are_followed(
    graph: Catalogue, report: str
) -> None:
    wanted = frozenset({Relation.IMPLEMENTS})
    found = around(graph, report, Direction.DOWN, relations=wanted)

    assert label(found) == {"15/BC-VKS", "48/KH-VKS"}


def large(count: int) -> Network:
    nodes = [NetworkNode("0", "0/KH <&>", 0, make_document(id="0"))]
    nodes += [NetworkNode(str(i), f"{i}/QĐ-UBND", 1 + i % 3) for i in range(1, count)]
    edges = [
        NetworkEdge(str(i // 3), str(i), Relation.LEGAL_BASIS, LinkState.EXACT, (1, 2))
        for i in range(1, count)
    ]
    return Network(tuple(nodes), tuple(edges))


def test_graphml_is_read_back_by_networkx() -> None:
    graph = nx.read_graphml(BytesIO(graphml_of(large(20)).encode()))

    assert len(graph.nodes) == 20
    assert graph.nodes["0"]["label"] == "0/KH <&>"


def test_dot_names_every_document_and_citation() -> None:
    dot = dot_of(large(20))

    assert dot.count("label=") == 20 + 19
    assert '"0" -> "1"' in dot


def test_a_picture_is_xml_and_links_to_documents() -> None:
    picture = ET.fromstring(svg_of(large(20), lambda ident: f"/documents/{ident}"))  # noqa: S314
    links = picture.findall("{http://www.w3.org/2000/svg}a")

    assert [link.get("href") for link in links] == ["/documents/0"]


def test_no_two_of_two_hundred_nodes_cover_each_other() -> None:
    picture = ET.fromstring(svg_of(large(200), str))  # noqa: S314
    boxes = [
        (float(box.attrib["x"]), float(box.attrib["y"]))
        for box in picture.iter("{http://www.w3.org/2000/svg}rect")
    ]

    assert len(boxes) == 200
    assert not any(
        abs(x - u) < 170 and abs(y - v) < 30
        for index, (x, y) in enumerate(boxes)
        for u, v in boxes[index + 1 :]
    )


def test_a_document_alone_has_a_picture_too() -> None:
    alone = Network((NetworkNode("0", "1/KH", 0, make_document(id="0")),), ())

    assert "1/KH" in svg_of(alone, str)
