"""The parser against the archive of the demo, in the formats that need no OCR."""

from datetime import date

import pytest

from bench.samples import expected_of
from bench.samples.demo import demo_documents
from bench.samples.folder import WRITERS
from bench.samples.model import SampleDocument
from ingest.pipeline import parse
from schemas.document import ParsedDocument
from tests.golden.scoring import Score, plain_report

DEMO = [(document, kind) for document, kind in demo_documents() if kind != "scan"]
EXACT = ("precision", "recall", "date", "doc_type", "relation", "mentions")


def read(document: SampleDocument, kind: str) -> ParsedDocument:
    ending, write = WRITERS[kind]
    return parse(write(document), document.name + ending)


@pytest.fixture(scope="module")
def report() -> ParsedDocument:
    document, kind = next(each for each in DEMO if each[0].name == "322-BC-VKS")
    return read(document, kind)


def test_every_citation_of_the_demo_is_read_exactly() -> None:
    total = Score()
    for document, kind in DEMO:
        label = expected_of(document, document.name)
        total.add(label, plain_report(read(document, kind)))
    shares = total.shares()
    assert {shares[f"citations.{figure}"] for figure in EXACT} == {1.0}, total.misses


def test_every_number_and_date_of_the_demo_is_read() -> None:
    for document, kind in DEMO:
        header, act = read(document, kind).header, document.header.act
        assert (header.number, header.issued_on) == (act.number, act.issued_on)


def test_the_report_names_the_guideline_in_its_second_and_third_footnote(
    report: ParsedDocument,
) -> None:
    guideline = next(c for c in report.citations if str(c.number) == "1204/HD-VKS")
    notes = [mention.footnote for mention in guideline.mentions]
    assert sorted(filter(None, notes)) == ["2", "3"]


def test_the_report_cites_the_plan_with_the_date_it_prints(
    report: ParsedDocument,
) -> None:
    plan = next(c for c in report.citations if str(c.number) == "733/KH-VKS")
    assert plan.issued_on == date(2022, 7, 6)
