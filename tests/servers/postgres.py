"""A real PostgreSQL, of Debian's package, on a spare port."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import psycopg

from tests.servers.process import free_port, own_folder, running, unprivileged

DEBIAN = Path("/usr/lib/postgresql")
_names = count(1)


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server; everyone on this machine may use it."""

    port: int

    def url(self, database: str) -> str:
        return f"postgresql://tests:secret@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """Make an empty database, and return its URL."""
        name = f"vankho_{next(_names)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def end_connections(self) -> None:
        """End the connection of everybody, as a restart of the server does."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )

    def drop(self, url: str) -> None:
        """Drop a database, whoever is still connected."""
        name = url.rpartition("/")[2]
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server in a folder of its own, for as long as it is needed."""
    with own_folder() as folder:
        data, server = folder / "data", Postgres(free_port())
        _make(data)
        command: list[str | Path] = [
            *(_program("postgres"), "-D", data, "-p", str(server.port)),
            *("-c", f"unix_socket_directories={folder}"),
            *("-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"),
        ]
        answers = partial(_answers, server)
        with running(command, answers, folder / "postgres.log", unprivileged()):
            yield server


def _make(data: Path) -> None:
    command: list[str | Path] = [
        *(_program("initdb"), "-D", data, "-U", "tests", "-A", "trust"),
        *("-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
    ]
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        cwd=data.parent,
        **unprivileged(),
    )


def _answers(server: Postgres) -> bool:
    try:
        psycopg.connect(server.url("postgres"), connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _program(name: str) -> Path:
    """Return the program; Debian keeps those of the server out of the PATH."""
    packaged = sorted(DEBIAN.glob(f"*/bin/{name}"))
    found = packaged[-1] if packaged else shutil.which(name)
    if found is None:
        raise RuntimeError(f"{name} is not here (Debian: apt-get install postgresql)")
    return Path(found)
