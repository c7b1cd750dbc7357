"""On a server that wants to know who asks, the rights that the manual names suffice."""

from collections.abc import Iterator
from contextlib import closing
from copy import deepcopy
from typing import Any

import pytest

from schemas.codec import from_json
from schemas.errors import SearchUnavailableError
from schemas.search import SortOrder
from service.search.criteria import Criteria
from service.search.elastic import ElasticIndex
from service.settings import SearchServer
from tests.entries import PLAN, SCAN, put
from tests.manual import FOLDER
from tests.servers.elastic import PASSWORD, Elastic

pytestmark = [pytest.mark.elastic, pytest.mark.xdist_group("elastic")]

NAME = "vankho"
"""Of the index, of the role in the manual, and of its user."""
PRIVILEGES = ("read", "write", "manage")
_REQUEST = "POST /_security/api_key\n"


def role() -> dict[str, Any]:
    """Return the role that the manual gives to an API key."""
    text = (FOLDER / "settings.md").read_text("utf-8")
    _, _, after = text.partition(_REQUEST)
    found: dict[str, Any] = from_json(after.partition("```")[0])["role_descriptors"]
    return found[NAME]  # type: ignore[no-any-return]


def role_without(privilege: str) -> dict[str, Any]:
    less = deepcopy(role())
    (rights,) = less["indices"]
    rights["privileges"].remove(privilege)
    return less


@pytest.fixture(scope="module")
def secured(elastic: Elastic) -> Iterator[str]:
    """The address of a server that has users, some with too few rights."""
    too_few = {f"no-{each}": role_without(each) for each in PRIVILEGES}
    server = elastic.beside({NAME: role(), **too_few})
    with server.running():
        yield server.url


def index_of(url: str, user: str, name: str = NAME) -> "closing[ElasticIndex]":
    server = SearchServer(url, name, user, PASSWORD, ask_seconds=30)
    return closing(ElasticIndex(server))


def use(index: ElasticIndex) -> None:
    """Do all that an archive does with its index."""
    index.clear()
    put(index, PLAN, SCAN)
    index.store_position(2, "of an event")
    assert index.position() == 2
    for sort in SortOrder:
        assert index.find(Criteria(sort=sort)).total == 2
    assert len(list(index.entries())) == index.count() == 2
    index.alike(PLAN, 5)
    index.start_over()
    index.discard()
    assert not index.resume()
    index.start_over()
    put(index, PLAN)
    index.publish()
    assert index.count() == 1
    index.remove([PLAN.id])
    index.refresh()


def test_the_rights_of_the_manual_suffice(secured: str) -> None:
    with index_of(secured, NAME) as index:
        use(index)


@pytest.mark.parametrize("privilege", PRIVILEGES)
def test_none_of_them_can_be_missing(secured: str, privilege: str) -> None:
    assert role()["indices"][0]["privileges"] == list(PRIVILEGES)
    with (
        index_of(secured, f"no-{privilege}") as index,
        pytest.raises(SearchUnavailableError),
    ):
        use(index)


def test_they_give_no_right_on_another_archive(secured: str) -> None:
    with (
        index_of(secured, NAME, "vankho-test") as index,
        pytest.raises(SearchUnavailableError, match="403"),
    ):
        index.find(Criteria())


def test_whoever_is_not_known_is_refused(secured: str) -> None:
    with (
        index_of(secured, "nobody") as index,
        pytest.raises(SearchUnavailableError, match="401"),
    ):
        index.find(Criteria())
