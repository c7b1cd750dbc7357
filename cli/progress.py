"""Progress bars on a terminal; nothing elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

Update = Callable[[int, int], None]


def on_terminal() -> bool:
    """Return whether stderr is a terminal, so that someone may be watching."""
    return Console(stderr=True).is_terminal


@contextmanager
def counting(title: str) -> Iterator[Update]:
    """Show a bar on stderr while the block runs; yield the function that moves it.

    It takes how much is done, and how much there is. What the block prints to either
    stream meanwhile appears above the bar. If stderr is no terminal, it does nothing.
    """
    console = Console(stderr=True)
    with _progress(console) as progress:
        task = progress.add_task(title, total=None)

        def update(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)

        yield update


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
