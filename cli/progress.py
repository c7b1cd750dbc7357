"""Progress bars on a terminal; nothing elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn


class Update(Protocol):
    """Moves a bar: how much is done, how much there is, and what is written beside."""

    def __call__(self, done: int, total: int, note: str = "") -> None:
        """Move it."""


def on_terminal() -> bool:
    """Return whether stderr is a terminal, so that someone may be watching."""
    return Console(stderr=True).is_terminal


@contextmanager
def counting(title: str) -> Iterator[Update]:
    """Show a bar on stderr while the block runs; yield the function that moves it.

    What the block prints to either
    stream meanwhile appears above the bar. If stderr is no terminal, it does nothing.
    """
    console = Console(stderr=True)
    with _progress(console) as progress:
        task = progress.add_task(title, total=None, note="")

        def update(done: int, total: int, note: str = "") -> None:
            progress.update(task, completed=done, total=total, note=note)

        yield update


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[note]}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
