"""What changes in a folder: told by the system, or found by looking at intervals."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

_MILLISECONDS = 1000


def changed_paths(
    folder: Path, seconds: float, stop: Event, away: Callable[[], object], *, poll: bool
) -> Iterator[frozenset[Path]]:
    """Yield what was added or changed in *folder*, or nothing, each *seconds*.

    With *poll* the folder is looked at that often: the system does not say what other
    machines do on a network share. Where the share was away meanwhile, or another
    folder lies there now, the folder itself is yielded once it can be looked at; *away*
    is called while it cannot. It ends once *stop* is set, or by Ctrl-C.
    """
    folder = folder.absolute()
    missed: frozenset[Path] = frozenset()
    while not stop.is_set():
        try:
            there = _identity(folder)
            for changes in _changes_in(folder, seconds, stop, poll=poll):
                yield changes | missed
                missed = frozenset()
                if _identity(folder) != there:
                    break
        except OSError:
            if _is_there(folder):  # it is something else
                raise
        missed = frozenset({folder})  # once its changes are told again
        if not _is_there(folder) and not stop.is_set():
            away()
        while not _is_there(folder) and not stop.wait(seconds):
            pass


def _is_there(folder: Path) -> bool:
    return os.path.isdir(folder)  # noqa: PTH112  # raises nothing


def _changes_in(
    folder: Path, seconds: float, stop: Event, *, poll: bool
) -> Iterator[frozenset[Path]]:
    """Yield the changes until the folder is gone; raises OSError if it is already."""
    interval = round(seconds * _MILLISECONDS)
    with closing(
        watch(
            folder,
            watch_filter=None,
            stop_event=stop,
            rust_timeout=interval,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=poll or None,
            poll_delay_ms=interval,
        )
    ) as watched:
        for changes in watched:
            if (Change.deleted, str(folder)) in changes:
                return
            yield frozenset(
                Path(path)
                for change, path in changes
                if change is Change.added
                or (change is Change.modified and not Path(path).is_dir())
            )


def _identity(folder: Path) -> tuple[int, int]:
    found = folder.stat()
    return found.st_dev, found.st_ino
