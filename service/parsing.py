"""Reading files in other processes; one that crashes takes nobody with it."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

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


def parse_file(programs: Programs, received: Received) -> Parsed:
    """Return what ``ingest.parse`` says of the file; nothing is raised."""
    try:
        return parse(received.data, received.filename, programs)
    except UnreadableFileError as error:
        return Failure(error.code, str(error))
    except Exception as error:  # noqa: BLE001  # one bad file stops no others
        return Failure("parser_error", f"lỗi khi đọc tệp: {error!r}")


class Parsers:
    """Reads many files, in the order given, with *workers* processes."""

    def __init__(self, workers: int, programs: Programs) -> None:
        self._workers = workers
        self._parse = partial(parse_file, programs)

    def parse_all(self, files: Iterable[Received]) -> Iterator[tuple[Received, Parsed]]:
        """Yield each file with what was found; *files* is drawn from little by little.

        With one worker all is done in this process.
        """
        if self._workers == 1:
            return ((file, self._parse(file)) for file in files)
        return self._in_processes(files)

    def _in_processes(
        self, files: Iterable[Received]
    ) -> Iterator[tuple[Received, Parsed]]:
        waiting: deque[tuple[Received, Future[Parsed]]] = deque()
        pool = self._pool(self._workers)
        try:
            for file in files:
                try:
                    future = pool.submit(self._parse, file)
                except BrokenProcessPool:
                    pool.shutdown()
                    pool = self._pool(self._workers)
                    future = pool.submit(self._parse, file)
                waiting.append((file, future))
                if len(waiting) >= IN_FLIGHT * self._workers:
                    yield self._result(*waiting.popleft())
            while waiting:
                yield self._result(*waiting.popleft())
        finally:
            pool.shutdown(cancel_futures=True)

    def _result(
        self, file: Received, future: Future[Parsed]
    ) -> tuple[Received, Parsed]:
        """Return the outcome; where a process died, find out whether this file did it.

        All files that were in flight come here then; each is read again, alone.
        """
        try:
            return file, future.result()
        except BrokenProcessPool:
            return file, self._alone(file)

    def _alone(self, file: Received) -> Parsed:
        with self._pool(1) as pool:
            try:
                return pool.submit(self._parse, file).result()
            except BrokenProcessPool:
                return Failure("crashed", "chương trình đọc tệp dừng đột ngột")

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        # fork would copy the threads' locks of a server
        return ProcessPoolExecutor(workers, mp_context=get_context("forkserver"))
