"""What one archive has, put into another: events, files, accounts, the audit."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from eventsourcing.persistence import Notification, StoredEvent

from schemas.account import KeptAccounts
from schemas.audit import KeptPerson
from schemas.errors import ChangedFileError, MigrationError, StoredFileError
from service.domain.document_log import DocumentLog
from service.files.port import FileStore
from service.keeping.port import KeptArchive, KeptAudit
from service.keeping.stored_events import (
    BATCH,
    files_named_in_all,
    persons_named_in,
    stored_events,
)

AuditPiece = tuple[Sequence[Notification], Sequence[KeptPerson]]
"""Events of the audit, and who it was in them."""


@dataclass(frozen=True, slots=True)
class PutAudit:
    """How many events of the audit there are now, and whom they came back with."""

    count: int
    persons: int


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
        new = _missing_of(batch, there)
        for checksum in files_named_in_all(new):
            copy_file(checksum, files, target.files)
        target.files.sync()
        _append(new, target.log)
        done += len(batch)
        report(done)
    if next(there, None):
        raise MigrationError("kho đích có nhiều sự kiện hơn kho này")


def put_audit(pieces: Iterable[AuditPiece], target: KeptAudit) -> PutAudit | None:
    """Append to *target* what it lacks of the audit; None: it has one of its own.

    That stays as it is: somebody may have been erased from it since.
    """
    count = persons = 0
    there = stored_events(target.log)
    for events, kept in pieces:
        try:
            new = _missing_of(events, there)
        except MigrationError:
            return None
        if new:
            target.details.restore(kept)
            _append(new, target.log)
            persons += len(kept)
        count += len(events)
    if next(there, None):
        return None
    target.seal()
    return PutAudit(count, persons)


def audit_pieces(source: KeptAudit) -> Iterator[AuditPiece]:
    """Yield all of an audit, to be put into another place."""
    source.store()
    for events in batches(stored_events(source.log)):
        noted = (name for each in events for name in persons_named_in(each).noted)
        yield events, source.details.kept(tuple(dict.fromkeys(noted)))


def _missing_of(
    batch: Sequence[Notification], there: Iterator[Notification]
) -> Sequence[Notification]:
    """Return the events of *batch* that are not *there*, which must be the last.

    Raises:
        MigrationError: others are there.

    """
    known = [content_of(each) for each in islice(there, len(batch))]
    if known != [content_of(each) for each in batch[: len(known)]]:
        raise MigrationError("kho đích đã có sự kiện mà kho này không có")
    return batch[len(known) :]


def _append(events: Sequence[Notification], log: DocumentLog) -> None:
    log.recorder.insert_events([_stored(each) for each in events])


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
