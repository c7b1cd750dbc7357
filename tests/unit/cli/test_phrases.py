"""Documents and places in a line."""

from datetime import date

import click
import pytest

from cli.messages import LANGUAGE, Language
from cli.phrases import (
    document_text,
    mentions_text,
    place_text,
    relation_text,
)
from schemas.citation import Mention, Relation
from schemas.link import DocumentSummary

PLAN = DocumentSummary(
    "3f2a9c0177",
    "plan.docx",
    number="48/KH-VKS",
    doc_type="Kế hoạch",
    issuer="VKSND tỉnh Hòa An",
    issued_on=date(2022, 1, 10),
)


def test_a_document_is_its_kind_number_day_issuer_and_id() -> None:
    line = "Kế hoạch 48/KH-VKS · 10/01/2022 · VKSND tỉnh Hòa An [3f2a9c01]"

    assert document_text(PLAN) == line


def test_a_document_that_says_nothing_is_called_by_its_file() -> None:
    assert document_text(DocumentSummary("3f2a9c0177", "a.pdf")) == "a.pdf [3f2a9c01]"


def test_a_number_by_the_file_name_is_marked_as_such() -> None:
    scan = DocumentSummary("3f2a9c0177", "a.pdf", hinted_number="48-KH-VKS")

    assert document_text(scan) == "(tên tệp: 48-KH-VKS) [3f2a9c01]"


def test_a_place_is_a_page_and_the_footnote_on_it() -> None:
    assert place_text(Mention(3, 0, 1, "")) == "tr. 3"
    assert place_text(Mention(3, 0, 1, "", footnote="2")) == "tr. 3, chú thích 2"


def test_a_place_is_named_once() -> None:
    mentions = (Mention(1, 0, 1, ""), Mention(1, 5, 6, ""), Mention(2, 9, 10, ""))

    assert mentions_text(mentions) == "tr. 1; tr. 2"


@pytest.mark.parametrize("relation", Relation)
def test_each_relation_has_a_name(relation: Relation) -> None:
    assert relation_text(relation)


def test_a_relation_has_an_english_name() -> None:
    with click.Context(click.Command("vankho")) as context:
        context.meta[LANGUAGE] = Language.EN

        assert relation_text(Relation.LEGAL_BASIS) == "legal basis"
