"""The ledger of imports: every file that was ever seen, and what became of it.

It is no projection: what was skipped, and where a duplicate lay, is in no event. So it
has a database of its own, which a rebuild leaves alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import (
    JSON,
    URL,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    DateTime,
    Engine,
    Float,
    FromClause,
    Index,
    Integer,
    MetaData,
    Row,
    Select,
    String,
    Table,
    Text,
    and_,
    bindparam,
    case,
    create_engine,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.pool import StaticPool

from schemas.import_run import ImportRun, LedgerEntry
from schemas.record import Outcome, QuarantinedFile
from service.graph.primary_database import open_primary
from service.graph.records import moment
from service.graph.sqlite_origins import LEDGER
from service.graph.views import alone

metadata = MetaData()

import_runs = Table(
    "import_runs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("begun_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    Column("interrupted", Boolean, nullable=False, default=False),
    Column("paths", JSON, nullable=False),
    Column("parser_version", String(50), nullable=False),
)

import_files = Table(
    "import_files",
    metadata,
    Column("run", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),  # in the order of the results
    Column("path", Text, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("stage", String(20), nullable=False),
    Column("seconds", Float, nullable=False),
    Column("file", Text, nullable=False),  # on the disk
    Column("file_size", BigInteger),
    Column("modified", BigInteger),  # nanoseconds since 1970
    Column("size", BigInteger),
    Column("checksum", String(64)),
    Column("document", String(36)),
    Column("code", String(50)),
    Column("reason", Text),
)
Index("ix_import_files_file", import_files.c.file, import_files.c.run)
Index("ix_import_files_document", import_files.c.document)

_ENTRY = [import_files.c[field.name] for field in fields(LedgerEntry)]
_RUN = [column.name for column in import_runs.columns]
_NEXT_RUN = func.setval(
    func.pg_get_serial_sequence(import_runs.name, "id"),
    select(func.max(import_runs.c.id)).scalar_subquery(),
)
"""After a run was put back under its id, PostgreSQL is to go on after it."""
_COUNTS = {
    "archived": Outcome.ARCHIVED,
    "duplicates": Outcome.DUPLICATE,
    "quarantined": Outcome.QUARANTINED,
    "skipped": Outcome.SKIPPED,
}
_READ = (Outcome.ARCHIVED, Outcome.DUPLICATE)
_ENDED = (
    select(
        import_files.c.run,
        import_files.c.file_size,
        import_files.c.modified,
        import_runs.c.parser_version,
    )
    .join(import_runs, import_runs.c.id == import_files.c.run)
    .where(
        import_files.c.file == bindparam("wanted"),
        import_runs.c.ended_at.is_not(None),
        import_runs.c.interrupted.is_(False),
    )
    .order_by(import_files.c.run.desc())
    .limit(1)
)
"""When a file was last seen by a run that saw all; made once, as it is asked of all."""


def open_ledger(url: URL) -> "Ledger":
    """Return the ledger in the database at *url*, its tables made where missing.

    Raises:
        ArchiveError: the database cannot be reached, written, or understood.

    """
    return Ledger(open_primary(url, LEDGER))


class Ledger:
    """The runs and their files, in the database *engine*, where the seals are too."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        with alone(engine) as connection:
            metadata.create_all(connection)

    @classmethod
    def in_memory(cls) -> Self:
        """Return a ledger that is gone with the process."""
        return cls(create_engine("sqlite://", poolclass=StaticPool))

    def begin(self, paths: Iterable[str], parser_version: str) -> int:
        """Begin a run, and return its id."""
        row = {
            "begun_at": datetime.now(UTC),
            "paths": list(paths),
            "parser_version": parser_version,
        }
        with self.engine.begin() as connection:
            done = connection.execute(insert(import_runs).values(row))
        (ident,) = done.inserted_primary_key or (0,)
        return int(ident)

    def put(self, run: int, first: int, entries: Iterable[LedgerEntry]) -> None:
        """Add files to a run; they are numbered from *first*."""
        with self.engine.begin() as connection:
            _insert_files(connection, run, first, entries)

    def end(self, run: int, *, interrupted: bool) -> None:
        """Note that a run saw all of its files, or that a person ended it."""
        row = {"ended_at": datetime.now(UTC), "interrupted": interrupted}
        with self.engine.begin() as connection:
            connection.execute(
                update(import_runs).where(import_runs.c.id == run).values(row)
            )

    def restore(self, run: ImportRun, files: Sequence[LedgerEntry]) -> bool:
        """Put back a run as it was, under its own id, unless one of that id is there.

        Return whether the one that is there now is as it was.
        """
        row = {each: getattr(run, each) for each in _RUN}
        with alone(self.engine) as connection:
            known = _runs().where(import_runs.c.id == run.id)
            if connection.execute(known).first() is None:
                connection.execute(insert(import_runs).values(row))
                if connection.dialect.name == "postgresql":
                    connection.execute(select(_NEXT_RUN))
                _insert_files(connection, run.id, 1, files)
        return self.run(run.id) == run and [*self.files(run.id)] == [*files]

    def close(self) -> None:
        """Close the database."""
        self.engine.dispose()

    def runs(self) -> tuple[ImportRun, ...]:
        """Return all runs, the latest first."""
        with self.engine.connect() as connection:
            rows = connection.execute(_runs().order_by(import_runs.c.id.desc()))
            return tuple(map(_run_of, rows))

    def run(self, ident: int) -> ImportRun | None:
        """Return the run of that id."""
        with self.engine.connect() as connection:
            row = connection.execute(_runs().where(import_runs.c.id == ident)).first()
            return _run_of(row) if row else None

    def files(self, run: int) -> Iterator[LedgerEntry]:
        """Yield the files of a run, in the order of its results."""
        query = select(*_ENTRY).where(import_files.c.run == run)
        with self.engine.connect() as connection:
            for row in connection.execute(query.order_by(import_files.c.number)):
                yield _entry_of(row)

    def paths_of(self, checksum: str) -> tuple[str, ...]:
        """Return where files of those bytes were seen, the latest first."""
        same = import_files.c.checksum == checksum
        query = select(import_files.c.path).where(same, import_files.c.size > 0)
        latest = func.max(import_files.c.run).desc()
        with self.engine.connect() as connection:
            rows = connection.execute(
                query.group_by(import_files.c.path).order_by(latest)
            )
            return tuple(rows.scalars())

    def outer_files_of(self, checksum: str) -> tuple[str, ...]:
        """Return the files on the disk inside which those bytes were seen."""
        query = select(import_files.c.file).distinct()
        found = query.where(
            import_files.c.checksum == checksum,
            import_files.c.size > 0,
            import_files.c.file.not_in(["", import_files.c.path]),
        )
        with self.engine.connect() as connection:
            return tuple(connection.execute(found).scalars())

    def outer_documents_of(self, checksum: str) -> tuple[str, ...]:
        """Return the checksums of the files (a mail) that those bytes were part of."""
        inner, outer = import_files.alias("inner_files"), import_files.alias("outer")
        start = func.substr(inner.c.path, 1, func.length(outer.c.path) + 1)
        is_inside = and_(
            outer.c.run == inner.c.run,
            outer.c.file == inner.c.file,
            start == outer.c.path + "/",
        )
        query = select(outer.c.checksum).join(inner, is_inside).distinct()
        found = query.where(inner.c.checksum == checksum, outer.c.size > 0)
        with self.engine.connect() as connection:
            return tuple(connection.execute(found).scalars())

    def origins(self, document: str) -> tuple[str, ...]:
        """Return all paths that a document came from, the first one first."""
        query = select(import_files.c.path).where(import_files.c.document == document)
        first = func.min(import_files.c.run)
        query = query.group_by(import_files.c.path).order_by(first, import_files.c.path)
        with self.engine.connect() as connection:
            return tuple(connection.execute(query).scalars())

    def located(self, file: QuarantinedFile) -> QuarantinedFile:
        """Return a file of the quarantine with all paths that it came from."""
        first = file.path or file.filename
        return replace(file, paths=self.origins(file.id) or (first,))

    def superseded(self, run: int) -> dict[str, str]:
        """Return what lies now where quarantined documents lay, by their ids.

        Those of which a run archived another document, or found it archived, at each
        path that they had come from.
        """
        former, there = import_files.alias("former"), import_files.alias("there")
        query = (
            select(former.c.document, there.c.document)
            .join(former, _same_place(former, there))
            .where(
                there.c.run == run,
                there.c.stage != "found",  # it is new, or was compared
                there.c.outcome.in_(_READ),
                former.c.outcome == Outcome.QUARANTINED,
                former.c.document != there.c.document,
                ~exists(_elsewhere(former.c.document)),
            )
        )
        with self.engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def unread_by(self, parser_version: str) -> frozenset[str]:
        """Return the documents that a parser of that version quarantined (ids)."""
        query = (
            select(import_files.c.document)
            .join(import_runs, import_runs.c.id == import_files.c.run)
            .where(
                import_runs.c.parser_version == parser_version,
                import_files.c.outcome == Outcome.QUARANTINED,
                import_files.c.document.is_not(None),
            )
        )
        with self.engine.connect() as connection:
            return frozenset(connection.execute(query).scalars())

    def recall(
        self, file: str, size: int, modified: int, parser_version: str
    ) -> tuple[LedgerEntry, ...]:
        """Return what became of a file and those inside it, when it was last seen.

        Nothing, if it is new or has changed since, or if that run did not end, or some
        of it could not be read by another version of the parser.
        """
        with self.engine.connect() as connection:
            found = connection.execute(_ENDED, {"wanted": file}).first()
            if found is None or (found.file_size, found.modified) != (size, modified):
                return ()
            query = select(*_ENTRY).where(
                import_files.c.run == found.run, import_files.c.file == file
            )
            rows = connection.execute(query.order_by(import_files.c.number))
            entries = tuple(map(_entry_of, rows))
        unread = any(each.outcome is Outcome.QUARANTINED for each in entries)
        return () if unread and found.parser_version != parser_version else entries


