"""Whatever the draft: its words are found in the Word file, and changes are exact."""

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine

from bench.samples import documents
from bench.samples.writers.docx import write_docx
from ingest.pipeline import parse
from ingest.programs import Programs
from ingest.readers.wordml.package import Package
from schemas.citation import Mention
from schemas.finding import DraftCheck
from schemas.span import Span
from service.checking.checker import Checker
from service.checking.word.annotated_copy import annotate_docx
from service.checking.word.places import Places
from service.graph.catalogue import Catalogue

if TYPE_CHECKING:
    from bench.samples.model import SampleDocument

SAMPLES = list(documents(30, 41))


@pytest.fixture
def engine(sqlite: Engine) -> Engine:
    """One kind of database is enough to check drafts against."""
    return sqlite


@pytest.fixture(params=SAMPLES, ids=lambda each: each.name)
def sample(request: pytest.FixtureRequest) -> bytes:
    document: SampleDocument = request.param
    return write_docx(document)


def corrected(check: DraftCheck) -> str:
    """The text of the draft with all its corrections, from the last to the first."""
    text = check.draft.text.content
    fixes = {each.correction for each in check.findings if each.correction}
    for fix in sorted(fixes, key=lambda each: each.span, reverse=True):
        text = text[: fix.span.start] + fix.text + text[fix.span.end :]
    return text


def test_each_mention_is_found_in_the_file(sample: bytes) -> None:
    draft = parse(sample, "draft.docx", Programs())
    places = Places(Package(sample, draft.filename), draft)

    mentions = [each for citation in draft.citations for each in citation.mentions]
    assert [each.text for each in mentions if not _is_found(places, each)] == []


def _is_found(places: Places, mention: Mention) -> bool:
    return places.find(Span(mention.start, mention.end)) is not None


def test_accepted_changes_are_the_corrections_and_nothing_else(
    sample: bytes, graph: Catalogue
) -> None:
    checked = Checker(graph, parse).check(sample, "draft.docx")

    tracked = annotate_docx(sample, checked, tracked=True)

    content = parse(tracked, "draft.docx", Programs()).text.content
    assert content == corrected(checked)
