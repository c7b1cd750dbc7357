"""What other programs find in the index on Elasticsearch, as people do in Kibana."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from schemas.errors import DamagedIndexError, RefusedEntriesError
from schemas.search import SearchQuery
from service.bootstrap import open_archive
from service.search.elastic import ElasticIndex, mapping
from service.settings import SearchServer, Settings
from tests.entries import ALL, PLAN, found, put
from tests.servers.elastic import Elastic

pytestmark = [pytest.mark.elastic, pytest.mark.xdist_group("elastic")]

Ask = Callable[[dict[str, Any]], list[str]]


@pytest.fixture
def server(elastic: Elastic) -> SearchServer:
    return elastic.new_index()


@pytest.fixture
def index(server: SearchServer) -> Iterator[ElasticIndex]:
    with closing(ElasticIndex(server)) as made:
        put(made, *ALL)
        yield made


@pytest.fixture
def client(server: SearchServer) -> Iterator[Elasticsearch]:
    with Elasticsearch(server.url) as made:
        yield made


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({"match": {"subject": "Danh hiệu"}}, {"circular"}),
        ({"match_phrase": {"body": "trên đường phố"}}, {"plan"}),
        ({"match": {"subject_plain": "Danh HIEU"}}, {"circular"}),
        ({"match": {"issuer.text": "ban bí thư"}}, {"directive"}),
        ({"term": {"issuer": "Ban Bí thư"}}, {"directive"}),
        ({"term": {"number": "48/KH-VKS"}}, {"plan"}),
        ({"range": {"issued_on": {"gte": "2022-01-01"}}}, {"plan", "circular"}),
        ({"range": {"issued_on": {"lt": "2022-01-10"}}}, {"directive"}),
    ],
)
def test_plain_queries_find_texts_names_and_dates(
    server: SearchServer, client: Elasticsearch, query: dict[str, Any], ids: set[str]
) -> None:
    hits = client.search(index=server.index, query=query)["hits"]["hits"]

    assert {each["_id"] for each in hits} == ids


@pytest.mark.usefixtures("index")
def test_a_document_is_readable_as_it_is_stored(
    server: SearchServer, client: Elasticsearch
) -> None:
    source = client.get(index=server.index, id="plan")["_source"]

    shown = ("number", "doc_type", "issued_on", "signer", "subject", "body")
    assert {name: source[name] for name in shown} == {
        "number": "48/KH-VKS",
        "doc_type": "Kế hoạch",
        "issued_on": "2022-01-10",
        "signer": "Trần Thị Bình",
        "subject": PLAN.subject,
        "body": PLAN.body,
    }
    assert "body_plain" not in source


@pytest.mark.usefixtures("index")
def test_documents_are_counted_by_year(
    server: SearchServer, client: Elasticsearch
) -> None:
    by_year = {"date_histogram": {"field": "issued_on", "calendar_interval": "year"}}
    answer = client.search(index=server.index, size=0, aggs={"years": by_year})
    counts = answer["aggregations"]["years"]["buckets"]

    assert {each["key_as_string"][:4] for each in counts if each["doc_count"]} == {
        *("2014", "2022", "2024")
    }


def test_the_other_documents_are_put_where_one_is_refused(index: ElasticIndex) -> None:
    too_long = replace(PLAN, id="refused", number_key="x" * 40_000)
    index.put([replace(PLAN, id="before"), too_long, replace(PLAN, id="after")])

    with pytest.raises(RefusedEntriesError) as refusal:
        index.refresh()

    assert set(refusal.value.reasons) == {"refused"}
    assert {"before", "after"} <= set(found(index, "thi đua"))
    index.store_position(7)
    assert index.position() == 7


def older_index(server: SearchServer, client: Elasticsearch) -> None:
    """Make an index as an earlier version did: what is new has no place in it."""
    mappings = mapping.mappings()
    del mappings["properties"]["issued_on"]
    mappings["_meta"] = {"position": 5}
    client.indices.create(
        index=f"{server.index}~000003",
        settings=mapping.SETTINGS,
        mappings=mappings,
        aliases={server.index: {}},
    )


def test_an_index_of_another_version_says_so(
    server: SearchServer, client: Elasticsearch
) -> None:
    older_index(server, client)

    with closing(ElasticIndex(server)) as index, pytest.raises(DamagedIndexError):
        index.position()


def test_an_index_of_another_version_is_filled_again(
    server: SearchServer, client: Elasticsearch, tmp_path: Path
) -> None:
    text = "Số: 48/KH-VKS\nNgày 10 tháng 01 năm 2022\nKẾ HOẠCH\nTrồng cây"
    (tmp_path / "48.txt").write_text(text, "utf-8")
    with open_archive(Settings(tmp_path / "home", search=server)) as opened:
        older_index(server, client)
        opened.importer.run([tmp_path / "48.txt"], lambda _result: None)

        assert opened.queries.search(SearchQuery("trồng cây")).total == 1
        assert not opened.projections.failures()
    (name,) = client.indices.get_alias(name=server.index)
    assert name == f"{server.index}~000004"


def test_a_server_with_little_memory_takes_many_long_documents(
    index: ElasticIndex,
) -> None:
    """It refuses a request of more than a tenth of its memory; these are 70 MB."""
    body = "thi đua " * 12_500
    index.put([replace(PLAN, id=f"{number}", body=body) for number in range(150)])
    index.refresh()

    assert index.count() == len(ALL) + 150
