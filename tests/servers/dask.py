"""A real Dask scheduler and real worker processes, on spare ports."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from distributed import Client

from tests.servers.process import free_port, own_folder, running

if TYPE_CHECKING:
    from subprocess import Popen

DASK = (sys.executable, "-m", "dask")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler at *address*, and the processes that work for it."""

    address: str
    workers: tuple["Popen[bytes]", ...]


@contextmanager
def running_cluster(workers: int) -> Iterator[Cluster]:
    """Start a scheduler and its *workers*, each with one thread."""
    address = f"tcp://127.0.0.1:{free_port()}"
    scheduler = (*DASK, "scheduler", "--host", address, "--no-dashboard", "--no-show")
    worker = (*DASK, "worker", address, "--nthreads", "1", "--no-dashboard")
    with ExitStack() as stack:
        folder = stack.enter_context(own_folder())
        stack.enter_context(
            running(scheduler, partial(_has, address, 0), folder / "scheduler.log")
        )
        processes = [
            stack.enter_context(
                running(
                    (*worker, "--no-nanny", "--local-directory", str(folder)),
                    partial(_has, address, number),
                    folder / f"worker{number}.log",
                )
            )
            for number in range(1, workers + 1)
        ]
        yield Cluster(address, tuple(processes))


def _has(address: str, workers: int) -> bool:
    try:
        with Client(address, timeout=2, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            return len(client.nthreads()) >= workers
    except OSError:
        return False
