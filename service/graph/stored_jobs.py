"""Which files were sent to be imported, by whom, and by which run they were.

What became of the files is in the ledger, beside which this is. A job belongs to the
process that was sent the files, which says now and then that it still lives.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Engine,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from schemas.upload_job import JobState
from service.graph.records import moment
from service.graph.views import alone

KEPT = timedelta(days=30)
"""After so long nobody is told of a job any more; the ledger still has its run."""

metadata = MetaData()

upload_jobs = Table(
    "upload_jobs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("paths", JSON, nullable=False),
    Column("sent_at", DateTime(timezone=True), nullable=False, index=True),
    Column("alive_until", DateTime(timezone=True), nullable=False),
    Column("run", Integer),
    Column("end", String(20)),
    Column("ended_at", DateTime(timezone=True)),
)


@dataclass(frozen=True, slots=True)
class StoredJob:
    """A row: ``paths`` are where the files lay, ``end`` how it ended, if it did.

    A job without an end is lost after ``alive_until``: its process was killed.
    """

    id: str
    account: str
    paths: tuple[str, ...]
    sent_at: datetime
    alive_until: datetime
    run: int | None = None
    end: JobState | None = None
    ended_at: datetime | None = None


class StoredJobs:
    """The jobs in the database *engine*, which is that of the ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with alone(engine) as connection:
            metadata.create_all(connection)

    def put(self, job: StoredJob) -> None:
        """Add a job, and remove those that are too old."""
        row = {name: getattr(job, name) for name in StoredJob.__slots__}
        old = upload_jobs.c.sent_at < job.sent_at - KEPT
        with self._engine.begin() as connection:
            connection.execute(delete(upload_jobs).where(old))
            connection.execute(insert(upload_jobs).values(row))

    def begin(self, job: str, run: int) -> None:
        """Note by which run of the ledger the files are imported."""
        self._update([job], run=run)

    def keep_alive(self, jobs: Collection[str], until: datetime) -> None:
        """Note that the process of *jobs* lives, and will say so again until then."""
        self._update(jobs, alive_until=until)

    def end(self, job: str, end: JobState, now: datetime) -> None:
        """Note how a job ended, unless that is noted already."""
        self._update([job], end=end, ended_at=now)

    def find(self, account: str, job: str) -> StoredJob | None:
        """Return that job of an account; None: it has none of that id."""
        query = select(upload_jobs).where(
            upload_jobs.c.account == account, upload_jobs.c.id == job
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
            return _job_of(row) if row else None

    def latest(self, account: str, most: int) -> tuple[StoredJob, ...]:
        """Return the last jobs of an account, the latest first."""
        query = select(upload_jobs).where(upload_jobs.c.account == account)
        latest = upload_jobs.c.sent_at.desc(), upload_jobs.c.id
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(*latest).limit(most))
            return tuple(map(_job_of, rows))

    def _update(self, jobs: Collection[str], **values: object) -> None:
        open_ones = upload_jobs.c.id.in_(jobs), upload_jobs.c.end.is_(None)
        with self._engine.begin() as connection:
            connection.execute(update(upload_jobs).where(*open_ones).values(values))


def _job_of(row: Row[tuple[object, ...]]) -> StoredJob:
    values = dict(row._mapping)  # noqa: SLF001  # the documented way
    for name in ("sent_at", "alive_until", "ended_at"):
        values[name] = moment(values[name]) if values[name] else None
    values["end"] = JobState(str(values["end"])) if values["end"] else None
    return StoredJob(**{**values, "paths": tuple(values["paths"])})
