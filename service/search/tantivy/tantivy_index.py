"""A search index on disk that can be rebuilt while it answers.

``directory`` holds its generations and ``current``, a link to the one that answers.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from schemas.errors import DamagedIndexError, SearchUnavailableError
from schemas.search import SearchEntry, SortOrder
from service.search.criteria import Criteria
from service.search.every_entry import every_entry
from service.search.held_states import HeldStates
from service.search.port import Found, Scored
from service.search.tantivy.generation import Generation
from service.search.tantivy.snapshot import Snapshot

Answer = TypeVar("Answer")

_CURRENT = "current"
_FIRST = "generation-1"


class TantivyIndex:
    """Keeps entries in *directory*; see ``SearchIndex``.

    The lock is held from the first ``put`` until ``refresh``. What another process
    refreshed or published is visible to the next search. Everything may raise
    ``SearchUnavailableError``: the index is broken, or another process writes.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._open: Generation | None = None
        self._name = ""
        self._next: Generation | None = None
        self._held = HeldStates[Snapshot]()

    def put(self, entries: Iterable[SearchEntry]) -> None:
        """Add *entries*; one with a known id replaces the older one."""
        self._written().put(entries)

    def remove(self, ids: Iterable[str]) -> None:
        """Remove the documents *ids*; unknown ids are ignored."""
        self._written().remove(ids)

    def refresh(self) -> None:
        """Make what was put or removed so far visible and durable; release the lock."""
        self._written().refresh()

    def find(self, criteria: Criteria) -> Found:
        """Return one page of what matches *criteria*, in their order.

        By relevance, pages after the first are those of the state that it saw.
        """
        if criteria.sort is not SortOrder.RELEVANCE:
            return self._answer(lambda current: current.find(criteria))
        held = self._held.find(criteria.after.state) if criteria.after else None
        if held is not None:
            return held.find(criteria)
        return self._answer(lambda current: self._answer_and_hold(current, criteria))

    def _answer_and_hold(self, current: Generation, criteria: Criteria) -> Found:
        snapshot = current.snapshot()
        found = snapshot.find(criteria)
        self._held.hold(snapshot.name, snapshot)
        return found

    def alike(self, entry: SearchEntry, limit: int) -> tuple[Scored, ...]:
        """Return up to *limit* other entries that are most like *entry*."""
        return self._answer(lambda current: current.alike(entry, limit))

    def clear(self) -> None:
        """Remove everything and set the position to 0; repairs a broken index."""
        self._written().clear()

    def start_over(self) -> None:
        """Fill an empty index from now on; searches see it after ``publish``."""
        self._remove_others()  # of an interrupted rebuild
        self._next = Generation(self._following())
        self._next.refresh()

    def resume(self) -> bool:
        """Go on as after ``start_over``; return whether there is anything."""
        begun = Generation(self._following())
        if not begun.directory.exists():
            return False
        try:
            begun.position()
        except DamagedIndexError:
            return False
        self._next = begun
        return True

    def publish(self) -> None:
        """Let searches see what was put since ``start_over``, in one step (a rename).

        Whoever is reading the previous generation goes on, although it is removed.
        """
        if self._next is not None:
            self._next.refresh()
            self._point_to(self._next.directory.name)
            self._next = None
            self._remove_others()

    def discard(self) -> None:
        """Remove what was put since ``start_over``."""
        if self._next is not None:
            self._next.close()
            shutil.rmtree(self._next.directory, ignore_errors=True)
            self._next = None

    def entries(self) -> Iterator[SearchEntry]:
        """Yield all entries that were refreshed: of the next index once it is begun."""
        yield from every_entry(self._next.find if self._next else self.find)

    def count(self) -> int:
        """Return how many documents can be found."""
        return self._answer(Generation.count)

    def position(self) -> int:
        """Return up to which event the index is complete; 0: none."""
        if self._next is not None:
            return self._next.position()
        return self._answer(Generation.position)

    def digest(self) -> str:
        """Return what was stored with the position; empty: nothing."""
        if self._next is not None:
            return self._next.digest()
        return self._answer(Generation.digest)

    def store_position(self, position: int, digest: str = "") -> None:
        """Refresh, then remember that the index is complete up to *position*."""
        self._written().store_position(position, digest)

    def close(self) -> None:
        """Release files and locks; what was not refreshed is lost."""
        if self._open is not None:
            self._open.close()
        if self._next is not None:
            self._next.close()
        self._open = self._next = None
        self._held.clear()

    def _answer(self, ask: Callable[[Generation], Answer]) -> Answer:
        """Query the current generation, or its successor if that came meanwhile.

        One that is being removed may be damaged, or seem to be empty.
        """
        while True:
            queried = self._current()
            try:
                answer = ask(queried)
            except SearchUnavailableError:
                if queried.directory.name == self._current_name():
                    raise
            else:
                if queried.directory.name == self._current_name():
                    return answer

    def _remove_others(self) -> None:
        """Remove all generations but the current one."""
        current = self._current_name()
        for each in self._directory.glob("*"):
            if each.name not in (_CURRENT, current):
                if each.is_dir() and not each.is_symlink():
                    shutil.rmtree(each, ignore_errors=True)
                else:
                    each.unlink(missing_ok=True)

    def _following(self) -> Path:
        """Return where the generation after the current one is, or will be."""
        _, _, number = self._current_name().rpartition("-")
        return self._directory / f"generation-{int(number) + 1}"

    def _written(self) -> Generation:
        return self._next or self._current()

    def _current(self) -> Generation:
        """Return the current generation, which another process may have replaced."""
        name = self._current_name()
        if self._open is None or self._name != name:
            self._open, self._name = Generation(self._directory / name), name
        return self._open

    def _current_name(self) -> str:
        try:
            return (self._directory / _CURRENT).readlink().name
        except OSError:
            self._point_to(_FIRST)
            return _FIRST

    def _point_to(self, name: str) -> None:
        self._directory.mkdir(parents=True, exist_ok=True)
        link = self._directory / f"{_CURRENT}.new"
        link.unlink(missing_ok=True)
        link.symlink_to(name)
        link.replace(self._directory / _CURRENT)
