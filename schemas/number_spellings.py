"""The spellings of a number: ``48/KH-VKS``, ``48 kh vks``, ``48KHVKS``, ``kh 48``.

``ingest.grammar`` reads documents strictly. What a person types is read here into every
number that it may mean: a wrong guess does no harm, since it is the key of no document.

This is no module of ``schemas.spelling``: numbers are compared by that room's
``fold_symbol``, and this builds on numbers.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from schemas.number import DocumentNumber
from schemas.spelling.characters import normalise_line
from schemas.spelling.folding import fold_name, fold_symbol, fold_text
from schemas.vocabulary import document_types

_SERIAL = r"(?P<serial>\d+(?:\.\d+)?)"
_SERIAL_WITH_LETTER = r"(?P<serial>\d+(?:\.\d+)?[a-z])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SYMBOL = r"(?P<symbol>[a-z].{0,79})"
_BREAK = r"[\s/_-]"

# The most plausible first; each must explain all that was typed
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_SERIAL}{_BREAK}+{_YEAR}(?:{_BREAK}*{_SYMBOL})?",  # 02/2024/TT-VKSTC
        rf"{_SERIAL_WITH_LETTER}{_BREAK}+{_YEAR}(?:{_BREAK}*{_SYMBOL})?",  # 30a/2008/…
        rf"{_SERIAL_WITH_LETTER}{_BREAK}+{_SYMBOL}",  # 30a/NQ-CP
        rf"{_SERIAL}(?:{_BREAK}*{_SYMBOL})?",  # 48/KH-VKS, 34 ct tw, 48KHVKS, 2158
        rf"(?P<serial>\d+?){_YEAR}{_BREAK}*{_SYMBOL}",  # 022024TTVKSTC
        rf"(?P<serial>\d+?[a-z]){_YEAR}{_BREAK}*{_SYMBOL}",  # 30a2008NQCP
        rf"{_SERIAL_WITH_LETTER}{_SYMBOL}",  # 30aNQCP
    )
)
# What stands before the first digit: "kế hoạch số ", "kh ", "QĐ"
_LEAD = re.compile(r"(?P<lead>\D*)(?P<rest>\d.*)", re.DOTALL)
_NUMBER_SIGN = re.compile(r"\b(?:so|no)\s*[:.]?\s*$")
# What may follow a number in a citation: "ngày 05/4/2023 của Viện kiểm sát"
_TAIL = re.compile(r"[,;\s]+(?:ngay|cua|ve|v/v|nam)\b.*", re.DOTALL)
# A hyphen after a space and before a word excludes the word: "2024 -VKS"
_JOINT = r"(?:\s*/\s*|_|-\s*|\s+-\s+)"
_LETTER = r"[^\W\d_]"
WRITTEN_NUMBER = (
    rf"(?<!\w)\d+(?:\.\d+)?{_LETTER}?(?:\s*/\s*(?:19|20)\d\d)?"
    rf"{_JOINT}{_LETTER}[\w&.()]*(?:{_JOINT}[\w&()][\w&.()]*)*"
)
"""The pattern of a number within a text, its separators in their places."""

_WRITTEN = re.compile(WRITTEN_NUMBER)
_DASHES = str.maketrans("–—", "--")
_ENDS = " \n,;:."


def number_keys(text: str) -> tuple[str, ...]:
    """Return the ``DocumentNumber.key`` values *text* may mean, most plausible first.

    A document type or ``số`` may stand before the number, a date or an issuer after it.
    Half a number (``2158``) has no key; see ``half_terms``.
    """
    return whole_keys(find_numbers(text))


def whole_keys(numbers: Iterable[DocumentNumber]) -> tuple[str, ...]:
    """Return the keys of those *numbers* that are whole."""
    return tuple(dict.fromkeys(each.key for each in numbers if each.symbol))


def half_terms(numbers: Iterable[DocumentNumber]) -> tuple[str, ...]:
    """Return the terms of ``number_terms`` that find *numbers*, whole or half.

    ``2158/HD`` gives ``2158/HD``; ``kh 48`` gives ``48/KH``; ``2158`` gives ``2158``.
    """
    return tuple(dict.fromkeys(map(_half, numbers)))


def number_terms(number: DocumentNumber) -> tuple[str, ...]:
    """Return all halves by which *number* can be found.

    ``02/2024/TT-VKSTC`` is found by its serial, with or without the year, followed by
    nothing, by a part of the symbol (``VKSTC``) or by its beginning (``TTVKSTC``).
    """
    parts = list(re.finditer(r"[^\W_]+", number.symbol))
    beginnings = [fold_symbol(number.symbol[: part.end()]) for part in parts]
    symbols = dict.fromkeys(["", *beginnings, *(fold_symbol(p[0]) for p in parts)])
    years = dict.fromkeys([None, number.year])
    return tuple(
        _half(DocumentNumber(number.serial, symbol, year))
        for year in years
        for symbol in symbols
    )


def find_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Return the numbers *text* may mean; ``symbol`` may be half of one, or empty."""
    folded = _folded(text)
    found = [*_find_whole(folded), *_find_written(folded)]
    return tuple(dict.fromkeys(found))


