"""The engines of an archive: those of the settings, or else files in its home.

Each engine is loaded when it is opened: a command needs few of them, and an office
without servers has not installed the others.
"""

import sqlite3
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemas.errors import (
    ArchiveError,
    DamagedDatabaseError,
    ServerUnavailableError,
    SettingsError,
)
from service.files.directory import DirectoryFiles
from service.files.port import FileStore
from service.graph.sqlite_documents import VIEWS, SqliteDocuments
from service.settings import ObjectStorage, Settings

EVENTS = "events.db"
"""The file of the documents' events, in the home of an archive without servers."""
AUDIT = "audit.db"
"""The file of the events of the audit, likewise."""
ACCOUNTS = "accounts.db"
"""The file of the accounts, in the home of an archive without servers."""

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

    from ingest.programs import Programs
    from service.graph.ledger import Ledger
    from service.graph.view_generations import ViewGenerations
    from service.intake.parsers import Parsers
    from service.keeping.backup_places import BackupPlace
    from service.search.meanings import Meanings
    from service.search.port import SearchIndex


def event_store(settings: Settings, file: str = EVENTS) -> dict[str, str]:
    """Return where the events are, in the terms of the library ``eventsourcing``.

    In an archive without servers they are in *file*, in its home.
    """
    from eventsourcing.utils import get_topic

    if settings.database is None:
        from service.keeping.sqlite_recorder import SqliteRecorder

        return {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": str(settings.home / file),
            "SQLITE_LOCK_TIMEOUT": "30",
            "APPLICATION_RECORDER_TOPIC": get_topic(SqliteRecorder),
        }
    _load("psycopg")
    from sqlalchemy import make_url

    from service.keeping.postgres_recorder import PostgresRecorder

    url = make_url(settings.database)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": url.database or "",
        "POSTGRES_HOST": url.host or "",
        "POSTGRES_PORT": str(url.port or 5432),
        "POSTGRES_USER": url.username or "",
        "POSTGRES_PASSWORD": str(url.password or ""),
        # writers wait for one another; the library keeps positions without gaps
        "POSTGRES_LOCK_TIMEOUT": "30",
        "POSTGRES_POOL_SIZE": "2",
        "POSTGRES_MAX_OVERFLOW": "8",
        "APPLICATION_RECORDER_TOPIC": get_topic(PostgresRecorder),
    }


def views_file(settings: Settings) -> Path | None:
    """Return the SQLite file of the read models; None: a server has them."""
    return None if settings.database else settings.home / VIEWS


def open_documents_file(settings: Settings) -> SqliteDocuments | None:
    """Return the read models of a folder, where some event is in them, else None."""
    views, path = None, views_file(settings)
    if path is None:
        return None
    try:
        views = SqliteDocuments(path)
        is_filled = views.position() > 0
    except (sqlite3.Error, ArchiveError):  # none yet, damaged, or an older version
        is_filled = False
    if views and not is_filled:
        views.close()
    return views if is_filled else None


def views_url(settings: Settings) -> "URL":
    """Return the database of the read models."""
    from sqlalchemy import URL, make_url

    if settings.database is None:
        return URL.create("sqlite", database=str(views_file(settings)))
    return make_url(settings.database).set(drivername="postgresql+psycopg")


def open_views(settings: Settings, view: str = "") -> "ViewGenerations":
    """Return the read models, their tables made where there are none.

    On a server, *view* distinguishes those of some readers from those of all documents.

    Raises:
        ServerUnavailableError: their server cannot be reached, or refuses.
        DamagedViewsError: their file cannot be understood.
        DiskError: their file cannot be written.

    """
    from sqlalchemy.exc import OperationalError

    from service.graph.view_generations import FileGenerations, SchemaGenerations

    file = views_file(settings)
    try:
        if file:
            return FileGenerations(file)
        return SchemaGenerations(views_url(settings), view)
    except OperationalError as error:
        raise ServerUnavailableError(str(error.orig)) from error


def find_views_on_servers(settings: Settings) -> set[str]:
    """Return the names of views of some readers of which a server has something.

    Raises:
        ArchiveError: a server cannot be asked.

    """
    found: set[str] = set()
    if settings.database:
        from service.graph.view_generations import find_schemas

        found |= find_schemas(views_url(settings))
    if settings.search:
        found |= _load("service.search.elastic.view_indices").find_views(
            settings.search
        )
    return found


def drop_view(settings: Settings, view: str) -> None:
    """Remove what servers have of the view of that name.

    Raises:
        ArchiveError: a server cannot be asked, or has it in use.

    """
    if settings.database:
        from service.graph.view_generations import drop_schemas

        drop_schemas(views_url(settings), view)
    if settings.search:
        _load("service.search.elastic.view_indices").drop_view(settings.search, view)


