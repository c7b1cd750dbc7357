"""The parser against a scan of our own: pictures of pages, a little turned."""

import pytest

from bench.samples import expected_of
from bench.samples.demo import demo_documents
from bench.samples.writers.scan import write_scan
from ingest import parse
from schemas.document import Method
from service.programs import find_programs

pytestmark = pytest.mark.ocr
PROGRAMS = find_programs()


@pytest.fixture(scope="module")
def plan():
    return next(document for document, kind in demo_documents() if kind == "scan")


@pytest.fixture(scope="module")
def read(plan):
    if PROGRAMS.recognise is None:
        pytest.skip("tesseract with Vietnamese is not installed")
    return parse(write_scan(plan), f"{plan.name}.pdf", PROGRAMS)


def test_every_page_of_a_scan_is_recognised(read):
    assert {page.method for page in read.reading.pages} == {Method.OCR}


def test_the_number_and_the_date_of_a_scan_are_read(read, plan):
    act = plan.header.act
    assert (read.header.number, read.header.issued_on) == (act.number, act.issued_on)


def test_the_numbers_that_a_scan_cites_are_read(read, plan):
    label = expected_of(plan, plan.name)
    wanted = {each["number"] for each in label["citations"] if each["number"]}
    assert {str(each.number) for each in read.citations if each.number} == wanted
