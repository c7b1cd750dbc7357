"""Searches at scale: how long the slowest of a hundred takes, against the bare engine.

The bare engine runs the same query by its own API: one page of hits with their stored
fields, and the counts of the facets. Ours also reads the query, finds the passages and
marks them. Also measured: completions, and the memory after many searches.
"""

import json
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import tantivy

from bench.indexing import entry_of_sample
from bench.samples import documents
from schemas.search import SearchEntry, SearchQuery
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_case, fold_text, words
from service.search import fields
from service.search.completion import complete
from service.search.criteria import read_criteria
from service.search.execution import search
from service.search.facets import FACETS
from service.search.tantivy import TantivyIndex, index_schema
from service.search.tantivy.tantivy_query import make_query

COUNT = 100_000
QUERIES = 400
SEED = 7
PORTION = 5000
AGAIN = 3
PAGE = 20
Figures = dict[str, float]


def main() -> None:
    """Measure, and print a line a figure."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--queries", type=int, default=QUERIES)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        figures = measure(options.count, options.queries, Path(folder) / "index")
    lines = (f"{name}\t{value:,.4g}" for name, value in figures.items())
    print(json.dumps(figures) if options.json else "\n".join(lines))


def measure(count: int, queries: int, folder: Path) -> Figures:
    """Return the figures of *queries* searches among *count* documents."""
    index = TantivyIndex(folder)
    known = list(_fill(index, count))
    rng = Random(SEED)
    typed = [_query(rng.choice(known), rng) for _ in range(queries)]
    beginnings = [_beginning(rng.choice(known), rng) for _ in range(queries)]
    searcher = _searcher(folder / "current")
    fields = index_schema.make_schema()
    ours, theirs = _in_turns(
        [partial(search, index, SearchQuery(text)) for text in typed],
        [partial(_ask, searcher, fields, text) for text in typed],
    )
    completing = [_milliseconds(partial(complete, index, t)) for t in beginnings]
    after = _memory()  # what is mapped of the index into memory counts too
    for text in typed * AGAIN:
        search(index, SearchQuery(text))
    index.close()
    return {
        "documents": count,
        "search, ms (median)": median(ours),
        "search, ms (p99)": _slowest(ours),
        "the engine's own call, ms (median)": median(theirs),
        "the engine's own call, ms (p99)": _slowest(theirs),
        "ratio of the p99": _slowest(ours) / _slowest(theirs),
        "completion, ms (median)": median(completing),
        "completion, ms (p99)": _slowest(completing),
        "memory after the searches, MB": after,
        f"memory after {AGAIN} times as many more, MB": _memory(),
    }


def _fill(index: TantivyIndex, count: int) -> Iterator[SearchEntry]:
    """Put *count* documents; yield some, from which queries are made."""
    portion: list[SearchEntry] = []
    for number, document in enumerate(documents(count, SEED)):
        portion.append(entry_of_sample(document))
        if len(portion) == PORTION:
            index.put(portion)
            portion.clear()
        if number % 50 == 0:
            yield entry_of_sample(document)
    index.put(portion)
    index.refresh()


def _query(entry: SearchEntry, rng: Random) -> str:
    """Return what somebody may type who looks for *entry*."""
    row = words(fold_case(compose(entry.body)))
    at = rng.randrange(max(1, len(row) - 6))
    subject = entry.subject or ""
    return rng.choice(
        (
            " ".join(row[at : at + 3]),
            fold_text(" ".join(row[at : at + 5])),
            f'"{" ".join(row[at : at + 4])}"',
            subject,
            fold_text(compose(subject)),
            str(entry.number),
            f'{" ".join(row[at : at + 2])} loại:"{entry.doc_type}"',
            f"{' '.join(row[at : at + 2])} năm:{_year(entry)}",
        )
    )


def _year(entry: SearchEntry) -> int:
    return entry.issued_on.year if entry.issued_on else 2021


def _beginning(entry: SearchEntry, rng: Random) -> str:
    text = rng.choice((str(entry.number), entry.issuer or "", entry.subject or ""))
    return text[: rng.randint(2, 12)]


def _ask(searcher: tantivy.Searcher, schema: tantivy.Schema, text: str) -> object:
    """Ask the engine itself: hits, what is stored of them, facets."""
    asked = make_query(schema, read_criteria(SearchQuery(text)))
    hits = searcher.search(asked, limit=PAGE).hits
    wanted = {
        name: {"terms": {"field": fields.facet_field(name), "size": 10_000}}
        for name in FACETS
    }
    stored = [searcher.doc(address).get_all("entry") for _, address in hits]
    return stored, searcher.aggregate(asked, wanted)


def _searcher(directory: Path) -> tantivy.Searcher:
    index = tantivy.Index(index_schema.make_schema(), str(directory))
    index_schema.register_words(index)
    return index.searcher()


def _in_turns(
    ours: Sequence[Callable[[], object]], theirs: Sequence[Callable[[], object]]
) -> tuple[list[float], list[float]]:
    """Time both ways of each query, the faster of two rounds; warm, one by one."""
    found: tuple[list[float], list[float]] = ([], [])
    for pair in zip(ours, theirs, strict=True):
        for way, times in zip(pair, found, strict=True):
            times.append(min(_milliseconds(way) for _ in range(2)))
    return found


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def _slowest(times: Sequence[float]) -> float:
    """Return what 99 of 100 do not exceed."""
    return quantiles(times, n=100)[-1]


def _memory() -> float:
    """Return the resident memory of this process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    main()
