"""One generation of an index on disk: one writer at a time, any number of readers."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tantivy import Index, IndexWriter, Searcher

from schemas.errors import SearchUnavailableError
from schemas.search import SearchEntry
from service.search.criteria import Criteria
from service.search.cursors import digest_of
from service.search.port import Found, Scored
from service.search.tantivy import index_schema
from service.search.tantivy.named_errors import IndexLockedError, named_errors
from service.search.tantivy.position import PositionFile
from service.search.tantivy.snapshot import Snapshot
from service.search.tantivy.tantivy_query import make_alike_query

_HEAP = 100_000_000  # bytes collected before a segment is written


class Generation:
    """Keeps entries in *directory*; see ``SearchIndex``.

    Files are opened at first use, so that a broken index can still be cleared. The
    lock is held from the first ``put`` until ``refresh``; other writers get an error
    instead of waiting. Readers see what another process refreshed at their next search.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._schema = index_schema.make_schema()
        self._position = PositionFile(directory / "position")
        self._index: Index | None = None
        self._writer: IndexWriter | None = None
        self._seen: tuple[int, int] | None = None

    def put(self, entries: Iterable[SearchEntry]) -> None:
        """Add *entries*; one with a known id replaces the older one.

        Raises:
            SearchUnavailableError: The index is broken, or another process writes.

        """
        writer = self._open_writer()
        for entry in entries:
            document = index_schema.document_of(entry, self._schema)
            with named_errors(self.directory):
                writer.delete_documents_by_term("id", entry.id)
                writer.add_document(document)

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the documents *ids*; unknown ids are ignored.

        Raises:
            SearchUnavailableError: The index is broken, or another process writes.

        """
        writer = self._open_writer()
        with named_errors(self.directory):
            for each in ids:
                writer.delete_documents_by_term("id", each)

    def refresh(self) -> None:
        """Make what was put or removed so far visible and durable; release the lock."""
        writer, self._writer = self._writer, None
        if writer is not None:
            with named_errors(self.directory):
                writer.commit()
                writer.wait_merging_threads()

    def find(self, criteria: Criteria) -> Found:
        """Return one page of what matches *criteria*, in their order.

        Raises:
            SearchUnavailableError: The index is broken.

        """
        with named_errors(self.directory):
            return self.snapshot().find(criteria)

    def snapshot(self) -> Snapshot:
        """Return what was refreshed last, by any process, as it stays.

        Raises:
            SearchUnavailableError: The index is broken.

        """
        with named_errors(self.directory):
            searcher = self._searcher()
            name = digest_of(f"{self.directory.name}@{self._seen}")
            return Snapshot(name, searcher, self._schema, self.directory)

    def alike(self, entry: SearchEntry, limit: int) -> tuple[Scored, ...]:
        """Return up to *limit* other entries that are most like *entry*.

        Raises:
            SearchUnavailableError: The index is broken.

        """
        with named_errors(self.directory):
            searcher = self._searcher()
            query = make_alike_query(self._schema, searcher, entry)
            hits = searcher.search(query, limit=max(1, limit), count=False).hits
            return tuple(
                Scored(score, index_schema.entry_of(searcher.doc(address)))
                for score, address in hits
            )

    def clear(self) -> None:
        """Remove everything and set the position to 0; repairs a broken index.

        Raises:
            SearchUnavailableError: Another process is writing.

        """
        self.close()
        try:
            writer = self._open_writer()
            with named_errors(self.directory):
                writer.delete_all_documents()
                self._position.forget()
            self.refresh()
        except IndexLockedError:
            raise
        except SearchUnavailableError:
            self._recreate()

    def count(self) -> int:
        """Return how many documents can be found."""
        with named_errors(self.directory):
            return self._searcher().num_docs

    def position(self) -> int:
        """Return up to which event the index is complete; 0: none."""
        with named_errors(self.directory):
            self._open()
            return self._position.read()

    def digest(self) -> str:
        """Return what was stored with the position; empty: nothing."""
        with named_errors(self.directory):
            self._open()
            return self._position.digest()

    def store_position(self, position: int, digest: str = "") -> None:
        """Refresh, then remember that the index is complete up to *position*."""
        self.refresh()
        with named_errors(self.directory):
            self._open()
            self._position.write(position, digest)

    def close(self) -> None:
        """Release files and locks; what was not refreshed is lost."""
        self._index = self._writer = self._seen = None

    def _open(self) -> Index:
        if self._index is None:
            self._index = self._open_files()
        return self._index

    def _open_files(self) -> Index:
        """Open or create the index; one that was lost has no position either."""
        self.directory.mkdir(parents=True, exist_ok=True)
        if not Index.exists(str(self.directory)):
            self._position.forget()
        index = Index(self._schema, str(self.directory))
        index_schema.register_words(index)
        index.config_reader("manual")
        self._seen = None
        return index

    def _open_writer(self) -> IndexWriter:
        """Take the lock; the files may have changed since they were opened."""
        if self._writer is None:
            with named_errors(self.directory):
                self._index = self._open_files()
                self._writer = self._index.writer(_HEAP, num_threads=1)
        return self._writer

    def _searcher(self) -> Searcher:
        """Return a view on what was refreshed last, by any process."""
        index = self._open()
        state = (self.directory / "meta.json").stat()
        if self._seen != (state.st_mtime_ns, state.st_ino):
            index.reload()
            self._seen = (state.st_mtime_ns, state.st_ino)
        return index.searcher()

    def _recreate(self) -> None:
        """Delete the files and create an empty index."""
        self.close()
        with named_errors(self.directory):
            shutil.rmtree(self.directory)
            self._open()
