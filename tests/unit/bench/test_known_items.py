from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from bench.known_items import KnownItem, known_items, measure, paraphrased
from bench.remembered import KINDS
from schemas.search import SearchEntry
from service.search.memory import MemoryIndex
from service.search.stored_meanings import StoredMeanings


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


def test_what_another_document_has_too_is_not_asked_for(
    entries: list[SearchEntry],
) -> None:
    twin = replace(entries[0], id="twin", number="9/2024/QĐ-UBND", subject="Việc khác")
    twins = [*entries, twin]
    rng = Random(1)  # noqa: S311

    items = [each for each in known_items(twins, 9, rng) if "body" in each.kind]

    assert not {"0", "twin"} & {each.wanted.id for each in items}
    every = known_items(twins, 9, Random(1), blind=True)  # noqa: S311
    assert "0" in {each.wanted.id for each in every if "body" in each.kind}


def test_paraphrases_ask_for_documents_that_are_held(
    entries: list[SearchEntry],
) -> None:
    held = replace(entries[0], number="120/2025/QH15")

    (item,) = paraphrased([held, *entries])

    assert item.wanted == held
    assert not set(item.typed.split()) & set((held.subject or "").split())


def test_two_engines_that_are_the_same_agree(entries: list[SearchEntry]) -> None:
    index = MemoryIndex()
    index.put(entries)
    index.refresh()
    items = list(known_items(entries, 2, Random(1)))  # noqa: S311

    figures = measure(items, {"one": index, "other": index}, lambda _line: None)

    assert figures["the same first hit"] == 1
    assert figures["one subject without accents at 1"] == 1
    assert figures["one abbreviation at 10"] == 1
    assert "one abbreviation shown" not in figures


def test_what_is_near_in_meaning_is_shown_but_not_among_the_ten(
    entries: list[SearchEntry], tmp_path: Path
) -> None:
    index, meanings = MemoryIndex(), StoredMeanings(tmp_path / "meanings.db")
    index.put(meanings.keep(entries))
    index.refresh()
    asked = "cấp trên hướng dẫn bà con chăn con tôm"

    figures = measure(
        [KnownItem("own words", entries[1], asked)],
        {"memory": index},
        lambda _line: None,
        meanings,
    )

    assert figures["memory own words at 10"] == 0
    assert figures["memory own words shown"] == 1
