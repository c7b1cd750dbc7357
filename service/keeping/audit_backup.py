"""The audit in a backup: its events, and beside each file of them who it was.

All of that lies in the folder ``audit``, so that it can be left out of a backup that
is given away. Who was erased from the audit is erased from its backup by the next one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from eventsourcing.persistence import Notification

from schemas.audit import KeptPerson
from schemas.backup_manifest import Manifest, Segment
from schemas.errors import BackupError
from service.keeping.backup_files import (
    AUDIT,
    events_in,
    find_persons,
    is_whole,
    persons_name,
    read_manifest,
    segments_in,
    write_manifest,
    write_persons,
    write_segment,
)
from service.keeping.backup_places import BackupPlace
from service.keeping.chain import FIRST, Head, head_of
from service.keeping.port import KeptAudit
from service.keeping.stored_events import persons_named_in, stored_events
from service.keeping.transfer import AuditPiece, PutAudit, batches, put_audit
from service.keeping.verification import Fault


class AuditBackup:
    """Copies the audit into backups, and out of them."""

    def __init__(self, audit: KeptAudit) -> None:
        self._audit = audit

    def take(self, place: BackupPlace) -> None:
        """Bring the audit at *place* up to now.

        Raises:
            BackupError: the events there are not the first of this audit.

        """
        self._audit.store()
        manifest = read_manifest(place, AUDIT) or Manifest(datetime.now(UTC))
        self._require_own(manifest)
        if self._audit.log.last_position() > manifest.position:
            manifest = self._grown(manifest, place)
        while self._erased(manifest.position):  # of rows that were to be copied
            manifest = self._grown(manifest, place)

    def check(self, place: BackupPlace) -> Iterator[Fault]:
        """Write again, and yield, what at *place* is not as it has to be."""
        manifest = read_manifest(place, AUDIT)
        if manifest is None:
            return
        self._require_own(manifest)
        erased = self._erased()
        before = Head(0, FIRST)
        for segment, events in self._events_of(manifest.segments):
            if not is_whole(place, segment):
                write_segment(place, events, before.count, before.digest, AUDIT)
                yield Fault("corrupt", segment.name, repaired=is_whole(place, segment))
            before = Head(segment.count, segment.digest)
            persons = self._persons_of(events, erased)
            if not _holds(place, segment, persons):
                write_persons(place, segment, persons)
                yield Fault("corrupt", persons_name(segment), repaired=True)

    def restore(self, place: BackupPlace) -> PutAudit | None:
        """Put the audit back; None: *place* has none, or the archive has its own.

        Raises:
            BackupError: some of it is missing or damaged.

        """
        manifest = read_manifest(place, AUDIT)
        return put_audit(_pieces(place, manifest), self._audit) if manifest else None

    def _require_own(self, manifest: Manifest) -> None:
        """Make sure that the audit has all events of a backup, as they are there."""
        kept = Head(manifest.count, manifest.digest)
        if head_of(self._audit.log, manifest.count) != kept:
            raise BackupError(
                "nhật ký sử dụng của kho không nối tiếp nhật ký đã sao lưu ở đó,"
                " hãy sao lưu vào nơi khác"
            )

    def _grown(self, manifest: Manifest, place: BackupPlace) -> Manifest:
        """Copy the new events, and who it was; of older ones if some were erased."""
        former, position = manifest.segments, manifest.position
        last = self._audit.log.last_position()
        for events in batches(stored_events(self._audit.log, position, last)):
            before = manifest.count, manifest.digest
            segment = write_segment(place, events, *before, AUDIT)
            manifest = replace(manifest, segments=(*manifest.segments, segment))
        changed = manifest.segments if self._erased(position) else ()
        erased = self._erased()
        for segment, events in self._events_of(manifest.segments):
            if segment in changed or segment not in former:
                write_persons(place, segment, self._persons_of(events, erased))
        manifest = replace(manifest, taken_at=datetime.now(UTC))
        write_manifest(place, manifest, AUDIT)
        return manifest

    def _events_of(
        self, segments: Sequence[Segment]
    ) -> Iterator[tuple[Segment, list[Notification]]]:
        """Yield each of *segments* with its events, as the audit has them."""
        position = 0
        for each in segments:
            yield each, list(stored_events(self._audit.log, position, each.position))
            position = each.position

    def _persons_of(
        self, events: Sequence[Notification], erased: frozenset[str]
    ) -> tuple[KeptPerson, ...]:
        noted = (name for each in events for name in persons_named_in(each).noted)
        wanted = [each for each in dict.fromkeys(noted) if each not in erased]
        return self._audit.details.kept(wanted)

    def _erased(self, after: int = 0) -> frozenset[str]:
        """Return the digests of the persons erased after a position of the log."""
        return _erased_by(stored_events(self._audit.log, after))


def _pieces(place: BackupPlace, manifest: Manifest) -> Iterator[AuditPiece]:
    """Yield what a backup holds, without whom its own events say to be erased."""
    erased = _erased_by(each.event for each in events_in(place, manifest))
    for segment, events in segments_in(place, manifest):
        kept = find_persons(place, segment)
        persons = tuple(each for each in kept if each.digest not in erased)
        yield [each.event for each in events], persons


def _holds(
    place: BackupPlace, segment: Segment, persons: tuple[KeptPerson, ...]
) -> bool:
    try:
        return find_persons(place, segment) == persons
    except BackupError:
        return False


def _erased_by(events: Iterable[Notification]) -> frozenset[str]:
    return frozenset(name for each in events for name in persons_named_in(each).erased)
