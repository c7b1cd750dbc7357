"""Whether the archive still is what it was: its files, its events."""

import random
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path

from schemas.errors import StoredFileError
from schemas.record import LargeFile
from service.files.directory import DirectoryFiles
from service.files.large_files import large_file, on_disk
from service.graph.ledger import Ledger
from service.keeping.chain import Chain
from service.keeping.port import KeptArchive
from service.keeping.stored_events import files_named_in, stored_events
from service.projections.port import Difference

Report = Callable[[int, int], None]  # how many events of how many are applied
ContentsOf = Callable[[Path], Iterable[bytes | LargeFile]]
"""Yields what a file, and each file inside it, holds."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: ``missing``, ``corrupt``, ``changed``, ``removed``, ``inserted``.

    ``what`` is a stored file's checksum or an event's position. Of what is derived from
    the events, ``how`` is that of a ``Difference``, and ``what`` a document's id, or a
    name, with the fields that differ. ``repaired`` says that it is right again.
    """

    how: str
    what: str
    repaired: bool = False

    @property
    def is_of_events(self) -> bool:
        """Whether it is the events themselves that are not what they were."""
        return self.how in {"changed", "removed", "inserted", "anchor"}


class Verification:
    """Compares what is stored with what the events say."""

    def __init__(
        self,
        archive: KeptArchive,
        events: Chain,
        ledger: Ledger,
        contents_of: ContentsOf,
    ) -> None:
        self._archive, self._chain, self._ledger = archive, events, ledger
        self._contents_of = contents_of

    def events(self) -> tuple[Fault, ...]:
        """Return the events that are not as they were when they were sealed."""
        return tuple(Fault(b.how, str(b.position)) for b in self._chain.broken())

    def files(self, since: date | None = None, sample: int | None = None) -> list[str]:
        """Return the checksums of the stored files to be read again.

        Those of events since that day, and no more than *sample*, drawn at random.
        """
        found = list(dict.fromkeys(self._named(since)))
        if sample is not None and sample < len(found):
            return random.sample(found, sample)  # no secret  # nosec B311
        return found

    def check(self, checksum: str) -> Fault | None:
        """Return what is wrong with a stored file; None: nothing."""
        try:
            self._archive.files.check(checksum)
        except StoredFileError as error:
            return Fault(error.code, checksum)
        return None

    def repair(self, faults: Sequence[Fault], copy: Path | None) -> list[Fault]:
        """Heal the stored files that *faults* name, as far as that is possible.

        They are taken from a copy of the archive, from where they came from, or out of
        the archives and mails that they were part of.
        """
        lost = {each.what for each in faults}
        for checksum in tuple(lost):
            found = map(_file_at, self._candidates(checksum, copy))
            lost -= self._put_back(filter(None, found), {checksum})
        for outer in self._outer_files(lost):
            if not lost:
                break
            lost -= self._put_back(self._contents_of(outer.place), lost)
        return [replace(each, repaired=each.what not in lost) for each in faults]

    def derived(
        self, report: Report, waiting: Callable[[], object], *, repair: bool
    ) -> list[Fault]:
        """Return where read models and index differ from what the events come to.

        With *repair* they are exchanged for what was built to compare them with.
        """
        compare = self._archive.projections.compare
        return [
            Fault(each.how, _named(each), repaired=repair)
            for each in compare(report, waiting, repair=repair)
        ]

    def _candidates(self, checksum: str, copy: Path | None) -> Iterator[Path]:
        """Yield where the file may be; a copy may be damaged too, or out of reach."""
        if copy is not None:
            yield DirectoryFiles(copy / "files").path_of(checksum)
        yield from map(Path, self._ledger.paths_of(checksum))

    def _outer_files(self, checksums: Collection[str]) -> Iterator[LargeFile]:
        """Yield the files that they were part of, from the disk and the archive.

        What the archive has of these is copied, and removed with the value.
        """
        ledger = self._ledger
        outer = (ledger.outer_files_of(each) for each in sorted(checksums))
        for path in dict.fromkeys(chain.from_iterable(outer)):
            if found := _file_at(Path(path)):
                yield found
        stored = (ledger.outer_documents_of(each) for each in sorted(checksums))
        for checksum in dict.fromkeys(chain.from_iterable(stored)):
            with suppress(StoredFileError):
                yield on_disk(self._archive.files, checksum)

    def _put_back(
        self, contents: Iterable[bytes | LargeFile], lost: Collection[str]
    ) -> set[str]:
        """Store again what of *contents* was *lost*; return the checksums."""
        healed: set[str] = set()
        for each in contents:
            held = each.checksum if isinstance(each, LargeFile) else _checksum(each)
            if held in lost and held not in healed:
                self._store(each)
                healed.add(held)
                if len(healed) == len(lost):
                    break
        return healed

    def _store(self, content: bytes | LargeFile) -> None:
        if isinstance(content, LargeFile):
            self._archive.files.put_large(content)
        else:
            self._archive.files.put(content)
        self._archive.files.sync()

    def _named(self, since: date | None) -> Iterator[str]:
        for event in stored_events(self._archive.log):
            named = files_named_in(event)  # of a broken one the chain says so
            if since and named.timestamp and _day(named.timestamp) < since:
                continue
            yield from named.stored


def _file_at(path: Path) -> LargeFile | None:
    """Return the file at *path*; None: there is none, or it cannot be read."""
    try:
        return large_file(path, path.stat().st_size) if path.is_file() else None
    except OSError:
        return None


def _checksum(data: bytes) -> str:
    return sha256(data).hexdigest()


def _named(found: Difference) -> str:
    fields = f" ({', '.join(found.fields)})" if found.fields else ""
    return f"{found.what}{fields}"


def _day(timestamp: str) -> date:
    return datetime.fromisoformat(timestamp).astimezone().date()
