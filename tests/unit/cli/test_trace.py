"""What a trace comes upon that the archive does not have."""

from cli.commands.trace import find_needed
from schemas.citation import Citation
from schemas.link import Link, LinkState, Trace, TracedLink
from schemas.number import DocumentNumber
from schemas.record import MissingDocument


def traced(serial: str, state: LinkState, *below: TracedLink) -> TracedLink:
    number = DocumentNumber(serial, "KH-VKS")
    return TracedLink(Link(Citation(str(number), (), number), state), below)


def missing(number: str) -> MissingDocument:
    return MissingDocument(number, None, None, None, ())


def test_missing_documents_of_every_depth_are_needed() -> None:
    deep = traced("2", LinkState.MISSING)
    trace = Trace(
        document=None,
        cites=(traced("1", LinkState.EXACT, deep), traced("3", LinkState.MISSING)),
    )

    needed = find_needed(trace, (missing("2/KH-VKS"), missing("3/KH-VKS")))

    assert [each.number for each in needed] == ["2/KH-VKS", "3/KH-VKS"]


def test_what_others_need_is_left_out() -> None:
    trace = Trace(document=None, cites=(traced("1", LinkState.MISSING),))

    assert find_needed(trace, (missing("9/KH-VKS"),)) == ()


def test_a_missing_document_is_known_in_another_spelling() -> None:
    trace = Trace(document=None, cites=(traced("1", LinkState.MISSING),))

    assert find_needed(trace, (missing("1-kh/vks"),))
