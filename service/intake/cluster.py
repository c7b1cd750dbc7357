"""Reading files on the machines of a Dask cluster.

Each machine has vankho and the external programs; the files come to it with the
task, so that it needs neither the archive nor its database.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from functools import lru_cache

import dask
from distributed import Client, KilledWorker

from ingest.version import PARSER_VERSION
from schemas.errors import ServerUnavailableError, SettingsError
from schemas.record import Received
from service.intake.parsers import (
    LocalParsers,
    Parsed,
    ReadFile,
    crashed,
    in_flight,
    parse_file,
)
from service.intake.programs import installed_programs
from service.settings import Limits

PATIENCE = 30
"""Seconds to wait for a scheduler to answer and to have a machine."""

TRIES = 3
"""How often a file is submitted to a cluster whose machines die."""


@lru_cache(maxsize=1)
def parsers_here(limits: Limits, read: ReadFile) -> LocalParsers:
    """Return the parsers of this machine of the cluster, with their own processes."""
    return LocalParsers(os.cpu_count() or 1, installed_programs(), limits, read)


def parse_there(
    version: str, limits: Limits, read: ReadFile, received: Received
) -> Parsed:
    """Read a file on a machine of the cluster, which must have the same parser.

    Raises:
        SettingsError: it has another version, so that its result would be mislabelled.

    """
    if version != PARSER_VERSION:
        raise SettingsError(f"máy đọc có bộ đọc {PARSER_VERSION}, cần {version}")
    return parsers_here(limits, read).parse(received)


class ClusterParsers:
    """Reads files on the cluster with the scheduler at *address*; see ``Parsers``.

    The scheduler passes the files of a machine that died to another; a file that
    killed several machines is a failure.
    """

    def __init__(
        self,
        address: str,
        limits: Limits,
        patience: float = PATIENCE,
        read: ReadFile = parse_file,
    ) -> None:
        self._address, self._limits = address, limits
        self._patience, self._read = patience, read

    def parse_all(self, files: Iterable[Received]) -> Iterator[tuple[Received, Parsed]]:
        """Yield each file, in their order, with what was found.

        Raises:
            ServerUnavailableError: no scheduler answers, or it has no machine, or all
                of them die.
            SettingsError: a machine has another version of the parser.

        """
        # files are meant to travel with their tasks
        with (
            dask.config.set({"distributed.admin.large-graph-warning-threshold": "4GB"}),
            self._connected() as client,
            client.get_executor(pure=False) as executor,
        ):

            def submit(file: Received) -> Future[Parsed]:
                future: Future[Parsed] = executor.submit(
                    parse_there,
                    PARSER_VERSION,
                    self._limits,
                    self._read,
                    _with_bytes(file),
                )
                return future

            def workers() -> int:
                threads: dict[str, int] = client.nthreads()
                return max(1, sum(threads.values()))

            for file, future in in_flight(files, submit, workers):
                yield file, _result(file, future, submit)

    def close(self) -> None:
        """Do nothing: the machines go on with the files that they have."""

    def _connected(self) -> Client:
        try:
            client = Client(  # type: ignore[no-untyped-call]
                self._address, timeout=self._patience, set_as_default=False
            )
            client.wait_for_workers(1, self._patience)
        except (OSError, TimeoutError) as error:
            raise ServerUnavailableError(f"{self._address}: {error}") from error
        return client


def _with_bytes(file: Received) -> Received:
    """Return the file with its bytes, as its path says nothing on another machine.

    Without any, if it is gone: whoever stores it will notice.
    """
    try:
        return replace(file, data=file.content(), large=None)
    except OSError:
        return replace(file, large=None)


def _result(
    file: Received, future: Future[Parsed], submit: Callable[[Received], Future[Parsed]]
) -> Parsed:
    """Return the outcome; if the machine that had the file died, submit it again."""
    for _ in range(TRIES):
        try:
            return future.result()
        except KilledWorker:
            return crashed(file.filename, "KilledWorker")
        except SettingsError:
            raise
        except Exception:  # noqa: BLE001  # no error of the file: those are returned
            future = submit(file)
    raise ServerUnavailableError(f"{file.filename}: {TRIES} lần không đọc được")
