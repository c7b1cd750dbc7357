"""Why a link was made."""

from datetime import UTC, datetime

import pytest

from schemas.citation import Mention
from schemas.document import Header, Text
from schemas.errors import CitationNotFoundError
from schemas.explanation import Explanation
from schemas.link import Link, LinkState
from schemas.record import DocumentRecord
from service.answers.explanations import explain
from tests.factories import make_citation, make_document

CONTENT = "Thực hiện\nKế hoạch số 48/KH-VKS về thi đua"
TEXT = Text(CONTENT)
MENTION = Mention(1, 10, 31, CONTENT[10:31])
LAW = make_citation(number=None, text="Luật Lưu trữ", mentions=(MENTION,))
LINKS = (
    Link(make_citation(mentions=(MENTION,)), LinkState.EXACT, ("khớp số, ngày",)),
    Link(LAW, LinkState.MISSING),
)
RECORD = DocumentRecord(
    summary=make_document(id="b0000000"),
    checksum="0",
    media_type="text/plain",
    size=1,
    received_at=datetime(2026, 1, 1, tzinfo=UTC),
    arrived=1,
    pages=1,
    methods=("text",),
    trust=1.0,
    parser_version="7",
    header=Header(),
    citations=(),
)


def explained(cited: str) -> Explanation:
    (found,) = explain(RECORD, LINKS, TEXT, cited)
    return found


def test_the_words_around_a_mention_are_shown() -> None:
    (words,) = explained("48/kh-vks").words

    assert words.before == "Thực hiện"
    assert words.mention.text == "Kế hoạch số 48/KH-VKS"
    assert words.after == "về thi đua"


def test_the_parser_that_read_them_is_named() -> None:
    assert explained("48 KH VKS").parser_version == "7"


def test_a_law_is_asked_for_by_its_name() -> None:
    assert explained("luat luu tru").link.citation == LAW


def test_what_is_not_cited_cannot_be_explained() -> None:
    with pytest.raises(CitationNotFoundError):
        explain(RECORD, LINKS, TEXT, "9/KH-VKS")
