"""Files that browsers and programs send, imported one job after the other."""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import PurePath
from queue import SimpleQueue
from threading import Event, Lock, Thread
from uuid import uuid4

from schemas.errors import (
    AbandonedError,
    ArchiveError,
    BusyError,
    ImportNotFoundError,
)
from schemas.sent_file import SentFile
from schemas.upload_job import JobState, UploadJob
from service.files.locked_folder import LockedFolder
from service.graph.ledger import Ledger
from service.graph.stored_jobs import StoredJob, StoredJobs
from service.intake.importer import Importer, result_of
from service.intake.sent_files import FOLDER, save
from service.intake.temporary_folder import lasting_parent
from service.lanes import DEMAND, Demand, Lane

LOG = logging.getLogger("vankho.uploads")
MOST_WAITING = 100
"""Jobs of this process that wait or are done; each has a folder of its own."""
ALIVE = timedelta(seconds=20)
"""A process that was not heard of for so long was killed."""
_HEARD_EVERY = 5.0  # seconds
_PATIENCE = 3.0  # seconds for what is being stored when the archive is closed


@dataclass(frozen=True, slots=True)
class _Accepted:
    """A job of this process, and the folder that its files lie in meanwhile."""

    id: str
    folder: LockedFolder
    hidden: frozenset[str]


class UploadJobs:
    """Takes files at once, imports them in a thread, and says how far that is.

    Every process says of its jobs, another one answers for them as well. The imports
    share *lane* with whatever else takes files in. *quiet*: see ``Exclusions``.
    """

    def __init__(
        self,
        importer: Importer,
        ledger: Ledger,
        lane: Lane,
        quiet: float = 0.0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._importer, self._ledger, self._lane = importer, ledger, lane
        self._stored = StoredJobs(ledger.engine)
        self._quiet, self._now = quiet, now
        self._queue: SimpleQueue[_Accepted | None] = SimpleQueue()
        self._ours: dict[str, _Accepted] = {}
        self._lock, self._closing, self._demand = Lock(), Event(), Demand()
        self._threads: tuple[Thread, ...] = ()

    def accept(
        self,
        account: str,
        files: Iterable[SentFile],
        hidden: frozenset[str] = frozenset(),
    ) -> str:
        """Keep *files* until they are imported, and return the id of the job.

        The account may not know of the documents *hidden*; see ``Importer.run``.

        Raises:
            BusyError: too many jobs wait already.

        """
        if len(self._ours) >= MOST_WAITING or self._closing.is_set():
            raise BusyError
        folder = LockedFolder(lasting_parent())
        try:
            paths = tuple(map(str, save(files, folder.path, self._quiet)))
        except BaseException:
            folder.remove()
            raise
        job = _Accepted(uuid4().hex, folder, hidden)
        now = self._now()
        self._stored.put(StoredJob(job.id, account, paths, now, now + ALIVE))
        with self._lock:
            self._ours[job.id] = job
            self._start()
        self._queue.put(job)
        return job.id

    def find(self, account: str, job: str) -> UploadJob:
        """Return a job of that account.

        Raises:
            ImportNotFoundError: it has no such job, whoever else may have it.

        """
        found = self._stored.find(account, job)
        if found is None:
            raise ImportNotFoundError(job)
        return self._told(found)

    def latest(self, account: str, most: int) -> tuple[UploadJob, ...]:
        """Return the last jobs of an account, the latest first."""
        return tuple(map(self._told, self._stored.latest(account, most)))

    def close(self) -> None:
        """End what is going on; what was archived stays archived, and jobs say so."""
        self._closing.set()
        self._demand.end()
        self._queue.put(None)
        if self._threads:
            self._importer.end()
            for each in self._threads:
                each.join(_PATIENCE)
        for job in tuple(self._ours.values()):
            self._end(job, JobState.INTERRUPTED)

    def _told(self, job: StoredJob) -> UploadJob:
        entries = tuple(self._ledger.files(job.run)) if job.run else ()
        seen = {each.file for each in entries}
        return UploadJob(
            id=job.id,
            state=job.end or self._state_of(job),
            sent_at=job.sent_at,
            ended_at=job.ended_at,
            results=tuple(
                result_of(each, _shown(each.path, each.file)) for each in entries
            ),
            untouched=tuple(PurePath(p).name for p in job.paths if p not in seen),
        )

    def _state_of(self, job: StoredJob) -> JobState:
        if job.alive_until < self._now():
            return JobState.INTERRUPTED
        return JobState.RUNNING if job.run else JobState.WAITING

    def _start(self) -> None:
        """Start the threads, which are no reason for the process to go on."""
        if not self._threads:
            works = (self._import_all, self._say_alive)
            self._threads = tuple(Thread(target=each, daemon=True) for each in works)
            for each in self._threads:
                each.start()

    def _import_all(self) -> None:
        DEMAND.set(self._demand)  # of this thread
        while (job := self._queue.get()) and not self._closing.is_set():
            self._import(job)

    def _import(self, job: _Accepted) -> None:
        """Import the files of a job, whatever comes of it."""

        def begin(run: int) -> None:
            self._stored.begin(job.id, run)

        end = JobState.FAILED
        try:
            with self._lane.entered(always=True):
                # as a folder, so that what is no document in it is skipped
                paths = [job.folder.path / FOLDER]
                summary = self._importer.run(paths, _report_nothing, begin, job.hidden)
            end = JobState.INTERRUPTED if summary.interrupted else JobState.DONE
        except AbandonedError:
            end = JobState.INTERRUPTED
        except Exception:  # the next job is another one's
            LOG.exception("job %s", job.id)
        self._end(job, end)

    def _end(self, job: _Accepted, end: JobState) -> None:
        job.folder.remove()
        with self._lock:
            self._ours.pop(job.id, None)
        try:
            self._stored.end(job.id, end, self._now())
        except ArchiveError:  # then it is not alive any more, which says as much
            LOG.exception("job %s", job.id)

    def _say_alive(self) -> None:
        while not self._closing.wait(_HEARD_EVERY):
            with suppress(ArchiveError):  # the database may come back
                self._stored.keep_alive([*self._ours], self._now() + ALIVE)


def _report_nothing(_result: object) -> None:
    """Leave it to the ledger."""


def _shown(path: str, file: str | None) -> str:
    """Return the path of a file without the folder that it lay in meanwhile."""
    parent = PurePath(file or path).parent
    return f"{FOLDER}/{PurePath(path).relative_to(parent)}"
