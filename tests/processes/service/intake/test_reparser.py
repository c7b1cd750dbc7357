"""A better parser reads the originals again; what people decided stays."""

from dataclasses import replace

import pytest

from bench.samples import documents
from bench.samples.writers.pdf import write_pdf
from ingest.pipeline import parse
from ingest.programs import Programs
from ingest.version import PARSER_VERSION
from schemas.codec import value_from_json
from schemas.decision import DecidedBy
from schemas.layout import Layout
from schemas.link import LinkState
from schemas.record import FileResult, Received
from service.archive import Archive
from service.curation.decisions import Decisions
from service.domain.content_id import document_id
from service.files.in_memory import MemoryFiles
from service.graph.catalogue import Catalogue
from service.intake.parsers import LocalParsers
from service.intake.reparser import Reparser
from service.projections.runner import Projections
from tests.factories import make_citation, make_parsed

PAPER = "Thực hiện Kế hoạch số 48/KH-VKS ngày 10/01/2022 về thi đua".encode()


def silent(_result: FileResult) -> None:
    """Report nothing."""


@pytest.fixture
def reparser(
    archive: Archive, graph: Catalogue, files: MemoryFiles, projections: Projections
) -> Reparser:
    return Reparser(archive, graph, files, projections, LocalParsers(1, Programs()))


@pytest.fixture
def paper(archive: Archive, files: MemoryFiles, projections: Projections) -> str:
    """A paper in which an older parser found another citation, of no office."""
    checksum = files.put(PAPER)
    old = make_parsed(make_citation(issuer="Sở Y tế"), body="old")
    ident = archive.register(Received("a.txt", checksum, PAPER), old)
    archive.commit()
    projections.catch_up()
    assert ident == str(document_id(checksum))
    return ident


def test_what_is_found_now_takes_the_place_of_what_was(
    reparser: Reparser, graph: Catalogue, paper: str
) -> None:
    assert reparser.run([paper], silent) == 1

    (entry,) = graph.citations_of(paper)
    assert entry.citation.issuer is None


def test_what_this_parser_has_read_is_not_outdated(
    reparser: Reparser, paper: str
) -> None:
    assert PARSER_VERSION
    assert reparser.outdated() == ()
    assert paper


def test_what_people_decided_stays(  # noqa: PLR0913, PLR0917
    reparser: Reparser,
    archive: Archive,
    graph: Catalogue,
    files: MemoryFiles,
    projections: Projections,
    paper: str,
) -> None:
    decisions = Decisions(archive.log, graph, files, projections)
    decisions.reject(paper, "48/KH-VKS", DecidedBy("An", "của tỉnh khác"))
    reparser.run([paper], silent)

    link = decisions.confirm(paper, "48/KH-VKS", paper, DecidedBy("An", "thử"))
    assert link.state is LinkState.CONFIRMED
    assert (
        decisions.undo(paper, "48/KH-VKS", DecidedBy("An", "thử")).state
        is LinkState.MISSING
    )


def test_the_history_keeps_both_readings(
    reparser: Reparser, archive: Archive, paper: str
) -> None:
    reparser.run([paper], silent)

    kinds = [type(event).__name__ for event in archive.log.events_of(paper)]
    assert kinds.count("Parsed") == 2


def test_a_reading_that_does_not_differ_is_not_recorded(
    reparser: Reparser, archive: Archive, paper: str
) -> None:
    reparser.run([paper], silent)
    before = archive.log.last_position()
    reparser.run([paper], silent)

    assert archive.log.last_position() == before


def test_documents_are_chosen_by_kind_and_by_parser(
    reparser: Reparser, graph: Catalogue, paper: str
) -> None:
    record = graph.record(paper)
    assert record is not None

    assert reparser.alike(record.header.doc_type, PARSER_VERSION) == (paper,)
    assert reparser.alike("Chỉ thị", None) == ()
    assert reparser.alike(None, "0") == ()


def test_a_document_read_before_layouts_were_kept_gets_one(
    reparser: Reparser,
    archive: Archive,
    files: MemoryFiles,
    projections: Projections,
    graph: Catalogue,
) -> None:
    data = write_pdf(next(iter(documents(1, 5))))
    read = parse(data, "a.pdf")
    received = Received("a.pdf", files.put(data), data)
    ident = archive.register(received, replace(read, layout=None))
    archive.commit()
    projections.catch_up()
    assert reparser.without_layout() == (ident,)

    reparser.run([ident], silent)

    assert reparser.without_layout() == ()
    checksum = graph.layout_checksum(ident)
    assert checksum
    assert value_from_json(Layout, files.read(checksum)) == read.layout
