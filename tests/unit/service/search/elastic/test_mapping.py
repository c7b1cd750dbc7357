"""How an entry is stored on Elasticsearch, which refuses what it does not expect."""

from service.search.elastic.mapping import KEPT, mappings


def test_each_field_of_an_entry_is_expected() -> None:
    assert set(KEPT) <= mappings()["properties"].keys()
