"""An archive moves from its folder to servers, and is the same there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from schemas.account import Role
from schemas.errors import MigrationError
from schemas.record import Migration
from service.bootstrap import OpenArchive, open_archive
from service.keeping.migration import migrate
from service.settings import ObjectStorage, Settings
from tests.factories import make_citation, make_parsed, make_received
from tests.served import fill_archive
from tests.signed_in import token_of

pytestmark = pytest.mark.postgres
Move = Callable[[], Migration]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path / "home", workers=1)) as opened:
        fill_archive(opened)
        yield opened


@pytest.fixture
def servers(
    tmp_path: Path, database: str, bucket: ObjectStorage
) -> Iterator[OpenArchive]:
    settings = Settings(
        tmp_path / "servers", workers=1, database=database, objects=bucket
    )
    with open_archive(settings) as opened:
        yield opened


def move(folder: OpenArchive, servers: OpenArchive) -> Migration:
    return migrate(folder, servers, lambda _done, _total: None)


def register(opened: OpenArchive, body: str) -> None:
    parsed = make_parsed(make_citation(), body=body)
    opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()


def test_all_of_it_is_there(folder: OpenArchive, servers: OpenArchive) -> None:
    moved = move(folder, servers)

    assert moved.events == folder.archive.log.last_position()
    assert servers.queries.status() == folder.queries.status()
    assert servers.queries.quarantined() == folder.queries.quarantined()


def test_imports_and_accounts_are_there(
    folder: OpenArchive, servers: OpenArchive
) -> None:
    token = token_of(folder.accounts, Role.CLERK, "an")
    folder.ledger.end(folder.ledger.begin(["/in"], "1"), interrupted=False)
    moved = move(folder, servers)

    assert (moved.imports, moved.accounts) == (len(folder.ledger.runs()), 1)
    assert servers.ledger.runs() == folder.ledger.runs()
    assert servers.accounts.tokens.caller(token)


def test_the_originals_are_there(folder: OpenArchive, servers: OpenArchive) -> None:
    register(folder, "Kế hoạch trồng cây")
    move(folder, servers)

    parsed = make_parsed(make_citation(), body="Kế hoạch trồng cây")
    received = make_received(parsed)
    assert servers.files.read(received.checksum) == received.data


def test_once_more_only_what_is_new_is_moved(
    folder: OpenArchive, servers: OpenArchive
) -> None:
    before = move(folder, servers)
    register(folder, "Kế hoạch đến sau")

    assert move(folder, servers).events == before.events + 3
    assert servers.archive.log.last_position() == before.events + 3


def test_servers_that_hold_another_archive_are_refused(
    folder: OpenArchive, servers: OpenArchive
) -> None:
    register(servers, "Kế hoạch của cơ quan khác")

    with pytest.raises(MigrationError):
        move(folder, servers)


def test_servers_that_hold_more_are_refused(
    folder: OpenArchive, servers: OpenArchive
) -> None:
    move(folder, servers)
    register(servers, "Kế hoạch chỉ có trên máy chủ")

    with pytest.raises(MigrationError):
        move(folder, servers)
