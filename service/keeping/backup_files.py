"""The files of a backup: manifest, segments of events, imports, accounts, the audit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

import msgspec
from eventsourcing.persistence import Notification

from schemas.account import KeptAccounts
from schemas.audit import KeptPerson
from schemas.backup_manifest import Manifest, Segment
from schemas.codec import to_json, value_from_json
from schemas.errors import BackupError
from schemas.import_run import ImportRun, LedgerEntry
from service.keeping.backup_places import BackupPlace
from service.keeping.chain import FIRST
from service.keeping.event_lines import SealedEvent, line_of, sealed, sealed_events

_MANIFEST = "manifest.json"
ACCOUNTS = "accounts.json"
AUDIT = "audit/"
"""Where the audit lies in a backup, with a manifest of its own."""
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class KeptImport:
    """An import as a backup holds it: the run, and every file that it saw."""

    run: ImportRun
    files: tuple[LedgerEntry, ...]


def read_manifest(place: BackupPlace, folder: str = "") -> Manifest | None:
    """Return what the backup at *place* holds, or a *folder* of it; None: nothing.

    Raises:
        BackupError: its manifest cannot be read.

    """
    name = folder + _MANIFEST
    data = place.read(name)
    return None if data is None else _value(Manifest, name, data)


def look_up_manifest(place: BackupPlace) -> Manifest:
    """Return what the backup at *place* holds.

    Raises:
        BackupError: there is none, or its manifest cannot be read.

    """
    manifest = read_manifest(place)
    if manifest is None:
        raise BackupError(f"{place.name}: không có bản sao lưu ở đây")
    return manifest


def write_manifest(place: BackupPlace, manifest: Manifest, folder: str = "") -> None:
    """Say at *place* what the backup, or a *folder* of it, now holds."""
    place.write(folder + _MANIFEST, to_json(manifest).encode())


def write_segment(
    place: BackupPlace,
    events: Sequence[Notification],
    count: int,
    digest: str,
    folder: str = "events/",
) -> Segment:
    """Write *events*; before them the chain has *count* events and ends in *digest*."""
    lines = list(sealed(events, digest))
    data = b"".join(map(line_of, lines))
    name = f"{folder}{count + 1:012}.jsonl"
    place.write(name, data)
    return Segment(
        name=name,
        checksum=sha256(data).hexdigest(),
        position=int(events[-1].id),
        count=count + len(lines),
        digest=lines[-1].digest,
    )


def is_whole(place: BackupPlace, segment: Segment) -> bool:
    """Return whether the segment is there as it was written."""
    data = place.read(segment.name)
    return data is not None and sha256(data).hexdigest() == segment.checksum


def events_in(place: BackupPlace, manifest: Manifest) -> Iterator[SealedEvent]:
    """Yield the events of a backup; see ``segments_in``."""
    for _, events in segments_in(place, manifest):
        yield from events


def segments_in(
    place: BackupPlace, manifest: Manifest
) -> Iterator[tuple[Segment, Iterator[SealedEvent]]]:
    """Yield the segments of a backup with their events, to be taken one by one.

    Each event is proved to continue the chain.

    Raises:
        BackupError: a segment is missing or was changed.

    """
    digest = FIRST
    for segment in manifest.segments:
        yield segment, _events_of(place, segment, digest)
        digest = segment.digest


def _events_of(
    place: BackupPlace, segment: Segment, digest: str
) -> Iterator[SealedEvent]:
    data = place.read(segment.name)
    if data is None:
        raise BackupError(f"{segment.name}: không còn")
    try:
        for each in sealed_events(data.splitlines(), digest):
            digest = each.digest
            yield each
    except BackupError as error:
        raise BackupError(f"{segment.name}: {error}") from error
    if digest != segment.digest:
        raise BackupError(f"{segment.name}: bị cắt mất phần cuối")


def write_import(place: BackupPlace, kept: KeptImport) -> None:
    """Write an import and what became of its files."""
    place.write(_import_name(kept.run.id), to_json(kept).encode())


def imports_in(place: BackupPlace, manifest: Manifest) -> Iterator[KeptImport]:
    """Yield the imports of a backup.

    Raises:
        BackupError: one is missing or cannot be read.

    """
    for run in manifest.imports:
        name = _import_name(run)
        data = place.read(name)
        if data is None:
            raise BackupError(f"{name}: không còn")
        yield _value(KeptImport, name, data)


@dataclass(frozen=True, slots=True)
class _CheckedAccounts:
    """Accounts and the SHA-256 of their JSON: the manifest says nothing of them.

    So that file alone has to be written where an account has changed. The JSON is
    compared as it was written, whatever a later version adds to accounts.
    """

    checksum: str
    accounts: msgspec.Raw


def write_accounts(place: BackupPlace, kept: KeptAccounts) -> None:
    """Write who may use the archive, in place of who might before."""
    written = to_json(kept).encode()
    checked = _CheckedAccounts(sha256(written).hexdigest(), msgspec.Raw(written))
    place.write(ACCOUNTS, to_json(checked).encode(), private=True)


def read_accounts(place: BackupPlace) -> KeptAccounts | None:
    """Return who might use the archive; None: the backup does not say.

    Raises:
        BackupError: that was changed.

    """
    data = place.read(ACCOUNTS)
    if data is None:  # it is of an earlier version, or was to be given away
        return None
    read = _value(_CheckedAccounts, ACCOUNTS, data)
    if sha256(read.accounts).hexdigest() != read.checksum:
        raise BackupError(f"{ACCOUNTS}: đã bị thay đổi")
    return _value(KeptAccounts, ACCOUNTS, bytes(read.accounts))


def persons_name(segment: Segment) -> str:
    """Return the name of the file that says who it was, beside a file of events."""
    return segment.name.replace(".jsonl", ".persons.json")


def write_persons(
    place: BackupPlace, segment: Segment, persons: tuple[KeptPerson, ...]
) -> None:
    """Write who it was in the accesses of a segment, in place of what was there."""
    place.write(persons_name(segment), to_json(persons).encode(), private=True)


def find_persons(place: BackupPlace, segment: Segment) -> tuple[KeptPerson, ...]:
    """Return who it was in the accesses of a segment.

    Raises:
        BackupError: the file is missing or cannot be read.

    """
    name = persons_name(segment)
    data = place.read(name)
    if data is None:
        raise BackupError(f"{name}: không còn")
    return _value(tuple[KeptPerson, ...], name, data)


def _import_name(run: int) -> str:
    return f"imports/{run:06}.json"


def _value(kind: type[Value], name: str, data: bytes) -> Value:
    try:
        return value_from_json(kind, data)
    except ValueError as error:
        raise BackupError(f"{name}: {error}") from error
