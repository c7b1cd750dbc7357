"""What is written in one of the usual ways is read back, however it is set."""

import re
import unicodedata
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ingest.grammar.date import day_at
from ingest.pipeline import parse
from schemas.citation import Citation
from schemas.document import Header, ParsedDocument
from schemas.number import DocumentNumber
from tests.property.test_parsing import NUMBERS, PAPERS

DAYS = st.dates(date(1946, 1, 1), date(2099, 12, 31))
WRITTEN = st.sampled_from(
    [
        "ngày {0.day}/{0.month}/{0.year}",
        "ngày {0.day:02}/{0.month:02}/{0.year}",
        "ngày {0.day} tháng {0.month} năm {0.year}",
        "ngày {0.day:02} tháng {0.month:02} năm {0.year}",
        "ngày {0.day:02} tháng{0.month} năm {0.year}",
        "ngày {0.day}/ {0.month}/ {0.year}",
    ]
)
Item = tuple[DocumentNumber, date, str]
ITEMS = st.lists(
    st.tuples(NUMBERS, DAYS, WRITTEN),
    min_size=1,
    max_size=8,
    unique_by=lambda item: item[0].key,
)
ENDS = st.sampled_from([("; ", "; "), (", ", " và "), ("; ", " và ")])


def parsed(content: str) -> ParsedDocument:
    return parse(content.encode(), "a.txt")


def listed(items: list[Item], ends: tuple[str, str]) -> str:
    """A list as clerks write it: the last item behind another word."""
    said = [f"văn bản số {number} {day.strip()}" for number, day in written(items)]
    *first, last = said
    between, before_last = ends
    whole = between.join(first) + before_last + last if first else last
    return f"Cơ quan đã nhận được {whole}."


def written(items: list[Item]) -> list[tuple[DocumentNumber, str]]:
    return [(number, form.format(day)) for number, day, form in items]


def told(items: list[Item]) -> list[tuple[str, date]]:
    return [(str(number), day) for number, day, _ in items]


def found(citations: tuple[Citation, ...]) -> list[tuple[str, date | None]]:
    return [(str(each.number), each.issued_on) for each in citations]


def without_spans(header: Header) -> list[object]:
    return [getattr(header, name) for name in header.__slots__ if name != "spans"]


def said(document: ParsedDocument) -> tuple[list[object], list[object]]:
    """All that a document says, but for the places where it stands."""
    citations = [
        (each.number, each.issued_on, each.issuer, each.relation, len(each.mentions))
        for each in document.citations
    ]
    return without_spans(document.header), list(citations)


@given(DAYS, WRITTEN)
def test_a_day_written_is_read_back(day: date, form: str) -> None:
    read = day_at(form.format(day), 0)

    assert read is not None
    assert read.value == day


@given(ITEMS, ENDS)
def test_a_list_written_is_read_back(items: list[Item], ends: tuple[str, str]) -> None:
    assert found(parsed(listed(items, ends)).citations) == told(items)


@given(ITEMS, ENDS, st.data())
def test_a_line_may_break_at_any_space(
    items: list[Item], ends: tuple[str, str], data: st.DataObject
) -> None:
    content = listed(items, ends)
    spaces = [match.start() for match in re.finditer(" ", content)]
    place = data.draw(st.sampled_from(spaces))
    broken = f"{content[:place]}\n{content[place + 1 :]}"

    assert found(parsed(broken).citations) == told(items)


@given(PAPERS)
def test_decomposed_accents_say_the_same(content: str) -> None:
    decomposed = unicodedata.normalize("NFD", content)

    assert said(parsed(decomposed + "a")) == said(parsed(content + "a"))


@given(PAPERS, st.sampled_from(["  ", "\u00a0", " \u200b", "\u2003"]))
def test_other_spaces_say_the_same(content: str, space: str) -> None:
    assert said(parsed(content.replace(" ", space) + "a")) == said(
        parsed(content + "a")
    )
