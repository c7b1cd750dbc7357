"""What was derived for some readers goes once nobody is led to it, on servers too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from schemas.clearance import LEVELS, NOTHING, Clearance
from schemas.decision import DecidedBy
from schemas.number import DocumentNumber
from schemas.search import SearchQuery
from service.bootstrap import OpenArchive, open_archive
from service.bootstrap.view_store import ViewStore
from service.search.elastic.view_indices import find_views
from service.settings import Settings
from tests.engines import ENGINES
from tests.factories import make_parsed, make_received

BY = DecidedBy("lan", "theo danh mục")
CLEARED = Clearance(LEVELS[0])


@pytest.fixture(params=ENGINES)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    if request.param == "embedded":
        return Settings(tmp_path)
    database = request.getfixturevalue("database")
    search = request.getfixturevalue("elastic").new_index()
    return Settings(tmp_path, database=database, search=search)


@pytest.fixture
def opened(settings: Settings) -> Iterator[OpenArchive]:
    """An archive of two documents, one of them for those alone who are cleared."""
    with open_archive(settings) as archive:
        for serial in ("48", "49"):
            number = DocumentNumber(serial, "KH-VKS")
            parsed = make_parsed(body=f"kế hoạch {serial}", number=number)
            archive.archive.register(make_received(parsed), parsed)
        archive.archive.commit()
        archive.projections.catch_up()
        archive.decisions.correct("49/KH-VKS", "secrecy", LEVELS[0], BY)
        yield archive


def found(opened: OpenArchive, clearance: Clearance) -> int:
    return opened.sight.seen_by(clearance).queries.search(SearchQuery("hoạch")).total


def views(opened: OpenArchive) -> list[str]:
    return list(ViewStore(opened.settings).find())


def test_views_of_former_labels_go_when_one_of_the_present_is_made(
    opened: OpenArchive,
) -> None:
    assert found(opened, NOTHING) == 1
    before = views(opened)
    opened.decisions.correct("48/KH-VKS", "groups", "PC03", BY)

    assert found(opened, NOTHING) == 0
    assert found(opened, CLEARED) == 1

    assert len(before) == 1
    assert len(views(opened)) == 2
    assert not {*before}.intersection(views(opened))
    if opened.settings.search:
        assert find_views(opened.settings.search) == {*views(opened)}


def test_views_that_no_account_is_led_to_go_and_others_stay(
    opened: OpenArchive,
) -> None:
    opened.decisions.correct("48/KH-VKS", "groups", "PC03", BY)
    assert [found(opened, each) for each in (NOTHING, CLEARED)] == [0, 1]

    opened.sight.remove_unused(lambda: [CLEARED])

    assert len(views(opened)) == 1
    assert found(opened, CLEARED) == 1


def test_the_index_of_the_archive_and_of_others_stays(opened: OpenArchive) -> None:
    assert found(opened, NOTHING) == 1
    search = opened.settings.search
    if search:
        with Elasticsearch(search.url) as client:
            client.indices.create(index=f"{search.index}-2~000001")

    opened.sight.remove_unused(list)

    assert views(opened) == []
    assert opened.queries.search(SearchQuery("hoạch")).total == 2
    if search:
        with Elasticsearch(search.url) as client:
            assert client.indices.exists(index=f"{search.index}-2~000001")
