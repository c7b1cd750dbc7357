"""The files in quarantine: finding, discarding, handing them out."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from schemas.errors import DocumentNotFoundError
from schemas.quarantine_choice import QuarantineChoice
from schemas.record import QuarantinedFile
from service.archive import Archive
from service.domain.document import Document
from service.files.large_files import stored_original
from service.files.port import FileStore
from service.graph.ledger import Ledger
from service.graph.port import Graph
from service.projections.runner import Projections

SHORTEST_ID = 4
"""Characters by which an id may be named."""


class QuarantinedFiles:
    """What people do with the files that could not be read."""

    def __init__(
        self,
        archive: Archive,
        graph: Graph,
        files: FileStore,
        projections: Projections,
        ledger: Ledger,
    ) -> None:
        self._archive, self._graph, self._files = archive, graph, files
        self._projections, self._ledger = projections, ledger

    def find(self, choice: QuarantineChoice) -> tuple[QuarantinedFile, ...]:
        """Return the files in quarantine that *choice* means.

        One that was discarded is meant too, if a reference is its id.

        Raises:
            DocumentNotFoundError: a reference means none.

        """
        found = tuple(map(self._ledger.located, self._graph.quarantined()))
        if choice.references:
            found = tuple(dict.fromkeys(self._named(found, choice.references)))
        if choice.code:
            found = tuple(each for each in found if each.code == choice.code)
        if choice.under:
            found = tuple(each for each in found if _lies_in(each, choice.under))
        if choice.read_by:
            chosen = self._ledger.unread_by(choice.read_by)
            found = tuple(each for each in found if each.id in chosen)
        return found

    def discard(self, files: Iterable[QuarantinedFile], by: str, why: str) -> None:
        """Take *files* out of the quarantine; they are kept, but not imported again."""
        for each in files:
            self._archive.discard(each.id, by, why)
        self._projections.catch_up()

    def export(
        self, files: Iterable[QuarantinedFile], folder: Path
    ) -> Iterator[tuple[QuarantinedFile, str]]:
        """Copy *files* into a folder; yield each with its name there, if it has bytes.

        Raises:
            OSError: the folder cannot be written to.

        """
        folder.mkdir(parents=True, exist_ok=True)
        for each in files:
            name = ""
            if each.size:
                kept = stored_original(self._files, each.filename, each.checksum)
                name = f"{each.id[:8]}-{_plain_name(each.filename)}"
                if kept.large:
                    shutil.copyfile(kept.large.place, folder / name)
                else:
                    (folder / name).write_bytes(kept.data)
            yield each, name

    def _named(
        self, files: Iterable[QuarantinedFile], references: Iterable[str]
    ) -> Iterator[QuarantinedFile]:
        files = tuple(files)
        for reference in references:
            found = [each for each in files if _is_named(each, reference)]
            yield from found or [self._discarded(reference)]

    def _discarded(self, reference: str) -> QuarantinedFile:
        try:
            found = self._archive.log.find(Document, UUID(reference))
        except ValueError:
            found = None
        if found is None or not self._archive.is_discarded(found.checksum):
            raise DocumentNotFoundError(reference)
        return self._ledger.located(
            QuarantinedFile(
                id=str(found.id),
                filename=found.filename,
                checksum=found.checksum,
                size=found.size,
                code="discarded",
                reason="",
                received_at=found.created_on,
                path=found.path,
            )
        )


def _is_named(file: QuarantinedFile, reference: str) -> bool:
    if len(reference) >= SHORTEST_ID and file.id.startswith(reference):
        return True
    names = (Path(path).name for path in file.paths)
    known = {file.filename, file.path, *file.paths, *names}
    return not known.isdisjoint({reference, str(_absolute(reference))})


def _lies_in(file: QuarantinedFile, folder: str) -> bool:
    outer = _absolute(folder)
    return any(Path(path).is_relative_to(outer) for path in file.paths)


def _absolute(path: str) -> Path:
    """Return a path as the ledger has it."""
    return Path(os.path.abspath(path))  # noqa: PTH100  # no links


def _plain_name(filename: str) -> str:
    """Return a name that is no path and not too long, with its ending."""
    name = filename.replace("/", "_").replace("\0", "_")
    return os.fsdecode(os.fsencode(name)[-200:].decode("utf-8", "ignore"))
