"""The forms for programs, read back by the programs' own libraries."""

import csv
import io
import json

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from service.citing.exporters import bibtex_of, csl_json_of, csv_of, ris_of
from tests.factories import make_document

PLAN = make_document(subject="Thi đua {50%} & khen_thưởng")
DECREE = make_document(
    id="b0000000", number="30/2020/NĐ-CP", doc_type="Nghị định", issuer="Chính phủ"
)
BARE = make_document(
    id="c0000000", number=None, doc_type=None, issuer=None, issued_on=None, subject=None
)
ALL = [PLAN, DECREE, BARE]


def test_csl_json_tells_acts_of_law_from_other_papers() -> None:
    types = [item["type"] for item in json.loads(csl_json_of(ALL))]

    assert types == ["report", "legislation", "report"]


@pytest.mark.filterwarnings("ignore")  # the processor's own
def test_csl_json_is_cited_by_a_real_processor() -> None:
    source = CiteProcJSON(json.loads(csl_json_of([PLAN])))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem(PLAN.id)]))

    (line,) = map(str, bibliography.bibliography())
    assert "2022" in line
    assert "Thi đua" in line


def test_bibtex_is_read_back() -> None:
    library = parse_string(bibtex_of(ALL))

    assert not library.failed_blocks
    assert [entry["title"] for entry in library.entries][1] == f"{{{DECREE.subject}}}"
    assert library.entries[1]["number"] == "{30/2020/NĐ-CP}"


def test_ris_is_read_back() -> None:
    plan, decree, bare = rispy.loads(ris_of(ALL))

    assert decree["type_of_reference"] == "STAT"
    assert plan["authors"] == [PLAN.issuer]
    assert "year" not in bare


def test_csv_is_read_back() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_of(ALL))))

    assert [row["number"] for row in rows] == ["48/KH-VKS", "30/2020/NĐ-CP", ""]
    assert rows[0]["subject"] == PLAN.subject
