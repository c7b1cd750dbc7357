"""The query language: words, "phrases", -excluded words, numbers, filters.

All words are required. A number may be in any spelling, alone or among the words, and
so may a day, a month or a quarter. A filter is the name of a field, a colon and a
value: ``loại:"kế hoạch" -năm:2022``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from schemas.errors import QuerySyntaxError
from schemas.number import DocumentNumber
from schemas.number_spellings import (
    WRITTEN_NUMBER,
    find_numbers,
    find_whole_readings,
    half_terms,
    whole_keys,
)
from schemas.spelling.abbreviations import Row, find_forms, other_forms
from schemas.spelling.characters import normalise_line
from schemas.spelling.folding import fold_case, words
from service.search.conditions import Conditions
from service.search.days import WRITTEN_DAY, Period, read_period
from service.search.filters import (
    Filter,
    conditions_of,
    field_names,
    read_filter,
    values_of_words,
)
from service.search.looser_trees import year_of_issue
from service.search.query_tree import (
    Beginning,
    Clause,
    Day,
    Either,
    Number,
    Phrase,
    QueryTree,
    strictly,
)

_CURLY_QUOTES = str.maketrans("“”„‟", '""""')
_DASHES = str.maketrans("–—", "--")
_KINDS = ("phrase", "day", "number", "token")
_OR = {"OR", "|"}
_BETWEEN_NUMBERS = {",", ";", "và", "va", "and"}
_BEGINNING = re.compile(r"\w{2,}\*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SYLLABLE = re.compile(
    r"(?=.{3})(?:ngh?|nh|gh|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?"
    r"[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_SENTENCE = 3
"""Syllables in a row that are the symbol of no number."""


@lru_cache(maxsize=128)  # one search reads the same text several times
def read_query(text: str) -> tuple[QueryTree, Conditions]:
    """Return the tree and the conditions of *text*; blank text gives empty ones.

    Raises:
        QuerySyntaxError: A quote is not closed, a filter has a value it cannot have,
            or there is nothing to look for. It says where.

    """
    _require_closed_quotes(text)
    typed = normalise_line(text.translate(_CURLY_QUOTES))
    line = fold_case(typed).translate(_DASHES)
    found = list(_item().finditer(line))
    filters = [_filter(item, text) for item in found if item["field"]]
    items = [_Item.of(item, typed) for item in found if not item["field"]]
    tree = _tree(_with_all_unwanted(items))
    if text.strip() and not (filters or tree != QueryTree()):
        raise QuerySyntaxError("Câu hỏi không có từ nào để tìm.", 0, text)
    return tree, conditions_of(filters)


class _Item(NamedTuple):
    """A part of the query that is no filter: its kind (a group of ``_item``)."""

    kind: str
    text: str
    unwanted: bool = False

    @classmethod
    def of(cls, found: re.Match[str], typed: str) -> "_Item":
        kind = next(name for name in _KINDS if found[name] is not None)
        is_or = typed[slice(*found.span())] in _OR
        return cls("or" if is_or else kind, found[kind], bool(found["minus"]))

    @property
    def words(self) -> Row:
        return tuple(words(self.text))


def _with_all_unwanted(items: Iterable[_Item]) -> Iterator[_Item]:
    """Yield *items*; the words that follow an unwanted one are a phrase with it."""
    phrase: _Item | None = None
    for item in items:
        if phrase and item.kind == "token" and not item.unwanted:
            phrase = phrase._replace(text=f"{phrase.text} {item.text}")
            continue
        if phrase:
            yield phrase
        phrase = item if item.unwanted and item.kind == "token" else None
        if not phrase:
            yield item
    if phrase:
        yield phrase


@cache
def _item() -> re.Pattern[str]:
    """Return the pattern of one item of a case-folded query."""
    names = "|".join(sorted(field_names(), key=len, reverse=True))
    values = "|".join(values_of_words())
    return re.compile(
        r"(?P<minus>(?<!\S)-(?=\S))?(?:"
        rf"(?<!\w)(?P<field>{names})\s?:"
        rf'(?P<value>"[^"]*"|(?:{values})(?!\w)|[^\s"]+)'
        r'|"(?P<phrase>[^"]*)"'
        rf"|(?P<day>{WRITTEN_DAY})"
        rf"|(?:s[ốo][\s:.]+)?(?P<number>{WRITTEN_NUMBER})"
        r'|(?P<token>[^\s"\w]+(?=\d)|[^\s"]+))'
    )


def _require_closed_quotes(text: str) -> None:
    quotes = [mark.start() for mark in re.finditer('["“”„‟]', text)]
    if len(quotes) % 2:
        message = f"Dấu ngoặc kép ở vị trí {quotes[-1] + 1} không có dấu đóng."
        raise QuerySyntaxError(message, quotes[-1], text)


def _filter(item: re.Match[str], text: str) -> Filter:
    """Return the filter written as *item* in the typed *text*."""
    field = field_names()[item["field"]].field
    try:
        return read_filter(field, item["value"], excluded=bool(item["minus"]))
    except QuerySyntaxError as error:
        at = _typed_at(text, item.start("value"))
        raise QuerySyntaxError(str(error), at, text) from None


def _typed_at(text: str, position: int) -> int:
    """Return where in the typed *text* the character at *position* came from."""
    ends = range(len(text))
    return next(
        (at for at in ends if len(normalise_line(text[: at + 1])) > position), 0
    )


def _tree(items: Iterable[_Item]) -> QueryTree:
    given = tuple(items)
    wanted = [item for item in given if not item.unwanted]
    unwanted = [item for item in given if item.unwanted]
    clauses, number = _wanted(wanted), _whole_number(wanted)
    days = tuple(each for each in clauses if isinstance(each, Day))
    if number and days:  # a citation: its day counts even where its words differ
        clauses = (Either((clauses, (number, *days))),)
    return QueryTree(clauses, tuple(map(strictly, _clauses(unwanted))), number)


def _wanted(items: Sequence[_Item]) -> tuple[Clause, ...]:
    """Return the clauses of *items*; all on one side of an OR is required together."""
    sides = [
        _clauses(tuple(side))
        for is_or, side in groupby(items, key=lambda item: item.kind == "or")
        if not is_or
    ]
    options = tuple(side for side in sides if side)
    return (Either(options),) if len(options) > 1 else sum(options, ())


def _whole_number(items: Iterable[_Item]) -> Number | None:
    """Return all wanted items read as one number, or None; phrases prevent it."""
    items = [item for item in items if item.kind != "day"]
    kinds = Counter(item.kind for item in items)
    if kinds["phrase"] or kinds["or"] or kinds["number"] > 1:
        return None
    found = find_whole_readings(" ".join(item.text for item in items))
    readings = [each for each in found if not _is_sentence(each.symbol)]
    return _number(readings) if readings else None


def _is_sentence(symbol: str) -> bool:
    """Return whether a symbol, read from words, is text: ``3 tủ sách pháp luật``."""
    return sum(map(bool, map(_SYLLABLE.fullmatch, symbol.split()))) >= _SENTENCE


def _number(
    readings: Sequence[DocumentNumber], written: Phrase | None = None
) -> Number:
    keys, halves = whole_keys(readings), half_terms(readings)
    return Number(keys, halves, written, readings=tuple(readings))


def _clauses(items: Sequence[_Item]) -> tuple[Clause, ...]:
    """Return the clauses of *items*; consecutive single words may form a name."""
    read = [clause for part in _parts(items) for clause in _clauses_of(part)]
    clauses: list[Clause] = []
    for single, run in groupby(read, key=_is_single_word):
        if single:
            row = tuple(word for each in run for word in _words_of(each))
            clauses += _words_or_names(row)
        else:
            clauses += run
    return tuple(clauses)


def _parts(items: Sequence[_Item]) -> Iterator[tuple[_Item, ...]]:
    """Yield *items*, in one part a list of numbers, or a number and its year."""
    at = 0
    while at < len(items):
        end = at + 1
        if items[at].kind == "number":
            part = [items[at]]
            while [item.kind for item in items[end : end + 2]] == [
                "token",
                "number",
            ] and items[end].text in _BETWEEN_NUMBERS:
                part.append(items[end + 1])
                end += 2
            if len(part) == 1 and end < len(items) and _is_year(items[end]):
                part.append(items[end])
                end += 1
            yield tuple(part)
        else:
            yield (items[at],)
        at = end


def _is_year(item: _Item) -> bool:
    return item.kind == "token" and bool(_YEAR.fullmatch(item.text))


def _clauses_of(part: Sequence[_Item]) -> Iterator[Clause]:
    """Yield the clauses of a part; none if it has no word in it."""
    first, *others = part
    if others and _is_year(others[-1]):
        year = others[-1]
        yield from _clauses_of((first,))
        options = (year_of_issue(int(year.text)),), (Phrase(year.words),)
        yield Either(options)
    elif others:
        yield Either(tuple(tuple(_clauses_of((each,))) for each in part))
    elif first.words:
        yield _clause(first, first.words)


def _clause(item: _Item, row: Row) -> Clause:
    if item.kind == "day" and (period := read_period(item.text)):
        return _day(period, Phrase(row))
    if item.kind == "number":
        return _number(find_numbers(item.text), written=Phrase(row))
    if item.kind == "token" and len(row) == 1 and _BEGINNING.fullmatch(item.text):
        return Beginning(*Phrase(row).plain)
    return _spelled_both_ways(row) if len(row) > 1 else Phrase(row)


def _day(period: Period, written: Phrase) -> Day:
    """Return the clause of *period*, with what documents write for it."""
    first, year = period.first, str(period.first.year)
    rows: list[Row] = []
    for month in (str(period.month), f"{period.month:02}") if period.month else ():
        for day in (str(first.day), f"{first.day:02}") if period.day else ():
            rows += [(day, month, year), (day, "thang", month, "nam", year)]
        if not period.day:
            rows += [("thang", month, year), ("thang", month, "nam", year)]
    spellings = dict.fromkeys([*map(Phrase, rows), written])
    ends = first.toordinal(), period.last.toordinal()
    return Day(*ends, period.term, tuple(spellings))


def _is_single_word(clause: Clause) -> bool:
    return isinstance(clause, Phrase) and len(clause.words) == 1


def _words_of(clause: Clause) -> Row:
    return clause.words if isinstance(clause, Phrase) else ()


def _words_or_names(row: Row) -> Iterator[Clause]:
    """Yield the words of *row*, those of a name as one clause with its other forms."""
    done = 0
    for start, end in find_forms(row):
        yield from (Phrase((word,)) for word in row[done:start])
        others = tuple((Phrase(form),) for form in other_forms(row[start:end]))
        yield Either((tuple(Phrase((word,)) for word in row[start:end]), *others))
        done = end
    yield from (Phrase((word,)) for word in row[done:])


def _spelled_both_ways(row: Row) -> Clause:
    """Return the phrase *row*, with alternatives for the names in it."""
    variants = [row]
    for start, end in reversed(list(find_forms(row))):
        others = other_forms(row[start:end])
        variants += [(*v[:start], *form, *v[end:]) for v in variants for form in others]
    if len(variants) == 1:
        return Phrase(row)
    return Either(tuple((Phrase(variant),) for variant in variants))
