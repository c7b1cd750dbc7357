"""An archive out of a backup, proved to be what was backed up."""

from dataclasses import replace

from schemas.backup_manifest import Manifest, Restored
from schemas.errors import BackupError, StoredFileError
from service.graph.ledger import Ledger
from service.keeping.audit_backup import AuditBackup
from service.keeping.backup_files import (
    events_in,
    imports_in,
    look_up_manifest,
    read_accounts,
)
from service.keeping.backup_places import BackupPlace
from service.keeping.chain import Chain, Head
from service.keeping.migration import Report
from service.keeping.port import KeptArchive
from service.keeping.stored_events import files_named_in_all, stored_events
from service.keeping.transfer import put_accounts, put_events


class Restoration:
    """Fills an empty archive from a backup."""

    def __init__(self, archive: KeptArchive, chain: Chain, ledger: Ledger) -> None:
        self._archive, self._chain, self._ledger = archive, chain, ledger

    def restore(self, place: BackupPlace, report: Report) -> Restored:
        """Put back what the backup at *place* holds, and prove that it is equal.

        One that was broken off goes on where it was. Read models and index, newer ones
        too, are made again from the events.

        Raises:
            BackupError: there is none at *place*, or some of it is damaged.
            MigrationError: the archive has other events.

        """
        manifest = look_up_manifest(place)
        put_events(
            (each.event for each in events_in(place, manifest)),
            place.files,
            self._archive,
            lambda done: report(done, manifest.count),
        )
        imports = sum(
            self._ledger.restore(each.run, each.files)
            for each in imports_in(place, manifest)
        )
        accounts = put_accounts(read_accounts(place), self._archive)
        audit = AuditBackup(self._archive.audit).restore(place)
        self._archive.projections.rebuild()
        self._chain.seal()
        return replace(
            self._proved(manifest),
            taken_at=manifest.taken_at,
            imports=imports,
            accounts=accounts,
            audit=audit.count if audit else None,
            persons=audit.persons if audit else 0,
        )

    def _proved(self, manifest: Manifest) -> Restored:
        """Read events and files again; raises BackupError."""
        head = self._chain.head()
        if head != Head(manifest.count, manifest.digest):
            raise BackupError("kho đã khôi phục không bằng bản sao lưu")
        files = tuple(files_named_in_all(stored_events(self._archive.log)))
        missing = tuple(each for each in files if not self._can_read(each))
        return Restored(
            count=head.count,
            digest=head.digest,
            files=len(files) - len(missing),
            missing=missing,
        )

    def _can_read(self, checksum: str) -> bool:
        try:
            self._archive.files.check(checksum)
        except StoredFileError:
            return False
        return True
