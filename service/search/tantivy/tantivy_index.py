"""A search index on disk, which can be made anew while it answers.

``directory`` holds its generations, and ``current``, a link to the one that answers.
"""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from schemas.errors import SearchUnavailableError
from schemas.search import SearchEntry
from service.search.criteria import Criteria
from service.search.port import Found, Scored
from service.search.tantivy.generation import Generation

Answer = TypeVar("Answer")

_CURRENT = "current"
_FIRST = "generation-1"


class TantivyIndex:
    """Keeps entries in *directory*; see ``SearchIndex``.

    The lock is held from the first ``put`` until ``refresh``. What another process
    refreshed or published is seen by the next search. Everything may raise
    ``SearchUnavailableError``: the index is broken, or another process writes.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._open: Generation | None = None
        self._name = ""
        self._anew: Generation | None = None

    def put(self, entries: Iterable[SearchEntry]) -> None:
        """Add *entries*; one with a known id takes the place of the older one."""
        self._written().put(entries)

    def remove(self, ids: Iterable[str]) -> None:
        """Take the documents *ids* out; unknown ids do not matter."""
        self._written().remove(ids)

    def refresh(self) -> None:
        """Make what was put or removed so far visible, keep it, let go of the lock."""
        self._written().refresh()

    def find(self, criteria: Criteria) -> Found:
        """Return one page of what answers *criteria*, in their order."""
        return self._answer(lambda current: current.find(criteria))

    def alike(self, entry: SearchEntry, limit: int) -> tuple[Scored, ...]:
        """Return up to *limit* other entries that are most like *entry*."""
        return self._answer(lambda current: current.alike(entry, limit))

    def clear(self) -> None:
        """Take everything out, and set the position to 0; heals a broken index."""
        self._written().clear()

    def start_over(self) -> None:
        """Put into an empty index from now on; searches see it after ``publish``."""
        current = self._current_name()
        for each in self._directory.glob("*"):
            if each.name not in (_CURRENT, current):  # left behind by a broken rebuild
                shutil.rmtree(each) if each.is_dir() else each.unlink()
        _, _, number = current.rpartition("-")
        self._anew = Generation(self._directory / f"generation-{int(number) + 1}")
        self._anew.refresh()

    def publish(self) -> None:
        """Let searches see what was put since ``start_over``; a rename is one step.

        The generation before stays until the next ``start_over``, for those who read.
        """
        if self._anew is not None:
            self._anew.refresh()
            self._point_to(self._anew.directory.name)
            self._anew = None

    def count(self) -> int:
        """Return how many documents can be found."""
        return self._answer(Generation.count)

    def position(self) -> int:
        """Return up to which event the index is complete; 0: none."""
        return self._written().position()

    def store_position(self, position: int) -> None:
        """Refresh, then remember that the index is complete up to *position*."""
        self._written().store_position(position)

    def close(self) -> None:
        """Let go of files and locks; what was not refreshed is lost."""
        if self._open is not None:
            self._open.close()
        if self._anew is not None:
            self._anew.close()
        self._open = self._anew = None

    def _answer(self, ask: Callable[[Generation], Answer]) -> Answer:
        """Ask the generation that answers; its successor, if that came meanwhile."""
        asked = self._current()
        try:
            return ask(asked)
        except SearchUnavailableError:
            if asked.directory.name == self._current_name():
                raise
            return ask(self._current())

    def _written(self) -> Generation:
        return self._anew or self._current()

    def _current(self) -> Generation:
        """Return the generation that answers; another process may have changed it."""
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