def open_ledger(settings: Settings) -> "Ledger":
    """Return the ledger of imports.

    Raises:
        ArchiveError: its database cannot be reached, written, or understood.

    """
    from sqlalchemy import URL

    from service.graph import ledger
    from service.graph.sqlite_origins import LEDGER

    if settings.database is not None:
        return ledger.open_ledger(views_url(settings))
    file = settings.home / LEDGER
    return ledger.open_ledger(URL.create("sqlite", database=str(file)))


def open_intact_ledger(settings: Settings) -> tuple["Ledger", str | None]:
    """Return the ledger; a damaged file is put aside, and its new name said.

    Raises:
        ArchiveError: see ``open_ledger``; a damaged database of a server.

    """
    try:
        return open_ledger(settings), None
    except DamagedDatabaseError:
        from service.graph.sqlite_origins import LEDGER

        aside = put_aside(settings.home / LEDGER)
        if aside is None:
            raise
        return open_ledger(settings), aside


def open_accounts(settings: Settings) -> "Engine":
    """Return the database of accounts; a file of it only its owner may read.

    Raises:
        ArchiveError: its database cannot be reached, written, or understood.

    """
    from sqlalchemy import URL

    from service.graph.primary_database import open_primary

    if settings.database is not None:
        return open_primary(views_url(settings), ACCOUNTS)
    file = settings.home / ACCOUNTS
    file.touch(mode=0o600)
    return open_primary(URL.create("sqlite", database=str(file)), ACCOUNTS)


def put_views_aside(settings: Settings) -> str | None:
    """Rename the damaged file of the read models; return its new name.

    None: there is no such file, but a server. The next to open it makes an empty one,
    which is filled from the events.
    """
    path = views_file(settings)
    return put_aside(path) if path else None


def put_aside(path: Path) -> str | None:
    """Rename a damaged file of SQLite; return its new name, None if there is none."""
    if not path.exists():
        return None
    now = datetime.now()  # noqa: DTZ005  # local time
    aside = path.with_name(f"{path.name}.damaged-{now:%Y%m%d-%H%M%S}")
    file = path.resolve()  # the name may be a link to the file that answers
    file.replace(aside)
    path.unlink(missing_ok=True)
    for each in ("-wal", "-shm"):  # they belong to the damaged file
        file.with_name(file.name + each).unlink(missing_ok=True)
    return aside.name


def open_files(settings: Settings) -> FileStore:
    """Return the store of originals and texts.

    Raises:
        ServerUnavailableError: the object storage cannot be reached.

    """
    if settings.objects is None:
        return DirectoryFiles(settings.home / "files")
    opened: FileStore = _load("service.files.objects").ObjectFiles(settings.objects)
    return opened


def open_backup_place(target: Path | ObjectStorage) -> "BackupPlace":
    """Return where a backup lies, or is to lie.

    Raises:
        ServerUnavailableError: the object storage cannot be reached.

    """
    if isinstance(target, Path):
        from service.keeping.backup_places import BackupFolder

        return BackupFolder(target)
    bucket = _load("service.keeping.backup_bucket")
    opened: BackupPlace = bucket.BackupBucket(target)
    return opened


def open_index(settings: Settings) -> "SearchIndex":
    """Return the search index; nothing is opened before its first use."""
    if settings.search is None:
        from service.search.tantivy import TantivyIndex

        return TantivyIndex(settings.home / "index")
    _load("elasticsearch")
    elastic = _load("service.search.elastic")
    opened: SearchIndex = elastic.ElasticIndex(settings.search)
    return opened


def open_meanings(settings: Settings) -> "Meanings":
    """Return what documents are about; nothing, if that is not asked for.

    Raises:
        SettingsError: it is asked for, but the model is not installed.

    """
    if not settings.finds_meanings:
        from service.search.meanings import NoMeanings

        return NoMeanings()
    stored = _load("service.search.stored_meanings", "meaning")
    opened: Meanings = stored.StoredMeanings(settings.home / stored.FILE)
    return opened


def open_parsers(settings: Settings, programs: "Programs") -> "Parsers":
    """Return what reads many files: processes here, or a cluster's machines."""
    from service.intake.parsers import LocalParsers, parse_file
    from service.intake.secrecy_door import parse_unless_secret

    read = parse_file if settings.admits_secrets else parse_unless_secret
    if settings.scheduler is None:
        if settings.finds_meanings:
            stored = _load("service.search.stored_meanings", "meaning")
            read = stored.LearningReader(settings.home / stored.FILE, read)
        return LocalParsers(settings.workers, programs, settings.limits, read)
    _load("distributed", "cluster")
    cluster = _load("service.intake.cluster", "cluster")
    opened: Parsers = cluster.ClusterParsers(
        settings.scheduler, settings.limits, read=read
    )
    return opened


def _load(module: str, extra: str = "production") -> Any:
    """Load what only an archive on servers needs: an office without has no use for it.

    Raises:
        SettingsError: it is not installed.

    """
    try:
        return import_module(module)
    except ImportError as error:
        raise SettingsError(f"{error.name}: pip install 'vankho[{extra}]'") from None
