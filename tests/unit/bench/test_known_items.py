from datetime import date
from random import Random

import pytest

from bench.known_items import KINDS, known_items, measure
from schemas.search import SearchEntry
from service.search.memory import MemoryIndex


def entry(serial: int) -> SearchEntry:
    words = ("trồng rừng", "nuôi tôm", "làm đường", "dạy nghề")
    subject = f"Về việc tăng cường {words[serial]} của Ủy ban nhân dân"
    body = f"Việc {words[serial]} của các xã được tổng kết hằng năm. " * 12
    return SearchEntry(
        id=str(serial),
        filename="tep.txt",
        number=f"{serial}/2024/QĐ-UBND",
        issued_on=date(2024, 3, 1),
        subject=subject,
        body=body,
    )


@pytest.fixture
def entries() -> list[SearchEntry]:
    return [entry(serial) for serial in range(4)]


def test_each_kind_of_query_asks_for_documents_that_it_tells_from_others(
    entries: list[SearchEntry],
) -> None:
    items = list(known_items(entries, 2, Random(1)))  # noqa: S311

    assert {item.kind for item in items} == set(KINDS)
    assert all(item.typed for item in items)


def test_two_engines_that_are_the_same_agree(entries: list[SearchEntry]) -> None:
    index = MemoryIndex()
    index.put(entries)
    index.refresh()
    items = list(known_items(entries, 2, Random(1)))  # noqa: S311

    figures = measure(items, {"one": index, "other": index}, lambda _line: None)

    assert figures["the same first hit"] == 1
    assert figures["one subject without accents at 1"] == 1
    assert figures["one abbreviation at 10"] == 1
