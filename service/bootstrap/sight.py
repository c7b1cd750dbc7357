"""What of an archive each reader sees: the one way to its read side.

Who may not know of all documents is answered from read models and an index of their
own, which are derived from the events that they may know of, and from no others.
"""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING

from schemas.clearance import Clearance
from service.bootstrap.read_side import ReadSide
from service.bootstrap.view_store import ViewStore

if TYPE_CHECKING:
    from service.bootstrap.archive_shape import WholeArchive
    from service.bootstrap.partial_view import PartialView
    from service.graph.secrecy_labels import Labels, StoredLabels

_DIGITS = 12


class Sight:
    """Gives the read side of *opened* that somebody may see.

    In an archive that admits secrets, whoever is not cleared for everything is answered
    from a view of their own, even while nothing is hidden: so that nobody can see
    from how answers are made whether there is a secret.
    """

    def __init__(self, opened: "WholeArchive") -> None:
        self._opened = opened
        self._whole = ReadSide(opened, opened)
        self._store = ViewStore(opened.settings)
        self._views: dict[str, PartialView] = {}
        self._lock = Lock()
        self._resources = ExitStack()
        self._resources.callback(self._whole.close)

    def seen_by(self, clearance: Clearance) -> ReadSide:
        """Return what somebody with that *clearance* sees, as of now.

        Raises:
            ArchiveError: the database of the read models cannot be read.
            BusyError: what they see is being built, which takes a while.

        """
        if clearance.sees_everything:
            return self._whole
        labels = self._labels.read()
        if not (self._admits_secrets or labels.ruled or labels.hidden_from(clearance)):
            return self._whole
        view = self._view(_reduced(clearance, labels), labels)
        view.refresh()
        return view.read_side

    def can_answer(self) -> bool:
        """Return whether the index can be asked; what it holds is not said.

        Raises:
            ServerUnavailableError: the database cannot be asked.

        """
        return self._whole.queries.status().indexed is not None

    def close(self) -> None:
        """Release what was opened."""
        self._resources.close()

    @property
    def _admits_secrets(self) -> bool:
        return self._opened.settings.admits_secrets

    @cached_property
    def _labels(self) -> "StoredLabels":
        from service.graph.secrecy_labels import StoredLabels

        return StoredLabels(self._opened.views_engine)

    def remove_unused(self, find_clearances: Callable[[], Iterable[Clearance]]) -> None:
        """Remove views that nobody of those clearances is led to.

        They are asked for only where there are views.

        Raises:
            ArchiveError: the database of the read models cannot be read.

        """
        found = list(self._store.find())
        if not found:
            return
        labels, clearances = self._labels.read(), find_clearances()
        used = {_name_of(_reduced(each, labels), labels) for each in clearances}
        for each in found:
            if each not in used:
                self._store.remove(each)

    def _view(self, clearance: Clearance, labels: "Labels") -> "PartialView":
        from service.bootstrap.partial_view import PartialView

        name = _name_of(clearance, labels)
        with self._lock:
            found = self._views.get(name)
            if found is None:
                settings = self._store.settings_of(name)
                settings.home.mkdir(parents=True, exist_ok=True)
                found = PartialView(self._opened, settings, self._labels, clearance)
                self._resources.callback(found.close)
                self._views[name] = found
                self._remove_former(name)
            return found

    def _remove_former(self, name: str) -> None:
        """Remove views of former labels, to which nobody is led any more."""
        _, _, of_labels = name.partition("-")
        for each in self._store.find():
            if not each.endswith(of_labels):
                self._store.remove(each)


def _reduced(clearance: Clearance, labels: "Labels") -> Clearance:
    """Return *clearance* with those groups alone that something is for."""
    circles = (each for label in labels.labels.values() for each in label.circles)
    used = {group for circle in circles for group in circle}
    groups = tuple(sorted(used.intersection(clearance.groups)))
    return replace(clearance, groups=groups)


def _name_of(clearance: Clearance, labels: "Labels") -> str:
    return f"{_digest(clearance)}-{_digest(labels.changes)}"


def _digest(value: object) -> str:
    return sha256(repr(value).encode()).hexdigest()[:_DIGITS]