def has_written_number(text: str) -> bool:
    """Return whether a number stands in *text* with all its separators."""
    return (
        _WRITTEN.search(fold_text(normalise_line(text)).translate(_DASHES)) is not None
    )


def find_whole_readings(text: str) -> tuple[DocumentNumber, ...]:
    """Return the numbers all of *text* may mean, with no other words among them.

    ``9 của nghị định này`` begins with no number of a document; ``số 9 của Bộ`` does.
    """
    whole, number = _fold(text), _folded(text)
    if number.isdigit() and len(number) < len(whole):
        return ()
    return tuple(dict.fromkeys(_find_whole(number)))


def _folded(text: str) -> str:
    return _TAIL.sub("", _fold(text)).strip(_ENDS)


def _fold(text: str) -> str:
    return fold_text(normalise_line(text)).translate(_DASHES).strip(_ENDS)


def _half(number: DocumentNumber) -> str:
    serial, year, symbol = number.key.split("/")
    return "/".join(filter(None, (serial, year, symbol)))


def _find_written(folded: str) -> Iterator[DocumentNumber]:
    """Yield the numbers written with all their separators, whatever surrounds them."""
    for written in _WRITTEN.finditer(folded):
        yield from _find_shapes(written[0])


def _find_whole(folded: str) -> Iterator[DocumentNumber]:
    """Yield what all of *folded* may be as one number, a type or ``số`` before it."""
    split = _LEAD.fullmatch(folded)
    if split is None:
        return
    lead = _NUMBER_SIGN.sub("", split["lead"]).strip(" \n-/:.")
    code = _code(lead)
    for number in _find_shapes(split["rest"]):
        if number.symbol and code in {"", *_codes().values()}:
            yield number
        elif not number.symbol:
            yield DocumentNumber(number.serial, code, number.year)


def _find_shapes(folded: str) -> Iterator[DocumentNumber]:
    for shape in _SHAPES:
        if found := shape.fullmatch(folded):
            parts = found.groupdict()
            year = int(parts["year"]) if parts.get("year") else None
            yield DocumentNumber(parts["serial"], parts["symbol"] or "", year)


def _code(lead: str) -> str:
    """Return the code of the document type that *lead* names, or *lead* itself."""
    return _codes().get(fold_name(lead), lead)


@cache
def _codes() -> dict[str, str]:
    """Return the folded code of each document type by its folded name and by itself."""
    coded = [each for each in document_types() if each.code]
    codes = {fold_name(each.code): fold_name(each.code) for each in coded}
    return {fold_name(each.name): fold_name(each.code) for each in coded} | codes
