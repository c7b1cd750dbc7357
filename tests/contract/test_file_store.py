"""What every store of files does."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from schemas.errors import (
    ChangedFileError,
    CorruptFileError,
    MissingFileError,
    ServerUnavailableError,
)
from schemas.record import LargeFile
from service.files import unsynced_files
from service.files.directory import DirectoryFiles
from service.files.in_memory import MemoryFiles
from service.files.large_files import LARGE, large_file, stored_original
from service.files.objects import ObjectFiles
from service.files.port import FileStore
from service.keeping.transfer import copy_file
from service.settings import ObjectStorage
from tests.servers.process import free_port

DATA = "Kế hoạch".encode()
CHECKSUM = sha256(DATA).hexdigest()


@pytest.fixture(params=["memory", "directory", "objects"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    match request.param:
        case "memory":
            return MemoryFiles()
        case "directory":
            return DirectoryFiles(tmp_path)
    return ObjectFiles(request.getfixturevalue("bucket"))


def test_a_file_is_named_by_its_checksum(store: FileStore) -> None:
    assert store.put(DATA) == CHECKSUM


def test_what_was_put_is_read(store: FileStore) -> None:
    store.put(DATA)

    assert store.has(CHECKSUM)
    assert store.read(CHECKSUM) == DATA


def test_twice_is_once(store: FileStore) -> None:
    assert store.put(DATA) == store.put(DATA)
    assert store.read(CHECKSUM) == DATA


@pytest.fixture
def large(tmp_path: Path) -> LargeFile:
    place = tmp_path / "inbox" / "a.pdf"
    place.parent.mkdir()
    place.write_bytes(DATA)
    return large_file(place, len(DATA))


def test_a_large_file_is_kept_like_any_other(
    store: FileStore, large: LargeFile
) -> None:
    store.put_large(large)
    store.put_large(large)
    store.sync()

    assert store.read(CHECKSUM) == DATA


def test_a_large_file_that_changed_meanwhile_is_not_kept(
    store: FileStore, large: LargeFile
) -> None:
    large.place.write_bytes(DATA + b"2")

    with pytest.raises(ChangedFileError):
        store.put_large(large)
    assert not store.has(CHECKSUM)


def test_a_large_file_that_is_gone_is_not_kept(
    store: FileStore, large: LargeFile
) -> None:
    large.place.unlink()

    with pytest.raises(ChangedFileError):
        store.put_large(large)
    assert not store.has(CHECKSUM)


def test_a_large_file_replaces_what_is_damaged(
    tmp_path: Path, large: LargeFile
) -> None:
    store = DirectoryFiles(tmp_path / "files")
    store.put(DATA)
    store.sync()
    next((tmp_path / "files").rglob(CHECKSUM)).write_bytes(bytes(len(DATA)))
    store.put_large(large)
    store.sync()

    assert store.read(CHECKSUM) == DATA


def test_what_is_kept_is_compared_with_its_name(store: FileStore) -> None:
    store.put(DATA)

    store.check(CHECKSUM)
    with pytest.raises(MissingFileError):
        store.check("0" * 64)


def test_what_was_never_put_is_missing(store: FileStore) -> None:
    assert not store.has(CHECKSUM)
    with pytest.raises(MissingFileError, match=CHECKSUM):
        store.read(CHECKSUM)


def test_the_size_of_a_file_is_known(store: FileStore) -> None:
    store.put(DATA)

    assert store.size(CHECKSUM) == len(DATA)
    assert store.size("0" * 64) is None


def test_what_was_put_is_read_after_it_is_durable(store: FileStore) -> None:
    store.put(DATA)
    store.sync()

    assert store.read(CHECKSUM) == DATA


def test_a_file_is_named_once_the_disk_has_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut at either moment would leave."""
    store = DirectoryFiles(tmp_path)
    path = tmp_path / CHECKSUM[:2] / CHECKSUM[2:4] / CHECKSUM
    named: list[bool] = []
    monkeypatch.setattr(
        unsynced_files, "_sync_all", lambda *_: named.append(path.exists())
    )
    store.put(DATA)
    store.sync()

    assert named == [False, True]


@pytest.mark.parametrize("damage", [b"", b"cut", bytes(len(DATA))])
def test_a_damaged_file_is_replaced_when_it_is_put_again(
    tmp_path: Path, damage: bytes
) -> None:
    store = DirectoryFiles(tmp_path)
    store.put(DATA)
    store.sync()
    next(tmp_path.rglob(CHECKSUM)).write_bytes(damage)
    store.put(DATA)
    store.sync()

    assert store.read(CHECKSUM) == DATA


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    store = DirectoryFiles(tmp_path)
    store.put(DATA)
    store.sync()

    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [CHECKSUM]


def test_a_large_file_on_a_disk_need_not_be_held(tmp_path: Path) -> None:
    store = DirectoryFiles(tmp_path)
    large = store.put(bytes(LARGE))
    small = store.put(DATA)
    store.sync()

    found = store.large(large)
    assert found
    assert (found.size, found.place.read_bytes()) == (LARGE, bytes(LARGE))
    assert store.large(small) is None
    assert store.large("0" * 64) is None


MANY = bytes(24 * 1024 * 1024)
HELD = 8 * 1024 * 1024
"""Bytes at most that are held of it."""


