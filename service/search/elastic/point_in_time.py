"""States of an index that the server keeps for a while, for those who page through it.

A state is named by how often the index was refreshed, and by the *point in time* that
the server keeps it as, which any process can search.
"""

from elasticsearch import Elasticsearch

from service.search.cursors import digest_of, is_same

KEPT_FOR = "10m"
"""How long the server keeps a state after it was last searched."""
UNKNOWN = "unknown"
"""A state that is not kept, as the index was replaced just then."""


class PointsInTime:
    """The states of the index *alias*; the latest one is opened once for all."""

    def __init__(self, alias: str) -> None:
        self._alias = alias
        self._latest = ""

    def current(self, client: Elasticsearch) -> str:
        """Return the state of the index as it is, kept from now on."""
        name = self._name(client)
        latest = self._latest
        if not is_same(name, latest):
            opened = client.open_point_in_time(index=self._alias, keep_alive=KEPT_FOR)
            latest = self._latest = f"{name}:{opened['id']}"
        return latest

    def forget(self) -> None:
        """Let the next search open another one: the server has released the latest."""
        self._latest = ""

    def _name(self, client: Elasticsearch) -> str:
        """Return what changes with each refresh, and with each rebuild."""
        stats = client.indices.stats(index=self._alias, metric="refresh")
        return digest_of(
            " ".join(
                f"{each['uuid']}@{each['primaries']['refresh']['external_total']}"
                for each in stats["indices"].values()
            )
        )


def kept_as(state: str) -> str:
    """Return the point in time of *state*; empty: it has none."""
    return state.partition(":")[2]
