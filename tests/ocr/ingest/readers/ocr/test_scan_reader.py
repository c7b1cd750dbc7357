"""The parser against a scan of our own: pictures of pages, a little turned."""

import pytest

from bench.samples import documents, expected_of
from bench.samples.demo import demo_documents
from bench.samples.model import Act, Form, SampleDocument
from bench.samples.writers.handwritten import write_handwritten
from bench.samples.writers.scan import write_scan
from ingest.pipeline import parse
from schemas.document import Method, ParsedDocument
from service.intake.programs import installed_programs

PROGRAMS = installed_programs()
ByHand = tuple[bool, list[tuple[Act, ParsedDocument]]]


@pytest.fixture(scope="module")
def plan() -> SampleDocument:
    return next(document for document, kind in demo_documents() if kind == "scan")


@pytest.fixture(scope="module")
def read(plan: SampleDocument) -> ParsedDocument:
    if PROGRAMS.recognise is None:
        pytest.skip("tesseract with Vietnamese is not installed")
    return parse(write_scan(plan), f"{plan.name}.pdf", PROGRAMS)


def test_every_page_of_a_scan_is_recognised(read: ParsedDocument) -> None:
    assert {page.method for page in read.reading.pages} == {Method.OCR}


def test_the_number_and_the_date_of_a_scan_are_read(
    read: ParsedDocument, plan: SampleDocument
) -> None:
    act = plan.header.act
    assert (read.header.number, read.header.issued_on) == (act.number, act.issued_on)


def test_the_numbers_that_a_scan_cites_are_read(
    read: ParsedDocument, plan: SampleDocument
) -> None:
    label = expected_of(plan, plan.name)
    wanted = {each["number"] for each in label["citations"] if each["number"]}
    assert {str(each.number) for each in read.citations if each.number} == wanted


FILLED_IN = [d for d in documents(7, 8) if d.header.form is Form.STATE]


@pytest.fixture(scope="module", params=[True, False], ids=["legible", "scribbled"])
def by_hand(request: pytest.FixtureRequest) -> ByHand:
    """Scans whose number and day a pen wrote or scribbled: what is meant, what read."""
    if PROGRAMS.recognise is None or PROGRAMS.read_handwriting is None:
        pytest.skip("tesseract with Vietnamese or the model of hands is not installed")
    legible = request.param
    return legible, [
        (each.header.act, _parsed(write_handwritten(each, legible=legible)))
        for each in FILLED_IN
    ]


def _parsed(scan: bytes) -> ParsedDocument:
    return parse(scan, "a.pdf", PROGRAMS)


def test_numbers_written_by_hand_are_read_where_clear_and_never_wrong(
    by_hand: ByHand,
) -> None:
    legible, scans = by_hand
    found = [(act.number, read.header.number) for act, read in scans]
    right = [read for wanted, read in found if read == wanted]

    assert len(right) + [read for _, read in found].count(None) == len(found)
    assert len(right) >= len(found) / 2 if legible else not right


def test_days_written_by_hand_are_read_where_clear_and_never_wrong(
    by_hand: ByHand,
) -> None:
    legible, scans = by_hand
    found = [(act.issued_on, read.header.issued_on) for act, read in scans]
    right = [read for wanted, read in found if read == wanted]

    assert len(right) + [read for _, read in found].count(None) == len(found)
    assert len(right) >= len(found) / 3 if legible else not right


def test_what_a_hand_wrote_or_scribbled_is_doubted(by_hand: ByHand) -> None:
    legible, scans = by_hand
    for _, read in scans:
        assert any(doubt.code.startswith("number_") for doubt in read.doubts)
        dated = legible or any(doubt.code.startswith("date_") for doubt in read.doubts)
        assert dated
