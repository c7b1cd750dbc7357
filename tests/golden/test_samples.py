"""The parser against documents of our own, whose content is known to the letter.

``floor.json`` holds what was reached; a change may raise a floor, never lower it.
``pytest tests/golden -s`` prints the figures and the misses.
"""

import json
from pathlib import Path

import pytest

from bench.samples import documents, expected_of
from bench.samples.corpus import documents_of_2026
from bench.samples.folder import WRITERS
from bench.samples.model import SampleDocument
from bench.samples.unusual import unusual_documents
from bench.samples.varied import varied_documents
from bench.samples.writers.text import write_text
from ingest.pipeline import parse
from schemas.document import ParsedDocument
from tests.golden.scoring import Score, plain_report

FLOORS = json.loads((Path(__file__).parent / "floor.json").read_text())
SAMPLES = {
    "text": (documents, 60, 11),
    "html": (documents, 20, 12),
    "docx": (documents, 30, 13),
    "pdf": (documents, 20, 14),
    "stamped": (documents, 15, 15),
    "vni": (documents, 15, 16),
    "tcvn3": (documents, 15, 17),
    "unusual text": (unusual_documents, 72, 21),
    "unusual html": (unusual_documents, 27, 22),
    "unusual docx": (unusual_documents, 27, 23),
    "unusual pdf": (unusual_documents, 18, 24),
    "unusual stamped": (unusual_documents, 18, 25),
    "unusual vni": (unusual_documents, 18, 26),
    "unusual tcvn3": (unusual_documents, 18, 28),
    "recent text": (documents_of_2026, 60, 31),
    "recent html": (documents_of_2026, 20, 32),
    "recent docx": (documents_of_2026, 20, 33),
    "recent pdf": (documents_of_2026, 15, 34),
    "varied text": (varied_documents, 44, 41),
    "varied html": (varied_documents, 22, 42),
    "varied docx": (varied_documents, 22, 43),
    "varied pdf": (varied_documents, 22, 44),
    "varied vni": (varied_documents, 22, 45),
    "varied tcvn3": (varied_documents, 22, 46),
}
"""Which documents in which format, how many, and the seed they grow from."""

Unusual = list[tuple[SampleDocument, ParsedDocument]]


def score(kind: str) -> Score:
    make, count, seed = SAMPLES[kind]
    ending, write = WRITERS[kind.rsplit(maxsplit=1)[-1]]
    total = Score()
    for document in make(count, seed):
        label = expected_of(document, document.name + ending)
        total.add(label, plain_report(parse(write(document), label["file"])))
    return total


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_samples_are_read_as_well_as_before(kind: str) -> None:
    total = score(kind)
    shares = total.shares()
    print(kind, json.dumps(shares, indent=2), *total.misses, sep="\n")  # noqa: T201
    assert shares.keys() == FLOORS[kind].keys()
    worse = {f: (shares[f], floor) for f, floor in FLOORS[kind].items()}
    assert {f: pair for f, pair in worse.items() if pair[0] < pair[1]} == {}


@pytest.fixture(scope="module")
def unusual() -> Unusual:
    """Return the papers of unusual make, each with what was read of it."""
    papers = unusual_documents(72, 27)
    return [(paper, parse(write_text(paper), f"{paper.name}.txt")) for paper in papers]


def test_drafts_say_that_their_number_and_date_are_blank(unusual: Unusual) -> None:
    drafts = [read for paper, read in unusual if paper.header.draft_date]
    assert drafts
    for read in drafts:
        codes = {doubt.code for doubt in read.doubts}
        assert {"number_blank", "date_blank"} <= codes


def test_copies_are_known_as_such(unusual: Unusual) -> None:
    copies = [(p.header.copy_form, r.header.copy_form) for p, r in unusual]
    assert any(form for form, _ in copies)
    assert all(bool(form) == bool(found) for form, found in copies)


def test_annexes_name_the_document_they_belong_to(unusual: Unusual) -> None:
    for paper, read in unusual:
        whole = next(paper.mentions(), None)
        wanted = whole[0].number if paper.header.is_annex and whole else None
        assert read.header.annex_of == wanted


def test_those_a_paper_is_for_are_read(unusual: Unusual) -> None:
    for paper, read in unusual:
        assert read.header.addressees == paper.header.addressees
