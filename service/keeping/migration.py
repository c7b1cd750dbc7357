"""Moving an archive to other engines, with proof that all of it arrived."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import islice

from eventsourcing.persistence import Notification, StoredEvent

from schemas.errors import MigrationError
from schemas.record import ArchiveStatus, Migration
from service.files.port import FileStore
from service.keeping.port import KeptArchive
from service.keeping.stored_events import BATCH, files_named_in, stored_events

Report = Callable[[int, int], None]  # how many events of how many are copied


def migrate(source: KeptArchive, target: KeptArchive, report: Report) -> Migration:
    """Copy what *target* lacks of *source*, rebuild it, and compare the two.

    A migration that was broken off is taken up by running it again.

    Raises:
        MigrationError: *target* has events that *source* has not, or is not equal to
            it in the end.

    """
    _copy(source, target, report)
    target.projections.rebuild()
    source.projections.catch_up()
    _compare_status(source.queries.status(), target.queries.status())
    return _proved(source, target)


def _copy(source: KeptArchive, target: KeptArchive, report: Report) -> None:
    """Append the missing events, each after the files that it names."""
    total, done = source.log.last_position(), 0
    there = stored_events(target.log)
    for batch in _batches(stored_events(source.log)):
        known = [_content(each) for each in islice(there, len(batch))]
        if known != [_content(each) for each in batch[: len(known)]]:
            raise MigrationError("kho đích đã có sự kiện mà kho này không có")
        new = batch[len(known) :]
        for each in new:
            _copy_files(each, source.files, target.files)
        target.files.sync()
        target.log.recorder.insert_events([_stored(each) for each in new])
        done += len(batch)
        report(done, total)
    if next(there, None):
        raise MigrationError("kho đích có nhiều sự kiện hơn kho này")


def _copy_files(event: Notification, source: FileStore, target: FileStore) -> None:
    for checksum in _files_of(event):
        if source.has(checksum) and not target.has(checksum):
            target.put(source.read(checksum))


def _compare_status(here: ArchiveStatus, there: ArchiveStatus) -> None:
    # positions in a log may have gaps on a server; the events are compared one by one
    if replace(here, events=0) != replace(there, events=0):
        raise MigrationError(f"hai kho không bằng nhau: {here} ≠ {there}")


def _proved(source: KeptArchive, target: KeptArchive) -> Migration:
    """Read everything back from *target*; a store refuses changed files."""
    digest, events, files = sha256(), 0, set[str]()
    there = stored_events(target.log)
    for here in stored_events(source.log):
        arrived = next(there, None)
        if arrived is None or _content(arrived) != _content(here):
            raise MigrationError(f"sự kiện {here.id} không bằng nhau ở hai kho")
        for each in (str(here.originator_id), here.topic):
            digest.update(each.encode())
        digest.update(here.state)
        files.update(each for each in _files_of(here) if source.files.has(each))
        events += 1
    size = sum(len(target.files.read(each)) for each in files)
    return Migration(events, len(files), size, digest.hexdigest())


def _batches(events: Iterator[Notification]) -> Iterator[list[Notification]]:
    while batch := list(islice(events, BATCH)):
        yield batch


def _content(event: Notification) -> tuple[str, int, str, bytes]:
    """Return what must be equal: all but the position in the log."""
    ident = str(event.originator_id)
    return ident, event.originator_version, event.topic, event.state


def _stored(event: Notification) -> StoredEvent:
    return StoredEvent(
        event.originator_id, event.originator_version, event.topic, event.state
    )


def _files_of(event: Notification) -> Sequence[str]:
    """Return the checksums that the event names; a broken event names none."""
    found = files_named_in(event)
    return [each for each in (found.checksum, found.text_checksum) if each]
