"""Whether a document that somebody knows is found: first, or among the first ten.

Queries of ten kinds are made from documents of an archive as people remember them: the
subject without accents, half of the number with the year, words of the text with one
misspelt, the subject with abbreviations instead of names, the day, a citation pasted,
raw keys of Telex, the signer, words of the body, half of the subject in other words.
A document counts as found if it, or another with its number or its very subject, is in
the place. With ``--meaning`` also how many are shown on a page: among the first ten, or
below them as near in meaning. Left out are documents that nobody could distinguish by
the query: those without a number or with a subject of fewer than six words, and those
of which another has all that is typed, such as the same eight words in a row. With
``--blind`` the latter are left in. ``--paraphrases`` asks ``bench.paraphrases``.
"""

import json
import re
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.paraphrases import QUESTIONS
from bench.remembered import KINDS, LEAST_WORDS, text_row
from bench.samples import documents
from bench.samples.writers.text import write_text
from schemas.search import SearchEntry, SearchHit, SearchQuery
from schemas.spelling.folding import fold_case, words
from service.bootstrap import OpenArchive, open_archive
from service.engines import open_meanings
from service.search.elastic import ElasticIndex
from service.search.entries import entry_of
from service.search.execution import search
from service.search.meanings import Meanings, NoMeanings, find_near
from service.search.port import SearchIndex
from service.settings import SearchServer, Settings

