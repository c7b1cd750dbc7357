"""The engines that one suite of tests examines: databases, search indexes."""

from pathlib import Path

import pytest

from service.search.elastic import ElasticIndex
from service.search.memory import MemoryIndex
from service.search.port import SearchIndex
from service.search.tantivy import TantivyIndex

# one server is enough: all its tests run in one process of pytest-xdist
ON_ELASTIC = (pytest.mark.elastic, pytest.mark.xdist_group("elastic"))
ON_POSTGRES = pytest.mark.postgres
DATABASES = ("sqlite", pytest.param("postgresql", marks=ON_POSTGRES))
ENGINES = ("embedded", pytest.param("servers", marks=(*ON_ELASTIC, ON_POSTGRES)))
INDEXES = ("memory", "tantivy", pytest.param("elastic", marks=ON_ELASTIC))


def make_index(request: pytest.FixtureRequest, folder: Path) -> SearchIndex:
    """Return the empty index that the parameter of the fixture names."""
    match request.param:
        case "memory":
            return MemoryIndex()
        case "tantivy":
            return TantivyIndex(folder / "index")
    return ElasticIndex(request.getfixturevalue("elastic").new_index())
