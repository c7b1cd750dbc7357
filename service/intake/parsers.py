"""Reading many files in parallel; one that crashes or hangs affects no other."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from importlib import import_module
from tempfile import gettempdir
from time import monotonic
from typing import Protocol, TypeVar

from ingest.programs import Programs, RecognisedLine, Recogniser
from schemas.codec import to_packed, value_from_packed
from schemas.document import ParsedDocument
from schemas.errors import UnreadableFileError
from schemas.record import Received
from service.intake.large_mails import content_to_parse
from service.intake.workers import Wanted, WorkerDiedError, Workers
from service.settings import Limits

IN_FLIGHT, SMALL_IN_FLIGHT = 4, 200
"""Files waiting, being read or read per worker; the more, the smaller they are.

So memory stays bounded, and workers find something to read while nobody takes what
they have read, because the projections catch up."""
SMALL = 16 * 1024 * 1024
"""Bytes from which on files in flight are no longer small, all together."""
OCR_SHARE = 0.75
"""The share of a file's time after which OCR starts on no further page."""
USUAL_LIMITS = Limits()
HAS_SECRECY_MARK = "secrecy_mark"
"""The code of a file that is refused, because it has a mark of secrecy."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read; ``code`` is stable, ``reason`` Vietnamese."""

    code: str
    reason: str


Read = TypeVar("Read")
Parsed = ParsedDocument | Failure
ReadFile = Callable[[Programs, float, Received], Parsed]
"""Reads one file; see ``parse_file``."""


class Parsers(Protocol):
    """Reads many files, here or elsewhere."""

    def parse_all(self, files: Iterable[Received]) -> Iterator[tuple[Received, Parsed]]:
        """Yield each file, in their order, with what was found in it.

        *files* is consumed gradually, so that memory stays bounded.
        """

    def close(self) -> None:
        """Give up what is being read, as if its process had died."""


def parse_file(programs: Programs, seconds: float, received: Received) -> Parsed:
    """Return what is found in the file, signatures too; runs in a ``Workers`` process.

    After most of its *seconds*, the remaining pages of a scan stay unread, each with a
    doubt, so that the pages already read are kept.

    Raises:
        MemoryError: memory ran out; nothing else is raised.

    """
    from ingest.pipeline import parse
    from ingest.readers.pdf.signatures import find_signatures

    if programs.recognise:
        in_time = _InTime(programs.recognise, monotonic() + seconds * OCR_SHARE)
        programs = replace(programs, recognise=in_time)
    try:
        data, checksum = content_to_parse(received)
        parsed = parse(data, received.filename, programs)
        parsed = replace(parsed, checksum=checksum or parsed.checksum)
        return replace(parsed, signatures=find_signatures(data))
    except UnreadableFileError as error:
        return Failure(error.code, str(error))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # one bad file stops no others
        return Failure("parser_error", f"lỗi khi đọc tệp: {error!r}")


@dataclass(frozen=True, slots=True)
class _Work:
    """What a process does with each file: *read*, a document packed to travel fast.

    Whoever receives it loads the readers at once, before the time of a file begins.
    """

    read: ReadFile
    programs: Programs
    seconds: float

    def __call__(self, received: Received) -> bytes | Failure:
        parsed = self.read(self.programs, self.seconds, received)
        return parsed if isinstance(parsed, Failure) else to_packed(parsed)

    def __reduce__(self) -> tuple[Callable[..., "_Work"], tuple[object, ...]]:
        return _ready, (self.read, self.programs, self.seconds)


def _ready(read: ReadFile, programs: Programs, seconds: float) -> _Work:
    import_module("ingest.pipeline")
    import_module("ingest.readers.pdf.signatures")
    return _Work(read, programs, seconds)


def _unpacked(parsed: bytes | Failure) -> Parsed:
    if isinstance(parsed, Failure):
        return parsed
    return value_from_packed(ParsedDocument, parsed)


@dataclass(frozen=True, slots=True)
class _InTime:
    """OCR that starts no page after *end*; see ``ingest.programs.Recogniser``."""

    recognise: Recogniser
    end: float

    def __call__(self, picture: bytes) -> tuple[RecognisedLine, ...]:
        if monotonic() > self.end:
            raise UnreadableFileError("hết thời gian dành cho tệp này")
        return self.recognise(picture)