COUNT = 60
"""Queries of each kind."""
SEED = 1
TOP = 10
_VIETNAMESE = re.compile(r"\b(?:của|và|các|được|việc)\b")


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A document that is looked for, and what is typed."""

    kind: str
    wanted: SearchEntry
    typed: str


def main() -> None:
    """Measure, and print one line per kind of query and engine."""
    options = _arguments().parse_args()
    with TemporaryDirectory() as folder, ExitStack() as stack:
        home = options.archive or Path(folder) / "home"
        opened = stack.enter_context(open_archive(Settings(home)))
        if not options.archive:
            paths = options.paths or [_samples(Path(folder) / "samples")]
            opened.importer.run(paths, lambda _result: None)
        entries = list(entries_of(opened))
        engines: dict[str, SearchIndex] = {"tantivy": opened.index}
        if options.elastic:
            engines["elasticsearch"] = _filled(
                ElasticIndex(SearchServer(options.elastic, "known-items")), entries
            )
        items = list(
            paraphrased(entries)
            if options.paraphrases
            else known_items(
                entries, options.count, Random(options.seed), blind=options.blind
            )
        )
        meanings = _learnt(home, entries) if options.meaning else None
        write_miss = print if options.misses else _silent
        figures = measure(items, engines, write_miss, meanings)
    if options.json:
        print(json.dumps(figures))
    else:
        print(*(f"{name}\t{value:.3f}" for name, value in figures.items()), sep="\n")


def _arguments() -> ArgumentParser:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument(
        "paths", nargs="*", type=Path, help="files; by default our samples"
    )
    parser.add_argument("--archive", type=Path, help="an existing archive")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--elastic", metavar="URL", help="measure this server too")
    parser.add_argument("--meaning", action="store_true", help="with VANKHO_MEANING")
    parser.add_argument("--blind", action="store_true", help="also what fits several")
    parser.add_argument(
        "--paraphrases", action="store_true", help="only those written by hand"
    )
    parser.add_argument("--misses", action="store_true", help="print every miss")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    return parser


def measure(
    items: Sequence[KnownItem],
    engines: dict[str, SearchIndex],
    write_miss: Callable[[str], None],
    meanings: Meanings | None = None,
) -> dict[str, float]:
    """Return the shares of *items* found first and among ten, by kind and engine.

    Also how often the engines agree on the first hit, and, with *meanings*, the shares
    of those that are shown at all.
    """
    found = {
        name: [_found(index, item, write_miss, meanings) for item in items]
        for name, index in engines.items()
    }
    figures: dict[str, float] = {}
    for name, pages in found.items():
        for kind in (*dict.fromkeys(item.kind for item in items), "all"):
            places = [
                _place(item, page)
                for item, page in zip(items, pages, strict=True)
                if kind in {item.kind, "all"}
            ]
            figures[f"{name} {kind}, n"] = len(places)
            figures[f"{name} {kind} at 1"] = _share(each == 1 for each in places)
            figures[f"{name} {kind} at {TOP}"] = _share(
                0 < each <= TOP for each in places
            )
            if meanings:
                figures[f"{name} {kind} shown"] = _share(each > 0 for each in places)
    if len(found) > 1:
        pairs = zip(*found.values(), strict=True)
        figures["the same first hit"] = _share(
            _first_hit(a) == _first_hit(b) for a, b in pairs
        )
    return figures


def entries_of(opened: OpenArchive) -> Iterator[SearchEntry]:
    """Yield all documents of the archive as its index keeps them."""
    queries = opened.queries
    for ident in opened.graph.find_ids():
        yield entry_of(queries.show(ident), queries.text(ident))


def known_items(
    entries: Sequence[SearchEntry], count: int, rng: Random, *, blind: bool = False
) -> Iterator[KnownItem]:
    """Yield up to *count* queries of each kind; *blind*: whatever else they fit."""
    usable = [each for each in entries if _is_known(each)]
    rows = {each.id: "" if blind else text_row(each) for each in entries}
    for kind, make in KINDS.items():
        known = {each.id: make(each, rng) for each in entries}
        typed = Counter(each.typed for each in known.values() if each)
        found = 0
        for entry in rng.sample(usable, len(usable)):
            mine = known[entry.id]
            if mine is None or not mine.typed or typed[mine.typed] > 1:
                continue
            if blind or not any(
                mine.fits(each, rows[each.id]) and not _is_same(entry, each)
                for each in entries
            ):
                found += 1
                yield KnownItem(kind, entry, mine.typed)
            if found == count:
                break


def paraphrased(entries: Sequence[SearchEntry]) -> Iterator[KnownItem]:
    """Yield the questions of ``bench.paraphrases`` whose document is held."""
    held = {each.number: each for each in entries if each.number}
    for number, typed in QUESTIONS.items():
        if number in held:
            yield KnownItem("paraphrase", held[number], typed)


def _is_known(entry: SearchEntry) -> bool:
    return (
        entry.number is not None
        and len(words(fold_case(entry.subject or ""))) >= LEAST_WORDS
        and len(_VIETNAMESE.findall(entry.body)) > TOP
    )


def _found(
    index: SearchIndex,
    item: KnownItem,
    write_miss: Callable[[str], None],
    meanings: Meanings | None,
) -> list[SearchEntry | None]:
    """Return the ten places of the page, None for empty ones, then what is near."""
    query = SearchQuery(item.typed, limit=TOP)
    page = search(index, query)
    empty = [None] * (TOP - len(page.hits))
    near = find_near(index, meanings or NoMeanings(), query, page)
    hits = [*map(_entry_of, page.hits), *empty, *map(_entry_of, near)]
    if _place(item, hits) != 1:
        write_miss(
            f"{item.kind}\t{item.wanted.number}\t{item.typed}\t{_place(item, hits)}"
        )
    return hits


def _entry_of(hit: SearchHit) -> SearchEntry:
    return SearchEntry(hit.id, "", number=hit.number, subject=hit.subject)


def _place(item: KnownItem, hits: Sequence[SearchEntry | None]) -> int:
    """Return the place of the item among the hits, from 1; 0 if it is not there."""
    places = (
        at for at, hit in enumerate(hits, start=1) if hit and _is_same(item.wanted, hit)
    )
    return next(places, 0)


def _is_same(wanted: SearchEntry, hit: SearchEntry) -> bool:
    return (
        hit.id == wanted.id
        or hit.number == wanted.number
        or fold_case(hit.subject or "") == fold_case(wanted.subject or "")
    )


def _first_hit(hits: Sequence[SearchEntry | None]) -> str | None:
    return hits[0].id if hits and hits[0] else None


def _share(hits: Iterator[bool]) -> float:
    row = list(hits)
    return sum(row) / len(row) if row else 0.0


def _filled(index: SearchIndex, entries: Sequence[SearchEntry]) -> SearchIndex:
    index.clear()
    index.put(entries)
    index.refresh()
    return index


def _learnt(home: Path, entries: Sequence[SearchEntry]) -> Meanings:
    meanings = open_meanings(Settings(home, finds_meanings=True))
    for _ in meanings.keep(entries):
        pass  # they are in the index already
    return meanings


def _samples(folder: Path) -> Path:
    """Write documents of our own to *folder*, for want of files."""
    folder.mkdir()
    for each in documents(1000, SEED):
        (folder / f"{each.name}.txt").write_bytes(write_text(each))
    return folder


def _silent(_line: str) -> None:
    """Report nothing."""


if __name__ == "__main__":
    main()
