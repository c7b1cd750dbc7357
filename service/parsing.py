"""Reading many files side by side; one that crashes takes nobody with it."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Protocol

from ingest import Programs, parse
from schemas.document import ParsedDocument
from schemas.errors import UnreadableFileError
from service.archive import Received

IN_FLIGHT = 4
"""Files that wait or are read, for each worker: memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read; ``code`` is stable, ``reason`` Vietnamese."""

    code: str
    reason: str


Parsed = ParsedDocument | Failure


class Parsers(Protocol):
    """What reads many files, wherever that is done."""

    def parse_all(self, files: Iterable[Received]) -> Iterator[tuple[Received, Parsed]]:
        """Yield each file, in their order, with what was found in it.

        *files* is drawn from little by little, so that memory stays bounded.
        """


def parse_file(programs: Programs, received: Received) -> Parsed:
    """Return what ``ingest.parse`` says of the file; nothing is raised."""
    try:
        return parse(received.data, received.filename, programs)
    except UnreadableFileError as error:
        return Failure(error.code, str(error))
    except Exception as error:  # noqa: BLE001  # one bad file stops no others
        return Failure("parser_error", f"lỗi khi đọc tệp: {error!r}")


def crashed() -> Failure:
    """Return why a file is set aside that ended the process that read it."""
    return Failure("crashed", "chương trình đọc tệp dừng đột ngột")


def in_flight(
    files: Iterable[Received],
    submit: Callable[[Received], Future[Parsed]],
    most: Callable[[], int],
) -> Iterator[tuple[Received, Future[Parsed]]]:
    """Yield the files in their order, at *most* so many of them submitted at a time."""
    waiting: deque[tuple[Received, Future[Parsed]]] = deque()
    for file in files:
        waiting.append((file, submit(file)))
        if len(waiting) >= most():
            yield waiting.popleft()
    yield from waiting


class LocalParsers:
    """Reads files on this machine with *workers* processes; see ``Parsers``."""

    def __init__(self, workers: int, programs: Programs) -> None:
        self._workers = workers
        self._parse = partial(parse_file, programs)

    def parse_all(self, files: Iterable[Received]) -> Iterator[tuple[Received, Parsed]]:
        """Yield each file with what was found; one worker does all in this process."""
        if self._workers == 1:
            return ((file, self._parse(file)) for file in files)
        return self._in_processes(files)

    def _in_processes(
        self, files: Iterable[Received]
    ) -> Iterator[tuple[Received, Parsed]]:
        pool = self._pool(self._workers)

        def submit(file: Received) -> Future[Parsed]:
            nonlocal pool
            try:
                return pool.submit(self._parse, file)
            except BrokenProcessPool:
                pool.shutdown()
                pool = self._pool(self._workers)
                return pool.submit(self._parse, file)

        try:
            for file, future in in_flight(files, submit, self._most_in_flight):
                yield file, self._result(file, future)
        finally:
            pool.shutdown(cancel_futures=True)

    def _most_in_flight(self) -> int:
        return IN_FLIGHT * self._workers

    def _result(self, file: Received, future: Future[Parsed]) -> Parsed:
        """Return the outcome; where a process died, find out whether this file did it.

        All files that were in flight come here then; each is read again, alone.
        """
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(file)

    def _alone(self, file: Received) -> Parsed:
        with self._pool(1) as pool:
            try:
                return pool.submit(self._parse, file).result()
            except BrokenProcessPool:
                return crashed()

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        # fork would copy the threads' locks of a server
        return ProcessPoolExecutor(workers, mp_context=get_context("forkserver"))
