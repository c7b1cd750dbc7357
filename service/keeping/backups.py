"""Backups: taken while the archive is in use, each time only what is new.

A backup has the events up to one position, every file that they name, the imports, who
may use the archive, and who did. Read models and index are left out, as they follow
from the events.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from schemas.backup_manifest import Backup, Manifest
from schemas.errors import BackupError, StoredFileError
from service.graph.ledger import Ledger
from service.keeping.audit_backup import AuditBackup
from service.keeping.backup_files import (
    ACCOUNTS,
    KeptImport,
    is_whole,
    look_up_manifest,
    read_accounts,
    read_manifest,
    write_accounts,
    write_import,
    write_manifest,
    write_segment,
)
from service.keeping.backup_list import BackupList
from service.keeping.backup_places import BackupPlace
from service.keeping.chain import FIRST, Chain, Head
from service.keeping.port import KeptArchive
from service.keeping.stored_events import files_named_in_all, stored_events
from service.keeping.transfer import batches, copy_file, put_again
from service.keeping.verification import Fault


class Backups:
    """Takes backups of an archive, and checks them."""

    def __init__(self, archive: KeptArchive, chain: Chain, ledger: Ledger) -> None:
        self._archive, self._chain, self._ledger = archive, chain, ledger
        self._list = BackupList(ledger.engine)

    def taken(self) -> tuple[Backup, ...]:
        """Return all backups that were taken, the latest first."""
        return self._list.all()

    def take(self, place: BackupPlace) -> tuple[Backup, tuple[str, ...]]:
        """Bring the backup at *place* up to now; return it, and what it lacks.

        What it lacks are the checksums of files that the archive itself has lost or
        that are damaged there. One that was broken off goes on where it was.

        Raises:
            BackupError: the events at *place* are not the first of this archive's, or
                those of the audit are not; then all but that is backed up.
            DiskError: *place* cannot be written.
            ServerUnavailableError: it cannot be reached.

        """
        manifest = read_manifest(place) or Manifest(datetime.now(UTC))
        self._require_own(manifest)
        files = 0
        for grown, copied in self._grown(manifest, place):
            manifest, files = grown, files + copied
            write_manifest(place, manifest)
        manifest = self._with_imports(manifest, place)
        write_accounts(place, self._archive.accounts.copies.kept())
        manifest = replace(manifest, taken_at=datetime.now(UTC))
        write_manifest(place, manifest)
        backup = Backup(
            place=place.name,
            taken_at=manifest.taken_at,
            position=manifest.position,
            count=manifest.count,
            digest=manifest.digest,
            files=files,
        )
        self._list.add(backup)
        AuditBackup(self._archive.audit).take(
            place
        )  # at last, as it may be another one
        return backup, manifest.missing

    def check(self, place: BackupPlace) -> tuple[Fault, ...]:
        """Read all of a backup again, and put right what the archive still has.

        Raises:
            BackupError: there is none at *place*, or it is one of another archive.

        """
        manifest = look_up_manifest(place)
        self._require_own(manifest)
        faults = (
            *self._events_put_right(manifest, place),
            *self._files_put_right(manifest, place),
            *self._accounts_put_right(place),
            *AuditBackup(self._archive.audit).check(place),
        )
        if all(each.repaired for each in faults):
            self._list.note_check(place.name, datetime.now(UTC))
        return faults

    def _require_own(self, manifest: Manifest) -> None:
        """Make sure that the archive has all events of a backup, as they are there."""
        head = Head(manifest.count, manifest.digest)
        if manifest.count and self._chain.head(manifest.count) != head:
            raise BackupError("kho này không có, hoặc đã khác, các sự kiện đã sao lưu")

    def _grown(
        self, manifest: Manifest, place: BackupPlace
    ) -> Iterator[tuple[Manifest, int]]:
        """Copy what is new, a segment at a time; yield what *place* then holds.

        And how many files were copied for it: at first those that it lacked.
        """
        missing, copied = self._copied_files(manifest.missing, place)
        manifest = replace(manifest, missing=missing)
        yield manifest, copied
        last = self._archive.log.last_position()
        new = stored_events(self._archive.log, manifest.position, last)
        for events in batches(new):
            named = files_named_in_all(events)
            missing, copied = self._copied_files(named, place)
            segment = write_segment(place, events, manifest.count, manifest.digest)
            manifest = replace(
                manifest,
                segments=(*manifest.segments, segment),
                missing=(*manifest.missing, *missing),
            )
            yield manifest, copied

    def _copied_files(
        self, checksums: Iterable[str], place: BackupPlace
    ) -> tuple[tuple[str, ...], int]:
        """Copy files; return those that cannot be, and how many were copied."""
        names = tuple(checksums)
        source = self._archive.files
        copied = sum(copy_file(each, source, place.files) for each in names)
        place.files.sync()
        return tuple(each for each in names if not place.files.has(each)), copied

    def _with_imports(self, manifest: Manifest, place: BackupPlace) -> Manifest:
        """Copy the imports that are new, or that had not ended; say so."""
        known = {*manifest.imports}.difference(manifest.unfinished)
        new = [run for run in self._ledger.runs() if run.id not in known]
        for run in new:
            write_import(place, KeptImport(run, tuple(self._ledger.files(run.id))))
        return replace(
            manifest,
            imports=tuple(sorted({*known, *(run.id for run in new)})),
            unfinished=tuple(sorted(run.id for run in new if not run.ended_at)),
        )

    def _events_put_right(
        self, manifest: Manifest, place: BackupPlace
    ) -> Iterator[Fault]:
        """Write again, and yield, the segments that are not as they were."""
        position, count, digest = 0, 0, FIRST
        for each in manifest.segments:
            if not is_whole(place, each):
                events = stored_events(self._archive.log, position, each.position)
                write_segment(place, list(events), count, digest)
                yield Fault("corrupt", each.name, repaired=is_whole(place, each))
            position, count, digest = each.position, each.count, each.digest

    def _files_put_right(
        self, manifest: Manifest, place: BackupPlace
    ) -> Iterator[Fault]:
        """Copy again, and yield, the files that are missing or damaged."""
        events = stored_events(self._archive.log, 0, manifest.position)
        for checksum in files_named_in_all(events):
            try:
                place.files.check(checksum)
            except StoredFileError as error:
                copied = put_again(checksum, self._archive.files, place.files)
                yield Fault(error.code, checksum, repaired=copied)
        place.files.sync()

    def _accounts_put_right(self, place: BackupPlace) -> Iterator[Fault]:
        """Write the accounts again, and say so, if they cannot be read."""
        try:
            read_accounts(place)
        except BackupError:
            write_accounts(place, self._archive.accounts.copies.kept())
            yield Fault("corrupt", ACCOUNTS, repaired=True)
