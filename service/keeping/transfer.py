"""Putting the events of one archive, the files they name, and accounts into another."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from eventsourcing.persistence import Notification, StoredEvent

from schemas.account import KeptAccounts
from schemas.errors import ChangedFileError, MigrationError, StoredFileError
from service.files.port import FileStore
from service.keeping.port import KeptArchive
from service.keeping.stored_events import BATCH, files_named_in_all, stored_events


def put_events(
    events: Iterable[Notification],
    files: FileStore,
    target: KeptArchive,
    report: Callable[[int], None],
) -> None:
    """Append to *target* what it lacks of *events*, each after its files.

    *target* may have the first of them; *report* is told how many are there.

    Raises:
        MigrationError: *target* has other events, or more.

    """
    done, there = 0, stored_events(target.log)
    for batch in batches(events):
        known = [content_of(each) for each in islice(there, len(batch))]
        if known != [content_of(each) for each in batch[: len(known)]]:
            raise MigrationError("kho đích đã có sự kiện mà kho này không có")
        new = batch[len(known) :]
        for checksum in files_named_in_all(new):
            copy_file(checksum, files, target.files)
        target.files.sync()
        target.log.recorder.insert_events([_stored(each) for each in new])
        done += len(batch)
        report(done)
    if next(there, None):
        raise MigrationError("kho đích có nhiều sự kiện hơn kho này")


def put_accounts(kept: KeptAccounts | None, target: KeptArchive) -> int | None:
    """Give *target* the accounts; return how many, None if it has others, or *kept* is.

    Its own stay as they are: somebody's rights may have been taken back since.
    """
    if kept is None or not target.accounts.copies.restore(kept):
        return None
    return len(kept.accounts)


def copy_file(checksum: str, source: FileStore, target: FileStore) -> bool:
    """Copy a file that *target* lacks; return whether it was copied.

    It was not where *source* lacks it, or has damaged it.
    """
    return not target.has(checksum) and put_again(checksum, source, target)


def put_again(checksum: str, source: FileStore, target: FileStore) -> bool:
    """Copy a file, also where *target* has damaged it; return whether that was done."""
    large = source.large(checksum)
    try:
        if large:
            target.put_large(large)
        else:
            target.put(source.read(checksum))
    except (StoredFileError, ChangedFileError):
        return False
    return True


def content_of(event: Notification) -> tuple[str, int, str, bytes]:
    """Return what must be equal: all but the position in the log."""
    ident = str(event.originator_id)
    return ident, event.originator_version, event.topic, event.state


def batches(events: Iterable[Notification]) -> Iterator[list[Notification]]:
    """Yield *events* in lists of at most ``BATCH``."""
    remaining = iter(events)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _stored(event: Notification) -> StoredEvent:
    return StoredEvent(
        event.originator_id, event.originator_version, event.topic, event.state
    )
