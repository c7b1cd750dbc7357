"""Whether a document that somebody knows is found: first, or among the first ten.

Queries of ten kinds are made from documents of an archive as people remember them: the
subject without accents, half of the number with the year, words of the text with one
misspelt, the subject with abbreviations instead of names, the day, a citation pasted,
raw keys of Telex, the signer, words of the body, half of the subject in other words.
A document counts as found if it, or another with its number or its very subject, is in
the place. With ``--meaning`` also how many are shown on a page: among the first ten, or
below them as near in meaning. Left out are documents that nobody could distinguish by
the query: those without a number or with a subject of fewer than six words, and
subjects and halves of numbers that several documents have.
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
from unicodedata import normalize

from bench.samples import documents
from bench.samples.writers.text import write_text
from schemas.search import SearchEntry, SearchHit, SearchQuery
from schemas.spelling.abbreviations import find_forms, other_forms
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_case, fold_text, words
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
SUBJECT_WORDS = 20
LEAST_WORDS = 6
BODY_WORDS = 8
TOP = 10
_LETTERS = "abcdeghiklmnopqrstuvxy"
_HAT = "\N{COMBINING CIRCUMFLEX ACCENT}"
_TELEX_MARKS = {"\N{COMBINING HORN}": "w", "\N{COMBINING BREVE}": "w"}
_TELEX_TONES = {
    "\N{COMBINING GRAVE ACCENT}": "f",
    "\N{COMBINING ACUTE ACCENT}": "s",
    "\N{COMBINING HOOK ABOVE}": "r",
    "\N{COMBINING TILDE}": "x",
    "\N{COMBINING DOT BELOW}": "j",
}
_VIETNAMESE = re.compile(r"\b(?:của|và|các|được|việc)\b")
_OPTIONAL_YEAR = re.compile(
    r"(?P<serial>[^/-]+)[/-](?:(?P<year>\d{4})/)?(?P<code>[^-]+)"
)


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A document that is looked for, and what is typed."""

    kind: str
    wanted: SearchEntry
    typed: str


