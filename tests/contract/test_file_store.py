"""What every store of files does."""

from hashlib import sha256
from pathlib import Path

import pytest

from schemas.errors import DocumentNotFoundError
from service.files.directory import DirectoryFiles
from service.files.memory import MemoryFiles
from service.files.port import FileStore

DATA = "Kế hoạch".encode()
CHECKSUM = sha256(DATA).hexdigest()


@pytest.fixture(params=["memory", "directory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    return MemoryFiles() if request.param == "memory" else DirectoryFiles(tmp_path)


def test_a_file_is_named_by_its_checksum(store: FileStore) -> None:
    assert store.put(DATA) == CHECKSUM


def test_what_was_put_is_read(store: FileStore) -> None:
    store.put(DATA)

    assert store.has(CHECKSUM)
    assert store.read(CHECKSUM) == DATA


def test_twice_is_once(store: FileStore) -> None:
    assert store.put(DATA) == store.put(DATA)
    assert store.read(CHECKSUM) == DATA


def test_what_was_never_put_is_not_found(store: FileStore) -> None:
    assert not store.has(CHECKSUM)
    with pytest.raises(DocumentNotFoundError):
        store.read(CHECKSUM)


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    DirectoryFiles(tmp_path).put(DATA)

    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [CHECKSUM]


def test_a_file_that_was_changed_from_outside_is_refused(tmp_path: Path) -> None:
    store = DirectoryFiles(tmp_path)
    store.put(DATA)
    next(tmp_path.rglob(CHECKSUM)).write_bytes(b"changed")

    with pytest.raises(DocumentNotFoundError):
        store.read(CHECKSUM)
