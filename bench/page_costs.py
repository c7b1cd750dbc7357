"""What a search of a page costs on an existing archive, in processor time.

The words come from its documents. Beside the whole search stands the engine's own call
in the same run (the same query, 20 hits with what is stored of them, and the facets),
and the time of the passages of one hit.
"""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import process_time

import tantivy

from bench.known_items import entries_of
from schemas.search import SearchEntry, SearchQuery
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_case, fold_text, words
from service.bootstrap import open_archive
from service.search import fields
from service.search.criteria import read_criteria
from service.search.execution import search
from service.search.facets import FACETS
from service.search.folded_body import with_body_words
from service.search.looser_trees import readings_of
from service.search.passages import find_passages
from service.search.port import SearchIndex
from service.search.query_tree import QueryTree
from service.search.tantivy import index_schema
from service.search.tantivy.tantivy_query import make_query
from service.settings import Settings

QUERIES = 60
SEED = 7
PAGE = 20
Figures = dict[str, float]


def main() -> None:
    """Measure, and print a line a figure."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, help="the folder of an archive")
    parser.add_argument("--queries", type=int, default=QUERIES)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    with open_archive(Settings(options.archive)) as opened:
        entries = list(entries_of(opened))
        opened.index.count()  # opens the files
        folder = options.archive / "index" / "current"
        figures = measure(opened.index, entries, folder, options.queries)
    lines = (f"{name}\t{value:,.4g}" for name, value in figures.items())
    print(json.dumps(figures) if options.json else "\n".join(lines))


def measure(
    index: SearchIndex, entries: Sequence[SearchEntry], folder: Path, count: int
) -> Figures:
    """Return the figures of *count* queries made from *entries*."""
    rng = Random(SEED)
    typed = [_query(rng.choice(entries), rng) for _ in range(count)]
    engine = tantivy.Index(index_schema.make_schema(), str(folder))
    index_schema.register_words(engine)
    searcher = engine.searcher()
    ours = [_milliseconds(partial(search, index, SearchQuery(t))) for t in typed]
    theirs = [_milliseconds(partial(_ask, searcher, text)) for text in typed]
    kept = [with_body_words(each) for each in entries]
    passages = [
        _milliseconds(partial(find_passages, entry, tuple(tree.phrases()), tree.runs()))
        for tree in map(_tree, typed)
        for entry in rng.sample(kept, min(PAGE, len(kept)))
    ]
    return {
        "documents": len(entries),
        "characters of a text (median)": median(len(each.body) for each in entries),
        "characters of a text (most)": max(len(each.body) for each in entries),
        "passages of a hit, ms (mean)": sum(passages) / len(passages),
        "passages of a hit, ms (p99)": quantiles(passages, n=100)[-1],
        "search, ms (mean)": sum(ours) / len(ours),
        "the engine's own call, ms (mean)": sum(theirs) / len(theirs),
        "ratio": sum(ours) / sum(theirs),
    }


def _tree(text: str) -> QueryTree:
    return readings_of(read_criteria(SearchQuery(text)).tree).whole[0]


def _query(entry: SearchEntry, rng: Random) -> str:
    row = words(fold_case(compose(entry.body)))
    at = rng.randrange(max(1, len(row) - 6))
    return rng.choice(
        (
            " ".join(row[at : at + 3]),
            fold_text(" ".join(row[at : at + 5])),
            entry.subject or "",
            entry.doc_type or "",
            str(entry.number),
        )
    )


def _ask(searcher: tantivy.Searcher, text: str) -> object:
    """Ask the engine itself: hits, what is stored of them, facets."""
    schema, criteria = index_schema.make_schema(), read_criteria(SearchQuery(text))
    asked = make_query(schema, criteria)
    hits = searcher.search(asked, limit=PAGE).hits
    wanted = {
        name: {"terms": {"field": fields.facet_field(name), "size": 10_000}}
        for name in FACETS
    }
    stored = [searcher.doc(address).to_dict() for _, address in hits]
    return stored, searcher.aggregate(asked, wanted)


def _milliseconds(work: Callable[[], object]) -> float:
    """Return the processor time of *work*, the lesser of two rounds."""
    times = []
    for _ in range(2):
        start = process_time()
        work()
        times.append(1000 * (process_time() - start))
    return min(times)


if __name__ == "__main__":
    main()
