"""What changes in a folder: told by the system, or found by looking at intervals."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

_MILLISECONDS = 1000


def changed_paths(
    folder: Path, seconds: float, stop: Event, *, poll: bool
) -> Iterator[frozenset[Path]]:
    """Yield what was added or changed in *folder*, or nothing, each *seconds*.

    With *poll* the folder is looked at that often: the system does not say what other
    machines do on a network share. It ends once *stop* is set, or by Ctrl-C.
    """
    interval = round(seconds * _MILLISECONDS)
    for changes in watch(
        folder,
        watch_filter=None,
        stop_event=stop,
        rust_timeout=interval,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=poll or None,
        poll_delay_ms=interval,
    ):
        yield frozenset(
            Path(path)
            for change, path in changes
            if change is Change.added
            or (change is Change.modified and not Path(path).is_dir())
        )
