"""What one document costs: bytes in each store, seconds in each step, in this run.

The archive is made in a temporary folder; the variables ``VANKHO_DATABASE`` and
``VANKHO_SEARCH``, which must name empty ones, move it to servers, measured too.
"""

import os
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from elasticsearch import Elasticsearch
from sqlalchemy import create_engine, text

from service.bootstrap import OpenArchive, open_archive
from service.engines import views_url
from service.keeping.migration import migrate
from service.settings import SearchServer, Settings, read_settings

_TABLES = """SELECT relname, pg_total_relation_size(oid) FROM pg_class
WHERE relkind = 'r' AND relnamespace::regnamespace::text IN ('public', 'vankho_views')
ORDER BY relname"""
Costs = dict[str, float]


def main() -> None:
    """Measure, and print a line a cost."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, help="files to import")
    paths = parser.parse_args().paths
    with TemporaryDirectory() as folder:
        settings = replace(read_settings(os.environ), home=Path(folder) / "servers")
        for name, cost in measure(paths, settings, Path(folder) / "home").items():
            print(f"{name}\t{cost:,.3f}")


def measure(paths: list[Path], settings: Settings, home: Path) -> Costs:
    """Return the costs of one of the documents under *paths*."""
    costs: Costs = {}
    with open_archive(settings.embedded(home)) as here:
        with _timed(costs, "import, seconds"):
            here.importer.run(paths, lambda _result: None)
        with _timed(costs, "rebuild, seconds"):
            here.projections.rebuild()
        if settings.on_servers:
            costs |= _on_servers(here, settings)
        documents = here.queries.status().documents
    costs |= _sizes(home)
    return {name: cost / documents for name, cost in costs.items()}


def _on_servers(here: OpenArchive, settings: Settings) -> Costs:
    costs: Costs = {}
    with open_archive(settings) as there:
        with _timed(costs, "migrate to servers, seconds"):
            migrate(here, there, lambda _done, _total: None)
        with _timed(costs, "rebuild on servers, seconds"):
            there.projections.rebuild()
    if settings.database:
        costs |= _table_sizes(settings)
    return costs | (_index_size(settings.search) if settings.search else {})


def _sizes(home: Path) -> Costs:
    names = ("events.db", "views.db", "files", "index")
    return {f"{name}, bytes": float(_size(home / name)) for name in names}


def _size(path: Path) -> int:
    found = path.rglob("*") if path.is_dir() else [path.resolve()]
    kept = (each for each in found if each.is_file() and not each.is_symlink())
    return sum(each.stat().st_size for each in kept)


def _table_sizes(settings: Settings) -> Costs:
    with create_engine(views_url(settings)).connect() as connection:
        rows = connection.execute(text(_TABLES)).all()
    return {f"PostgreSQL {name}, bytes": float(size) for name, size in rows}


def _index_size(server: SearchServer) -> Costs:
    auth = (server.user, server.password) if server.user else None
    with Elasticsearch(server.url, basic_auth=auth) as client:
        stats = client.indices.stats(index=server.index, metric="store")
    size = stats["_all"]["primaries"]["store"]["size_in_bytes"]
    return {"Elasticsearch, bytes": float(size)}


@contextmanager
def _timed(costs: Costs, name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    costs[name] = time.perf_counter() - start


if __name__ == "__main__":
    main()