def crashed(filename: str, how: str) -> Failure:
    """Return why a file that ended its process is quarantined."""
    reason = f"{filename}: chương trình đọc tệp dừng đột ngột ({how})"
    return Failure("crashed", reason)


def failure(filename: str, death: WorkerDiedError, limits: Limits) -> Failure:
    """Return why the process that read the file ended, and at which limit."""
    if death.by_clock:
        reason = f"{filename}: đọc quá {limits.seconds:g} giây (VANKHO_TIME_LIMIT)"
        return Failure("too_slow", reason)
    if death.for_memory:
        most = f"{limits.megabytes} MB (VANKHO_MEMORY_LIMIT)"
        return Failure("too_large", f"{filename}: cần bộ nhớ quá {most}")
    return crashed(filename, death.how)


def in_flight(
    files: Iterable[Received],
    submit: Callable[[Received], Future[Read]],
    workers: Callable[[], int],
) -> Iterator[tuple[Received, Future[Read]]]:
    """Yield the files in order, some of them submitted to *workers* in advance."""
    waiting: deque[tuple[Received, Future[Read]]] = deque()
    size = 0
    for file in files:
        waiting.append((file, submit(file)))
        size += file.size
        while len(waiting) >= _most_in_flight(size) * workers():
            size -= waiting[0][0].size
            yield waiting.popleft()
    yield from waiting


def _most_in_flight(size: int) -> int:
    """Return how many files a worker may have in flight that are of that *size*."""
    return SMALL_IN_FLIGHT if size < SMALL else IN_FLIGHT


class LocalParsers:
    """Reads files on this machine in *workers* processes; see ``Parsers``.

    Processes start when needed. A file that ends its process, by a limit or a crash, is
    a failure, and another process continues with the rest. So does what is not *wanted*
    any more. *folder* is that of ``Workers``.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # how many, what, until when, where
        self,
        workers: int,
        programs: Programs,
        limits: Limits = USUAL_LIMITS,
        read: ReadFile = parse_file,
        wanted: Wanted = nullcontext,
        folder: str | None = None,
    ) -> None:
        self._count, self._limits = workers, limits
        work = _Work(read, programs, limits.seconds)
        self._workers: Workers[Received, bytes | Failure]
        self._workers = Workers(workers, work, limits, wanted, folder)

    def parse_all(
        self, files: Iterable[Received]
    ) -> Generator[tuple[Received, Parsed], None, None]:
        """Yield each file with what was found; leaves no process behind."""
        threads = ThreadPoolExecutor(self._count)  # each waits for a process

        def submit(file: Received) -> Future[bytes | Failure]:
            return threads.submit(self._read, file)

        try:
            for file, future in in_flight(files, submit, lambda: self._count):
                yield file, _unpacked(future.result())
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            self.close()
            threads.shutdown()

    def parse(self, file: Received) -> Parsed:
        """Return what was found in one file; the process is kept for the next."""
        return _unpacked(self._read(file))

    def read(self, data: bytes, filename: str) -> ParsedDocument:
        """Return what was found in one file.

        Raises:
            UnreadableFileError: it cannot be read, or not within the limits.

        """
        parsed = self.parse(Received(filename, "", data))
        if isinstance(parsed, Failure):
            error = UnreadableFileError(parsed.reason)
            error.code = parsed.code
            raise error
        return parsed

    def close(self) -> None:
        """End the processes, including busy ones."""
        self._workers.close()

    def _read(self, file: Received) -> bytes | Failure:
        """Return what was found, still packed: so it takes little room meanwhile."""
        try:
            return self._workers.do(file)
        except WorkerDiedError as death:
            return failure(file.filename, death, self._limits)


def lasting_parsers(
    workers: int, programs: Programs, limits: Limits, wanted: Wanted
) -> LocalParsers:
    """Return what reads drafts, in processes that outlive an import of this process.

    Its folder of temporary files goes when it ends, so theirs is the one around it.
    """
    folder = gettempdir()
    return LocalParsers(workers, programs, limits, wanted=wanted, folder=folder)
