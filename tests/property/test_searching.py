"""Laws of the search indexes: twice is once, what was put can be taken out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.number import DocumentNumber
from schemas.number_spellings import number_keys
from schemas.search import SearchEntry, SearchPage, SearchQuery
from service.search.execution import search
from service.search.memory import MemoryIndex
from service.search.port import SearchIndex
from service.search.tantivy import TantivyIndex

WORDS = ("kế hoạch", "đường", "dương", "hòa bình", "VKSND", "48", "thi đua")
SYMBOLS = ("KH-VKS", "QĐ-UBND", "NQ-CP", "HD-VKSTC", "TTr-SNV", "CT/TW", "NQ/BCSĐ")

numbers = st.builds(
    DocumentNumber,
    serial=st.integers(1, 9999).map(str),
    symbol=st.sampled_from(SYMBOLS),
    year=st.none() | st.integers(1990, 2030),
)
texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)


@st.composite
def entries(draw: st.DrawFn) -> SearchEntry:
    number = draw(st.none() | numbers)
    return SearchEntry(
        id=draw(st.sampled_from("abcdef")),
        filename="tep.pdf",
        number=str(number) if number else None,
        number_key=number.key if number else None,
        subject=draw(st.none() | texts),
        body=draw(texts),
        issued_on=draw(st.none() | st.dates()),
    )


@contextmanager
def memory() -> Iterator[SearchIndex]:
    yield MemoryIndex()


@contextmanager
def tantivy() -> Iterator[SearchIndex]:
    with TemporaryDirectory() as home, closing(TantivyIndex(Path(home))) as index:
        yield index


both = pytest.mark.parametrize("opened", [memory, tantivy])
few = settings(max_examples=15, deadline=None)
batches = st.lists(entries(), max_size=6)


def answers(index: SearchIndex) -> list[SearchPage]:
    """Return what *index* says to a few questions, in a stable order."""
    return [search(index, SearchQuery(text)) for text in ("", "48", "duong", "vksnd")]


def put(index: SearchIndex, batch: Sequence[SearchEntry]) -> None:
    index.put(batch)
    index.refresh()


@both
@few
@given(batch=batches)
def test_put_twice_is_put_once(
    opened: Callable[[], AbstractContextManager[SearchIndex]], batch: list[SearchEntry]
) -> None:
    with opened() as index:
        put(index, batch)
        once = [{hit.id for hit in page.hits} for page in answers(index)]
        put(index, batch)

        assert [{hit.id for hit in page.hits} for page in answers(index)] == once


@both
@few
@given(batch=batches)
def test_removing_what_was_put_leaves_nothing(
    opened: Callable[[], AbstractContextManager[SearchIndex]], batch: list[SearchEntry]
) -> None:
    with opened() as index:
        put(index, batch)
        index.remove(each.id for each in batch)
        index.refresh()

        assert index.count() == 0
        assert search(index, SearchQuery()).total == 0


@few
@given(batch=batches)
def test_both_indexes_find_the_same(batch: list[SearchEntry]) -> None:
    with memory() as one, tantivy() as other:
        for index in (one, other):
            put(index, batch)

        for mine, yours in zip(answers(one), answers(other), strict=True):
            assert {hit.id for hit in mine.hits} == {hit.id for hit in yours.hits}
            assert mine.facets == yours.facets
            assert mine.total == yours.total


@given(number=numbers)
def test_each_number_is_found_by_each_of_its_spellings(number: DocumentNumber) -> None:
    written = str(number)
    spaced = written.replace("/", " ").replace("-", " ")
    plain = written.replace("Đ", "D")

    for typed in (written, written.lower(), spaced, plain, f"số {written}"):
        assert number.key in number_keys(typed)