@contextmanager
def holding_little() -> Iterator[None]:
    """Require that no more than that is held at any time."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < HELD
    finally:
        tracemalloc.stop()


@pytest.fixture
def film(tmp_path: Path) -> LargeFile:
    """A file of which little is to be held."""
    place = tmp_path / "film.pdf"
    place.write_bytes(MANY)
    return large_file(place, len(MANY))


def test_an_object_is_sent_compared_and_fetched_without_being_held(
    bucket: ObjectStorage, film: LargeFile
) -> None:
    store = ObjectFiles(bucket)
    with holding_little():
        store.put_large(film)
        store.check(film.checksum)
        fetched = store.large(film.checksum)

    assert fetched
    assert large_file(fetched.place, fetched.size) == replace(film, place=fetched.place)


def test_a_fetched_object_is_removed_when_nobody_needs_it(
    bucket: ObjectStorage, film: LargeFile
) -> None:
    store = ObjectFiles(bucket)
    store.put_large(film)
    fetched = store.large(film.checksum)
    assert fetched
    place = fetched.place
    assert place.exists()
    del fetched

    assert not place.exists()


def test_a_small_object_is_not_fetched(bucket: ObjectStorage) -> None:
    store = ObjectFiles(bucket)
    store.put(DATA)

    assert store.large(CHECKSUM) is None
    assert store.large("0" * 64) is None


def test_an_object_goes_into_a_folder_and_back_without_being_held(
    bucket: ObjectStorage, film: LargeFile, tmp_path: Path
) -> None:
    """So backups, restores and migrations copy it."""
    objects, folder = ObjectFiles(bucket), DirectoryFiles(tmp_path / "files")
    objects.put_large(film)
    with holding_little():
        assert copy_file(film.checksum, objects, folder)
        folder.sync()
        objects.client.delete_object(
            Bucket=bucket.bucket,
            Key=f"kho/{film.checksum[:2]}/{film.checksum[2:4]}/{film.checksum}",
        )
        assert copy_file(film.checksum, folder, objects)

    objects.check(film.checksum)


def test_an_object_is_read_again_without_being_held(
    bucket: ObjectStorage, film: LargeFile
) -> None:
    store = ObjectFiles(bucket)
    store.put_large(film)
    with holding_little():
        received = stored_original(store, "film.pdf", film.checksum)

    assert (received.data, received.size) == (b"", film.size)


def test_a_large_object_that_was_changed_is_not_read_again(
    bucket: ObjectStorage, film: LargeFile
) -> None:
    store = ObjectFiles(bucket)
    key = f"kho/{film.checksum[:2]}/{film.checksum[2:4]}/{film.checksum}"
    store.client.put_object(Bucket=bucket.bucket, Key=key, Body=MANY[:-1] + b"1")

    with pytest.raises(CorruptFileError, match=film.checksum):
        stored_original(store, "film.pdf", film.checksum)
    with pytest.raises(CorruptFileError, match=film.checksum):
        store.check(film.checksum)


def test_a_large_file_that_was_changed_from_outside_is_corrupt(tmp_path: Path) -> None:
    store = DirectoryFiles(tmp_path)
    checksum = store.put(bytes(LARGE))
    store.sync()
    store.check(checksum)
    store.path_of(checksum).write_bytes(bytes(LARGE - 1) + b"1")

    with pytest.raises(CorruptFileError, match=checksum):
        store.check(checksum)


def test_a_file_that_was_changed_from_outside_is_corrupt(tmp_path: Path) -> None:
    store = DirectoryFiles(tmp_path)
    store.put(DATA)
    next(tmp_path.rglob(CHECKSUM)).write_bytes(b"changed")

    with pytest.raises(CorruptFileError, match=CHECKSUM):
        store.read(CHECKSUM)


def test_a_bucket_is_used_again(bucket: ObjectStorage) -> None:
    ObjectFiles(bucket).put(DATA)

    assert ObjectFiles(bucket).read(CHECKSUM) == DATA


def test_an_object_that_was_changed_from_outside_is_corrupt(
    bucket: ObjectStorage,
) -> None:
    store = ObjectFiles(bucket)
    store.put(DATA)
    key = f"kho/{CHECKSUM[:2]}/{CHECKSUM[2:4]}/{CHECKSUM}"
    store.client.put_object(Bucket=bucket.bucket, Key=key, Body=b"changed")

    with pytest.raises(CorruptFileError, match=CHECKSUM):
        store.read(CHECKSUM)
    with pytest.raises(CorruptFileError, match=CHECKSUM):
        store.check(CHECKSUM)


def test_an_object_of_the_same_size_that_was_changed_is_replaced(
    bucket: ObjectStorage,
) -> None:
    store = ObjectFiles(bucket)
    store.put(DATA)
    key = f"kho/{CHECKSUM[:2]}/{CHECKSUM[2:4]}/{CHECKSUM}"
    changed = bytes(reversed(DATA))
    store.client.put_object(
        Bucket=bucket.bucket, Key=key, Body=changed, ChecksumAlgorithm="SHA256"
    )
    store.put(DATA)

    assert store.read(CHECKSUM) == DATA


def test_a_server_that_is_not_there_is_named() -> None:
    nowhere = ObjectStorage(
        f"http://127.0.0.1:{free_port()}", "kho", key="k", secret="s"
    )

    with pytest.raises(ServerUnavailableError, match=nowhere.endpoint):
        ObjectFiles(nowhere)
