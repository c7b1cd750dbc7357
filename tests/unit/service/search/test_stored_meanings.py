"""What documents are about, kept in a file."""

from dataclasses import replace
from pathlib import Path

import pytest

from schemas.errors import DamagedDatabaseError
from schemas.search import SearchEntry
from service.search.stored_meanings import LEAST, LearningReader, StoredMeanings
from tests.factories import make_parsed

CAR = SearchEntry("car", "xe.pdf", subject="Ban hành quy chế sử dụng xe ô tô công")
NAMELESS = SearchEntry("nameless", "a.pdf", doc_type="Quyết định", body="Xe ô tô.")
ASKED = "phương tiện đi lại của cơ quan"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "meanings.db"


def test_entries_are_given_on_as_they_are(file: Path) -> None:
    assert list(StoredMeanings(file).keep([CAR, NAMELESS])) == [CAR, NAMELESS]


def test_what_one_process_keeps_another_finds(file: Path) -> None:
    asking = StoredMeanings(file)
    assert asking.nearest(ASKED, 5) == {}

    list(StoredMeanings(file).keep([CAR]))

    near = asking.nearest(ASKED, 5)
    assert list(near) == ["car"]
    assert LEAST <= near["car"] <= 1


def test_a_document_is_about_what_its_latest_subject_says(file: Path) -> None:
    kept = StoredMeanings(file)
    list(kept.keep([CAR]))
    list(kept.keep([replace(CAR, subject="Về việc tuyển dụng công chức")]))

    assert kept.nearest(ASKED, 5) == {}
    assert list(kept.nearest("thi tuyển công chức nhà nước", 5)) == ["car"]


def test_a_document_that_lost_its_subject_is_forgotten(file: Path) -> None:
    kept = StoredMeanings(file)
    list(kept.keep([CAR]))
    list(kept.keep([replace(CAR, subject=None)]))

    assert kept.nearest(ASKED, 5) == {}


def test_a_removed_document_is_forgotten(file: Path) -> None:
    kept = StoredMeanings(file)
    list(kept.keep([CAR]))
    kept.remove(["car", "unknown"])

    assert kept.nearest(ASKED, 5) == {}


def test_a_damaged_file_is_named(file: Path) -> None:
    file.write_bytes(b"no database" * 1000)

    with pytest.raises(DamagedDatabaseError, match=r"meanings\.db"):
        StoredMeanings(file).nearest(ASKED, 5)


def test_a_damaged_file_is_begun_again_by_what_is_kept_next(file: Path) -> None:
    file.write_bytes(b"no database" * 1000)

    list(StoredMeanings(file).keep([CAR]))

    assert list(StoredMeanings(file).nearest(ASKED, 5)) == ["car"]
    assert file.with_name("meanings.db.damaged").exists()


def test_what_is_removed_from_a_damaged_file_is_gone(file: Path) -> None:
    file.write_bytes(b"no database" * 1000)

    StoredMeanings(file).remove(["car"])

    assert StoredMeanings(file).nearest(ASKED, 5) == {}


def test_a_vector_made_where_a_file_was_read_is_not_made_again(file: Path) -> None:
    document = make_parsed(subject=CAR.subject, doc_type=None)
    reader = LearningReader(file, lambda name: document if name else None)

    assert reader(CAR.filename) is document
    assert reader("") is None
    other = StoredMeanings(file)
    other._vector = None  # type: ignore[assignment, method-assign]  # noqa: SLF001
    list(other.keep([CAR]))

    assert list(StoredMeanings(file).nearest(ASKED, 5)) == ["car"]
