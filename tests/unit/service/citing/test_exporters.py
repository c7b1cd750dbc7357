"""The forms for programs, read back by the programs' own libraries."""

import csv
import io
import json
import re
from datetime import date
from importlib.resources import files

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

from schemas.link import DocumentSummary
from service.citing.exporters import bibtex_of, csl_json_of, csv_of, ris_of
from service.citing.forms import citation_forms
from service.citing.rule_sets import Genre, rules_for
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


LAW = make_document(
    id="d0000000",
    number="33/2024/QH15",
    doc_type="Luật",
    issuer="Quốc hội",
    subject="Lưu trữ",
)
CIRCULAR = make_document(
    id="e0000000",
    number="05/2025/TT-BNV",
    doc_type="Thông tư",
    issuer="Bộ Nội vụ",
    signing_organ="Bộ trưởng Bộ Nội vụ",
    subject="Quy định nghiệp vụ lưu trữ tài liệu lưu trữ số",
)
JOINT = make_document(id="f0000000", issuer="Bộ Y tế; Bộ Tài chính")
UNHELD = make_document(id="", filename="Kế hoạch số 97/KH-VKS", number="97/KH-VKS")
STYLE = files("service.citing") / "styles" / "nd30.csl"


def test_csl_json_has_authors_whole_titles_of_laws_and_the_jurisdiction() -> None:
    law, circular = json.loads(csl_json_of([LAW, CIRCULAR]))

    assert law["title"] == "Luật Lưu trữ"
    assert circular["author"] == [{"literal": "Bộ trưởng Bộ Nội vụ"}]
    assert law["author"] == [{"literal": LAW.issuer}]
    assert circular["jurisdiction"] == "vn"


def test_other_programs_are_led_to_what_is_held_where_its_address_is_known() -> None:
    site = "https://kho.example/"
    address = f"https://kho.example/documents/{LAW.id}"
    held, unheld = json.loads(csl_json_of([LAW, UNHELD], site))

    assert held["URL"] == address
    assert "URL" not in unheld
    assert "URL" not in json.loads(csl_json_of([LAW]))[0]
    assert rispy.loads(ris_of([LAW], site))[0]["urls"] == [address]
    assert f"url = {{{address}}}" in bibtex_of([LAW], site)


@pytest.mark.filterwarnings("ignore")  # the processor's own
@pytest.mark.parametrize("document", [PLAN, LAW, CIRCULAR, JOINT])
def test_the_style_cites_as_the_decree_does(document: DocumentSummary) -> None:
    source = CiteProcJSON(json.loads(csl_json_of([document])))
    style = CitationStylesStyle(str(STYLE), validate=False)
    made = CitationStylesBibliography(style, source, formatter.plain)
    cited = Citation([CitationItem(document.id)])
    made.register(cited)

    forms = citation_forms(document, rules_for(Genre.ADMINISTRATIVE, date(2026, 1, 5)))
    assert str(made.cite(cited, print)) == forms.footnote
    assert [str(line) for line in made.bibliography()] == [forms.full]


def test_ris_has_the_number_and_the_publisher() -> None:
    (circular,) = rispy.loads(ris_of([CIRCULAR]))

    assert circular["issn"] == "05/2025/TT-BNV"
    assert circular["publisher"] == "Bộ Nội vụ"


@pytest.mark.parametrize("document", [*ALL, LAW, UNHELD])
def test_keys_of_bibtex_have_no_letter_that_tex_refuses(
    document: DocumentSummary,
) -> None:
    (entry,) = parse_string(bibtex_of([document])).entries

    assert re.fullmatch(r"[A-Za-z0-9-]+", entry.key)


def test_what_is_not_held_has_an_id_of_its_number() -> None:
    (item,) = json.loads(csl_json_of([UNHELD]))

    assert item["id"] == "cited-97KHVKS"
