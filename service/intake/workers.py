"""Processes that read files; the system itself ends one that takes too much.

The time of a file is limited by a kernel alarm, its memory by a limit of the process.
Both hold while a library in C is busy, and even if nobody is left to watch. When the
process that started it dies, the kernel kills it too, with the programs that it runs.
"""

import fcntl
import os
import pickle  # between processes of ours alone  # nosec B403
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from multiprocessing.connection import Connection, Pipe
from queue import Empty, LifoQueue
from select import select
from typing import Any, Generic, TypeVar

from service.settings import Limits

Item = TypeVar("Item")
Result = TypeVar("Result")

OUT_OF_MEMORY = 77
"""The exit status of a process that ran out of memory."""

_CODE = "from service.intake.workers import serve; serve({}, {})"


Wanted = Callable[[Callable[[], object]], AbstractContextManager[object]]
"""Surrounds a piece of work, and calls what ends it if nobody wants it any more."""


class WorkerDiedError(Exception):
    """The process ended without a result; ``status`` as in ``Popen.returncode``."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status

    @property
    def by_clock(self) -> bool:
        """Whether it exceeded its time."""
        return self.status == -signal.SIGALRM

    @property
    def for_memory(self) -> bool:
        """Whether it exceeded its memory."""
        return self.status == OUT_OF_MEMORY

    @property
    def how(self) -> str:
        """Return the name of the signal that ended it, or its exit status."""
        with suppress(ValueError):
            return signal.Signals(-self.status).name
        return str(self.status)


class Workers(Generic[Item, Result]):
    """Up to *count* processes that do *work*, each started when needed.

    Any thread may call. *work*, its argument and its result are pickled. What is not
    *wanted* any more ends with its process. Temporary files lie in *folder*; None:
    where ``tempfile`` says when a process starts, which is gone after an import.
    """

    def __init__(
        self,
        count: int,
        work: Callable[[Item], Result],
        limits: Limits,
        wanted: Wanted = nullcontext,
        folder: str | None = None,
    ) -> None:
        self._work, self._limits, self._wanted = work, limits, wanted
        self._folder = folder
        self._running: set[_Worker] = set()
        self._free: LifoQueue[_Worker | None] = LifoQueue()  # None: not started
        for _ in range(count):
            self._free.put(None)

    def do(self, item: Item) -> Result:
        """Return the result of *work* for *item*, once a process is free.

        Raises:
            WorkerDiedError: the process died on it; another takes its place.

        """
        worker = self._free.get()
        try:
            worker = worker or self._start()
            with self._wanted(worker.kill):
                result: Result = worker.do(item)
        except BaseException:
            if worker:
                self._end(worker)
            worker = None
            raise
        finally:
            self._free.put(worker)
        return result

    def close(self) -> None:
        """End all processes, including busy ones; later calls start new ones."""
        for worker in tuple(self._running):
            self._end(worker)
        with suppress(Empty):
            for _ in range(self._free.qsize()):
                self._free.get_nowait()
                self._free.put(None)

    def _start(self) -> "_Worker":
        folder = self._folder or tempfile.gettempdir()
        worker = _Worker(self._work, self._limits, folder)
        self._running.add(worker)
        return worker

    def _end(self, worker: "_Worker") -> None:
        with suppress(KeyError):  # it was ended already
            self._running.remove(worker)
            worker.end()


class _Worker:
    """One process, and our end of the pipe to it."""

    def __init__(self, work: Callable[[Any], Any], limits: Limits, folder: str) -> None:
        self._pipe, theirs = Pipe()
        watched, lifeline = Pipe(duplex=False)
        self._lifeline = lifeline  # closed by the system when this process ends
        with theirs, watched:
            numbers = theirs.fileno(), watched.fileno()
            self._process = subprocess.Popen(  # noqa: S603  # our own words
                [sys.executable, "-c", _CODE.format(*numbers)],
                stdin=subprocess.DEVNULL,
                pass_fds=numbers,
                # so that the programs it runs end with it; a session of its own would
                # have its own share of the processors on Linux, however nice it is
                process_group=0,
                env={
                    **os.environ,
                    "PYTHONPATH": os.pathsep.join(sys.path),
                    "TMPDIR": folder,
                },
            )
        self._orders: tuple[Any, ...] = work, limits  # until they are given

    def do(self, item: Any) -> Any:
        """Return the result of the process.

        Raises:
            WorkerDiedError: it ended.

        """
        try:
            if self._orders:
                self._pipe.send(self._orders)
                self._orders = ()
            self._pipe.send(item)
            return self._pipe.recv()
        except (EOFError, OSError):
            raise WorkerDiedError(self._process.wait()) from None

    def kill(self) -> None:
        """Kill the process and everything it started."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Kill it, and release what belonged to it."""
        self.kill()
        self._process.wait()
        self._pipe.close()
        self._lifeline.close()


def serve(pipe: int, lifeline: int) -> None:
    """Do the work received through the file descriptor *pipe*, until it closes.

    When the other end of *lifeline* closes, the process ends at once.
    """
    _end_with(lifeline)
    with Connection(pipe) as orders, suppress(EOFError):
        work, limits = orders.recv()
        _limit(limits)
        while True:
            try:
                result = _do_next(orders, work, limits.seconds)
            except MemoryError:
                os._exit(OUT_OF_MEMORY)
            orders.send_bytes(result)


def _end_with(lifeline: int) -> None:
    """Let the kernel kill this group of processes when the other end closes.

    The signal for the death of a parent would come with that of the thread that started
    this process, and would not reach the programs.
    """
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(lifeline, fcntl.F_SETSIG, signal.SIGKILL)
    flags = fcntl.fcntl(lifeline, fcntl.F_GETFL)
    fcntl.fcntl(lifeline, fcntl.F_SETFL, flags | os.O_ASYNC)
    if select([lifeline], [], [], 0)[0]:  # it closed before
        os.killpg(0, signal.SIGKILL)


def _limit(limits: Limits) -> None:
    most = limits.megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    os.nice(limits.niceness)  # the programs that it starts have the same
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash fills no disk
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _do_next(orders: Connection, work: Callable[[Any], Any], seconds: float) -> bytes:
    item = orders.recv()
    signal.setitimer(signal.ITIMER_REAL, seconds)
    result = pickle.dumps(work(item), pickle.HIGHEST_PROTOCOL)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return result