def main() -> None:
    """Measure, and print one line per kind of query and engine."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument(
        "paths", nargs="*", type=Path, help="files; by default our samples"
    )
    parser.add_argument("--archive", type=Path, help="an existing archive")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--elastic", metavar="URL", help="measure this server too")
    parser.add_argument("--meaning", action="store_true", help="with VANKHO_MEANING")
    parser.add_argument("--misses", action="store_true", help="print every miss")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
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
        items = list(known_items(entries, options.count, Random(options.seed)))
        meanings = _learnt(home, entries) if options.meaning else None
        write_miss = print if options.misses else _silent
        figures = measure(items, engines, write_miss, meanings)
    if options.json:
        print(json.dumps(figures))
    else:
        print(*(f"{name}\t{value:.3f}" for name, value in figures.items()), sep="\n")


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
    entries: Sequence[SearchEntry], count: int, rng: Random
) -> Iterator[KnownItem]:
    """Yield up to *count* queries of each kind."""
    usable = [each for each in entries if _is_known(each)]
    for kind, make in KINDS.items():
        typed = [make(entry, rng) for entry in entries]
        alike = Counter(typed)  # a query that fits several documents identifies none
        ours = dict(zip((each.id for each in entries), typed, strict=True))
        identified = [
            each for each in usable if ours[each.id] and alike[ours[each.id]] == 1
        ]
        for entry in rng.sample(identified, min(count, len(identified))):
            yield KnownItem(kind, entry, ours[entry.id] or "")


def _is_known(entry: SearchEntry) -> bool:
    return (
        entry.number is not None
        and len(words(fold_case(entry.subject or ""))) >= LEAST_WORDS
        and len(_VIETNAMESE.findall(entry.body)) > TOP
    )


def _subject(entry: SearchEntry, _rng: Random) -> str:
    return " ".join(words(fold_text(compose(entry.subject or "")))[:SUBJECT_WORDS])


def _half_number(entry: SearchEntry, _rng: Random) -> str | None:
    parts = _OPTIONAL_YEAR.match(entry.number or "")
    if parts is None or entry.issued_on is None:
        return None
    if parts["year"]:
        return f"{parts['serial']}/{parts['year']}"
    return f"{parts['serial']}/{parts['code']} năm:{entry.issued_on.year}"


def _misspelt(entry: SearchEntry, rng: Random) -> str | None:
    row = _body_words(entry)
    at = rng.randrange(max(1, len(row) - BODY_WORDS))
    typed = row[at : at + BODY_WORDS]
    long = [i for i, word in enumerate(typed) if len(word) > 3 and word.isalpha()]  # noqa: PLR2004
    if len(typed) < BODY_WORDS or len(long) < BODY_WORDS // 2:
        return None
    wrong = rng.choice(long)
    typed[wrong] = _slipped(typed[wrong], rng)
    return " ".join(typed)


def _body_words(entry: SearchEntry) -> list[str]:
    """Return the words between the subject and the recipients, alike everywhere."""
    text, subject = compose(entry.body), compose(entry.subject or "")
    at = text.find(subject)
    begun = text[at + len(subject) :] if at >= 0 else text
    return words(fold_case(re.split(r"(?i)nơi\s+nhận\s*:", begun)[0]))


def _slipped(word: str, rng: Random) -> str:
    """Return *word* with two letters swapped, or one missing, too many or wrong."""
    at = rng.randrange(1, len(word) - 1)
    other = rng.choice(_LETTERS)
    return rng.choice(
        (
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + other + word[at:],
            word[:at] + other + word[at + 1 :],
        )
    )


def _abbreviated(entry: SearchEntry, _rng: Random) -> str | None:
    row = words(fold_case(compose(entry.subject or "")))
    forms = list(find_forms(row))
    for start, end in reversed(forms):
        shortest = min(other_forms(row[start:end]), key=len)
        row[start:end] = shortest
    return " ".join(row[:SUBJECT_WORDS]) if forms else None


def _day(entry: SearchEntry, rng: Random) -> str | None:
    """Return the day of issue in one of its spellings, beside the kind."""
    day = entry.issued_on
    if day is None:
        return None
    written = rng.choice(
        (
            f"{day.day}/{day.month}/{day.year}",
            f"{day:%d-%m-%Y}",
            f"{day:%d.%m.%Y}",
            f"ngày {day:%d} tháng {day:%m} năm {day.year}",
        )
    )
    return f"{(entry.doc_type or '').lower()} {written} {_first(entry, 4)}".strip()


def _pasted(entry: SearchEntry, _rng: Random) -> str | None:
    if entry.issued_on is None:
        return None
    cited = f"{entry.doc_type or 'Văn bản'} số {entry.number}"
    dated = f"{cited} ngày {entry.issued_on:%d/%m/%Y}"
    return f"{dated} của {entry.issuer}" if entry.issuer else dated


def _in_telex(entry: SearchEntry, _rng: Random) -> str:
    row = words(fold_case(compose(entry.subject or "")))[:BODY_WORDS]
    return " ".join(map(_keys, row))


def _keys(word: str) -> str:
    """Return the keystrokes of *word* in Telex, its tone last."""
    keys, tone = "", ""
    for letter in normalize("NFD", word.replace("đ", "dd")):
        if letter in _TELEX_TONES:
            tone = _TELEX_TONES[letter]
        else:
            keys += keys[-1] if letter == _HAT else _TELEX_MARKS.get(letter, letter)
    return keys + tone


def _signed(entry: SearchEntry, _rng: Random) -> str:
    """Return the signer, or without one the issuer, beside words of the subject."""
    return f"{entry.signer or entry.issuer or ''} {_first(entry, 4)}".strip()


def _from_body(entry: SearchEntry, rng: Random) -> str | None:
    row = _body_words(entry)
    at = rng.randrange(max(1, len(row) - BODY_WORDS))
    return " ".join(row[at : at + BODY_WORDS]) if len(row) > BODY_WORDS else None


def _in_other_words(entry: SearchEntry, rng: Random) -> str | None:
    """Return half of the subject's words in another order, with one of its own."""
    row = list(dict.fromkeys(words(fold_case(compose(entry.subject or "")))))
    if len(row) < LEAST_WORDS:
        return None
    return " ".join([*rng.sample(row, max(5, len(row) // 2)), "liên quan"])


def _first(entry: SearchEntry, count: int) -> str:
    """Return the first words of the subject after its ``Về``."""
    row = words(fold_case(compose(entry.subject or "")))
    return " ".join([each for each in row if each not in {"về", "việc"}][:count])


KINDS: dict[str, Callable[[SearchEntry, Random], str | None]] = {
    "subject without accents": _subject,
    "half a number": _half_number,
    "a word misspelt": _misspelt,
    "abbreviation": _abbreviated,
    "day": _day,
    "pasted citation": _pasted,
    "raw keys of Telex": _in_telex,
    "signer": _signed,
    "words of the body": _from_body,
    "other words": _in_other_words,
}


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
        at for at, hit in enumerate(hits, start=1) if hit and _same(item.wanted, hit)
    )
    return next(places, 0)


def _same(wanted: SearchEntry, hit: SearchEntry) -> bool:
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