def _insert_files(
    connection: Connection, run: int, first: int, entries: Iterable[LedgerEntry]
) -> None:
    rows = [
        {"run": run, "number": number, **_row_of(each)}
        for number, each in enumerate(entries, start=first)
    ]
    if rows:
        connection.execute(insert(import_files), rows)


def _same_place(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    return and_(one.c.file == other.c.file, one.c.path == other.c.path)


def _elsewhere(document: ColumnElement[str]) -> Select[tuple[int]]:
    """Return the query for entries of a document where nothing else lies since."""
    kept, later = import_files.alias("kept"), import_files.alias("later")
    since = (
        select(later.c.run)
        .where(_same_place(later, kept), later.c.run > kept.c.run)
        .where(later.c.outcome.in_(_READ))
        .correlate_except(later)
    )
    query = select(kept.c.run).where(kept.c.document == document, ~exists(since))
    return query.correlate_except(kept)


def _runs() -> Select[tuple[object, ...]]:
    """Return the query for runs with their counts."""
    numbers = {
        name: func.count(case((import_files.c.outcome == outcome, 1)))
        for name, outcome in _COUNTS.items()
    }
    numbers["seen"] = func.count(import_files.c.number)
    columns = [number.label(name) for name, number in numbers.items()]
    counts = select(import_files.c.run, *columns).group_by(import_files.c.run)
    counted = counts.subquery()
    shown = [func.coalesce(counted.c[name], 0).label(name) for name in numbers]
    return select(import_runs, *shown).outerjoin(
        counted, counted.c.run == import_runs.c.id
    )


def _run_of(row: Row[tuple[object, ...]]) -> ImportRun:
    values = dict(row._mapping)  # noqa: SLF001  # the documented way
    times = {
        name: moment(values[name]) for name in ("begun_at", "ended_at") if values[name]
    }
    return ImportRun(**{**values, **times, "paths": tuple(values["paths"])})


def _row_of(entry: LedgerEntry) -> dict[str, Any]:
    """Return the row of a file; its path is absolute, as that of the file on disk.

    One that was taken from the archive has no file on the disk, and its path as it was.
    """
    row = {name: getattr(entry, name) for name in LedgerEntry.__slots__}
    if not entry.file:
        return row | {"file": ""}
    return row | {"path": str(Path(entry.path).absolute())}


def _entry_of(row: Row[tuple[object, ...]]) -> LedgerEntry:
    values = dict(row._mapping)  # noqa: SLF001  # the documented way
    return LedgerEntry(**{**values, "outcome": Outcome(str(values["outcome"]))})
