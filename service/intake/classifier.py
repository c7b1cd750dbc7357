"""The files of one import: which have to be read, and what is known of the others."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from time import monotonic

from ingest.version import PARSER_VERSION
from schemas.errors import ChangedFileError
from schemas.import_run import LedgerEntry
from schemas.record import Outcome, Received
from service.archive import Archive
from service.domain.content_id import document_id
from service.graph.ledger import Ledger
from service.intake.file_names import readable_path
from service.intake.incoming_file import NOTHING, Exclusions, Source
from service.intake.parsers import HAS_SECRECY_MARK, Failure, Parsed
from service.intake.sources import BEING_WRITTEN, find_sources
from service.intake.unpackers import Unpacker

WITHDRAWN = "văn bản đã rút ({words}); đưa lại bằng vankho reinstate {id}"

DISCARDED = "discarded"
"""The code of the reason why a file is skipped that a person did not want."""
# whether a secret may come in is a setting, which may have changed
_TO_BE_SEEN_AGAIN = {BEING_WRITTEN, HAS_SECRECY_MARK}


class Classifier:
    """Finds the files of one import; ``known`` collects those that are not read.

    Those of the documents *hidden* (ids) are read, and entered, as if they were not
    known: it takes as long, and changes nothing.
    """

    def __init__(
        self,
        archive: Archive,
        ledger: Ledger,
        unpacker: Unpacker,
        without: Exclusions = NOTHING,
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        self.known: list[LedgerEntry] = []
        self.restored = False
        """Whether some stored file was damaged, and is whole again."""
        self._archive, self._ledger, self._unpacker = archive, ledger, unpacker
        self._without = without
        self._hidden, self._met = hidden, set[str]()
        self._on_the_disk: LedgerEntry | None = None  # the file that is being opened
        self._being_read: dict[str, tuple[LedgerEntry, float]] = {}  # by checksum
        self._damaged: set[str] = set()  # checksums whose stored files are

    def to_read(self, paths: Iterable[Path]) -> Iterator[Received]:
        """Yield the files under *paths* that have to be read."""
        for source in find_sources(
            paths, self._skip, self._unpacker, self._recall, self._without
        ):
            received = _received(source)
            if source.problem:
                self.known.append(self._problem(source, received))
            elif self._has_to_be_read(received):
                if self._archive.is_discarded(received.checksum):
                    self.known.append(self._discarded(source.path, received))
                    continue
                entry = self._entry(source.path, Outcome.ARCHIVED, "read", received)
                self._being_read[received.checksum] = entry, monotonic()
                yield received
            else:
                self.known.append(self._duplicate(source.path, received))

    def record(self, received: Received, parsed: Parsed) -> LedgerEntry:
        """Register what was read; return what became of the file."""
        entry, begun = self._being_read.pop(received.checksum)
        entry = replace(entry, seconds=monotonic() - begun)
        if isinstance(parsed, Failure) and parsed.code == HAS_SECRECY_MARK:
            return _refused(entry, parsed)
        try:
            _require_same(received, parsed)
            return self._record(entry, received, parsed)
        except ChangedFileError:  # half of it may be older than the other half
            return replace(entry, outcome=Outcome.SKIPPED, code=BEING_WRITTEN)

    def _record(
        self, entry: LedgerEntry, received: Received, parsed: Parsed
    ) -> LedgerEntry:
        document = str(document_id(received.checksum))
        is_hidden = self._is_hidden(received.checksum)
        if is_hidden:
            self._met.add(received.checksum)
        was_damaged = received.checksum in self._damaged
        if was_damaged:
            self._archive.restore(received)
            self.restored = True
        if isinstance(parsed, Failure):
            if not was_damaged and not is_hidden:
                self._archive.quarantine(received, parsed.code, parsed.reason)
            outcome, code, reason = Outcome.QUARANTINED, parsed.code, parsed.reason
            return replace(
                entry, outcome=outcome, document=document, code=code, reason=reason
            )
        if is_hidden:
            return replace(entry, document=document)
        if not was_damaged and self._archive.has(received.checksum):  # by now
            return self._known(entry, received.checksum)
        self._archive.register(received, parsed)
        if was_damaged:
            return self._known(replace(entry, code="restored"), received.checksum)
        return replace(entry, document=document)

    def _has_to_be_read(self, received: Received) -> bool:
        if received.checksum in self._being_read:
            return False
        if self._is_hidden(received.checksum):
            return received.checksum not in self._met
        if not self._archive.has(received.checksum):
            return True
        if self._archive.is_intact(received):
            return False
        self._damaged.add(received.checksum)
        return True

    def _recall(self, path: Path) -> bool:
        """Note which file on the disk comes next; return whether it is known."""
        here = _found_on_disk(path)
        self._on_the_disk = here
        if here.file is None or here.file_size is None or here.modified is None:
            return False  # whoever opens it says why not
        entries = self._ledger.recall(
            here.file, here.file_size, here.modified, PARSER_VERSION
        )
        known = [self._remembered(each, here) for each in entries]
        if not known or None in known:
            return False
        self.known.extend(filter(None, known))
        return True

    def _remembered(self, entry: LedgerEntry, here: LedgerEntry) -> LedgerEntry | None:
        """Return what a file is now that was seen before; None: it is to be read."""
        path = here.path + entry.path.removeprefix(str(here.file))
        entry = replace(entry, path=path, stage="found", seconds=0.0)
        if entry.outcome is Outcome.SKIPPED:
            return None if entry.code in _TO_BE_SEEN_AGAIN else entry
        size, checksum = entry.size or 0, entry.checksum or ""
        if self._archive.has(checksum):  # a file in quarantine may be by now
            is_whole = self._archive.is_whole(checksum, size)
            known = replace(entry, code=None)
            return self._known(known, checksum) if is_whole else None
        if entry.outcome is not Outcome.QUARANTINED:
            return None
        if self._archive.is_discarded(checksum):
            return replace(entry, outcome=Outcome.SKIPPED, code=DISCARDED, reason=None)
        without_bytes = entry.path == here.path and not size
        return None if without_bytes else entry  # to look at those costs nothing

    def _skip(self, path: str, code: str) -> None:
        entry = self._entry(path, Outcome.SKIPPED, "found")
        self.known.append(replace(entry, code=code))

    def _discarded(self, path: str, received: Received) -> LedgerEntry:
        entry = self._entry(path, Outcome.SKIPPED, "opened", received)
        document = str(document_id(received.checksum))
        return replace(entry, document=document, code=DISCARDED)

    def _problem(self, source: Source, received: Received) -> LedgerEntry:
        problem = source.problem or ""
        entry = self._entry(source.path, Outcome.QUARANTINED, "opened", received)
        try:
            document = self._archive.quarantine(received, source.code, problem)
        except ChangedFileError:
            return replace(entry, outcome=Outcome.SKIPPED, code=BEING_WRITTEN)
        return replace(entry, document=document, code=source.code, reason=problem)

    def _duplicate(self, path: str, received: Received) -> LedgerEntry:
        entry = self._entry(path, Outcome.DUPLICATE, "opened", received)
        return self._known(entry, received.checksum)

    def _known(self, entry: LedgerEntry, checksum: str) -> LedgerEntry:
        """Return that it is known; if it was withdrawn, by whom, and what to do."""
        document, reason = str(document_id(checksum)), None
        withdrawal = self._archive.withdrawal(checksum)
        if withdrawal and not self._is_hidden(checksum):
            reason = WITHDRAWN.format(words=withdrawal.words, id=document[:8])
        return replace(
            entry, outcome=Outcome.DUPLICATE, document=document, reason=reason
        )

    def _is_hidden(self, checksum: str) -> bool:
        return bool(self._hidden) and str(document_id(checksum)) in self._hidden

    def _entry(
        self, path: str, outcome: Outcome, stage: str, received: Received | None = None
    ) -> LedgerEntry:
        """Return the entry of what lies at *path*, or in the file on the disk there."""
        here = self._on_the_disk
        if here is None or not f"{path}/".startswith(f"{here.path}/"):
            here = LedgerEntry(path, outcome, stage, file=_absolute(Path(path)))
        entry = replace(here, path=path, outcome=outcome, stage=stage)
        if received is None:
            return entry
        return replace(entry, size=received.size, checksum=received.checksum)


def _require_same(received: Received, parsed: Parsed) -> None:
    """Require that a large file was read as it was found.

    Raises:
        ChangedFileError: it was not.

    """
    if received.large is None or isinstance(parsed, Failure):
        return
    if parsed.checksum != received.checksum:
        raise ChangedFileError(received.filename)


def _refused(entry: LedgerEntry, why: Failure) -> LedgerEntry:
    """Return the entry of a file that stays where it lies: its name and the mark."""
    return replace(
        entry,
        outcome=Outcome.SKIPPED,
        size=None,
        checksum=None,
        code=HAS_SECRECY_MARK,
        reason=why.reason,
    )


def _found_on_disk(path: Path) -> LedgerEntry:
    """Return the beginning of an entry: a file, its size, and when it was changed."""
    file = _absolute(path)
    entry = LedgerEntry(readable_path(path), Outcome.SKIPPED, "found", file=file)
    try:
        found = path.stat()
    except OSError:
        return entry
    return replace(entry, file_size=found.st_size, modified=found.st_mtime_ns)


def _received(source: Source) -> Received:
    if source.large:
        checksum = source.large.checksum
        return Received(source.filename, checksum, b"", source.path, source.large)
    # where no bytes could be had, the path has to tell one file from another
    content = _absolute(Path(source.path)).encode("utf-8", "surrogateescape")
    checksum = sha256(source.data or content).hexdigest()
    return Received(source.filename, checksum, source.data, source.path)


def _absolute(path: Path) -> str:
    """Return the path as the ledger has it, wherever it was seen from."""
    return readable_path(Path(os.path.abspath(path)))  # noqa: PTH100  # no links
