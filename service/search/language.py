"""The query language: words, "phrases", -excluded words, numbers, filters.

All words are required. A number may be in any spelling, alone or among the words, and
so may a day, a month or a quarter. A filter is the name of a field, a colon and a
value: ``loại:"kế hoạch" -năm:2022``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

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
from service.search.query_tree import (
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


def read_query(text: str) -> tuple[QueryTree, Conditions]:
    """Return the tree and the conditions of *text*; blank text gives empty ones.

    Raises:
        QuerySyntaxError: A quote is not closed, a filter has a value it cannot have,
            or there is nothing to look for. It says where.

    """
    _require_closed_quotes(text)
    line = fold_case(normalise_line(text.translate(_CURLY_QUOTES))).translate(_DASHES)
    found = list(_item().finditer(line))
    filters = [_filter(item, text) for item in found if item["field"]]
    items = [item for item in found if not item["field"]]
    tree = _tree(items)
    if text.strip() and not (filters or tree != QueryTree()):
        raise QuerySyntaxError("Câu hỏi không có từ nào để tìm.", 0, text)
    return tree, conditions_of(filters)


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


def _tree(items: list[re.Match[str]]) -> QueryTree:
    wanted = _clauses(item for item in items if not item["minus"])
    unwanted = _clauses(item for item in items if item["minus"])
    return QueryTree(wanted, tuple(map(strictly, unwanted)), _whole_number(items))


def _whole_number(items: list[re.Match[str]]) -> Number | None:
    """Return all wanted items read as one number, or None; phrases prevent it."""
    wanted = [item for item in items if not (item["minus"] or item["day"])]
    if any(item["phrase"] is not None for item in wanted):
        return None
    readings = find_whole_readings(" ".join(item[0] for item in wanted))
    return _number(readings) if readings else None


def _number(
    readings: Sequence[DocumentNumber], written: Phrase | None = None
) -> Number:
    return Number(whole_keys(readings), half_terms(readings), written)


def _clauses(items: Iterable[re.Match[str]]) -> tuple[Clause, ...]:
    """Return the clauses of *items*; consecutive single words may form a name."""
    read = [clause for item in items if (clause := _clause(item))]
    clauses: list[Clause] = []
    for single, run in groupby(read, key=_is_single_word):
        if single:
            row = tuple(word for each in run for word in _words_of(each))
            clauses += _words_or_names(row)
        else:
            clauses += run
    return tuple(clauses)


def _clause(item: re.Match[str]) -> Clause | None:
    """Return the clause of one item, or None if it has no word in it."""
    typed = item["phrase"] or item["day"] or item["number"] or item["token"] or ""
    row = tuple(words(typed))
    if not row:
        return None
    if item["day"] and (period := read_period(item["day"])):
        return _day(period, Phrase(row))
    if item["number"]:
        return _number(find_numbers(item["number"]), written=Phrase(row))
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
