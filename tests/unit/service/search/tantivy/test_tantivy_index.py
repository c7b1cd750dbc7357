"""The search index on disk: its damage, its lock, its readers in other processes."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from schemas.errors import SearchUnavailableError
from schemas.search import SearchEntry, SearchQuery
from service.search.execution import search
from service.search.tantivy import TantivyIndex

PLAN = SearchEntry(id="plan", filename="ke-hoach.pdf", body="Kế hoạch thi đua")
REPORT = SearchEntry(id="report", filename="bao-cao.pdf", body="Báo cáo thi đua")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the directory of an index with one document, at position 5."""
    with closing(TantivyIndex(tmp_path / "index")) as index:
        index.put([PLAN])
        index.store_position(5)
    return tmp_path / "index"


@pytest.fixture
def index(home: Path) -> Iterator[TantivyIndex]:
    with closing(TantivyIndex(home)) as opened:
        yield opened


def damage(home: Path, pattern: str) -> None:
    """Write over the files of *home* that are named like *pattern*."""
    paths = list(home.glob(f"current/{pattern}"))
    assert paths
    for path in paths:
        path.write_bytes(b"damaged")


def test_what_was_stored_is_there_when_opened_again(index: TantivyIndex) -> None:
    assert (index.count(), index.position()) == (1, 5)


def test_an_index_without_documents_answers(tmp_path: Path) -> None:
    with closing(TantivyIndex(tmp_path / "a" / "b")) as index:
        assert search(index, SearchQuery("thi đua")).total == 0


@pytest.mark.parametrize("pattern", ["meta.json", "*.idx", "*.store", "*.term"])
def test_a_damaged_index_says_how_it_is_healed(home: Path, pattern: str) -> None:
    damage(home, pattern)

    with (
        closing(TantivyIndex(home)) as index,
        pytest.raises(SearchUnavailableError, match="vankho rebuild"),
    ):
        search(index, SearchQuery("thi đua"))


@pytest.mark.parametrize("pattern", ["meta.json", "*.idx", "*.store", "*.term"])
def test_clear_heals_a_damaged_index(home: Path, pattern: str) -> None:
    damage(home, pattern)

    with closing(TantivyIndex(home)) as index:
        index.clear()
        index.put([REPORT])
        index.refresh()

        found = search(index, SearchQuery("thi đua"))
        assert [hit.id for hit in found.hits] == ["report"]
        assert index.position() == 0


def test_clear_heals_an_index_of_another_layout(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}")

    with closing(TantivyIndex(tmp_path)) as index:
        index.clear()
        assert index.count() == 0


def test_an_index_that_was_lost_has_no_position(home: Path) -> None:
    (home / "current/meta.json").unlink()

    with closing(TantivyIndex(home)) as index:
        assert (index.position(), index.count()) == (0, 0)


def test_a_second_writer_is_told_and_not_kept_waiting(
    home: Path, index: TantivyIndex
) -> None:
    index.put([REPORT])

    with closing(TantivyIndex(home)) as second:
        with pytest.raises(SearchUnavailableError, match="đang ghi"):
            second.put([REPORT])
        with pytest.raises(SearchUnavailableError, match="đang ghi"):
            second.clear()


def test_the_lock_is_let_go_by_refresh(home: Path, index: TantivyIndex) -> None:
    index.put([REPORT])
    index.refresh()

    with closing(TantivyIndex(home)) as second:
        second.remove(["plan"])
        second.refresh()
        assert second.count() == 1


def test_the_lock_is_let_go_by_close(home: Path, index: TantivyIndex) -> None:
    index.put([REPORT])
    index.close()

    with closing(TantivyIndex(home)) as second:
        second.put([REPORT])


def test_a_reader_sees_what_another_refreshed(home: Path, index: TantivyIndex) -> None:
    assert index.count() == 1

    with closing(TantivyIndex(home)) as writer:
        writer.put([REPORT])
        assert index.count() == 1
        writer.store_position(6)

    assert (index.count(), index.position()) == (2, 6)


def test_a_reader_outlives_that_another_clears(home: Path, index: TantivyIndex) -> None:
    assert index.count() == 1

    with closing(TantivyIndex(home)) as writer:
        writer.clear()

    assert search(index, SearchQuery("thi đua")).total == 0


def test_a_reader_outlives_that_another_heals(home: Path, index: TantivyIndex) -> None:
    assert index.count() == 1
    damage(home, "meta.json")

    with closing(TantivyIndex(home)) as writer:
        writer.clear()
        writer.put([REPORT])
        writer.refresh()

    assert [hit.id for hit in search(index, SearchQuery("thi đua")).hits] == ["report"]


def test_an_entry_that_cannot_be_made_is_no_fault_of_the_index(
    index: TantivyIndex,
) -> None:
    def broken() -> Iterator[SearchEntry]:
        yield REPORT
        raise ValueError("our own")

    with pytest.raises(ValueError, match="our own"):
        index.put(broken())
