"""Names of places in capitals, spelt as the sentences of the same document spell them.

OCR loses marks above capitals: ``TỈNH QUẢNG LAM``, and below ``tỉnh Quảng Lâm`` again
and again. No table knows every commune.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from schemas.document import Line, Method, Page
from schemas.spelling.alphabet import CAPITALS, SMALL_LETTERS
from schemas.spelling.folding import fold_accents, fold_case
from schemas.vocabulary import provinces

_WORD = rf"[{CAPITALS}][{SMALL_LETTERS}]+"
_NAME = rf"{_WORD}(?: {_WORD}){{1,3}}"
_NAMED = re.compile(
    r"\b(?:tỉnh|thành phố|xã|phường|đặc khu|huyện|quận|thị xã|ủy|khu vực \d+ -)"
    rf" (?P<name>{_NAME})|^(?P<dated>{_NAME}), ngày\b"
)
_FEWEST = 2  # times that a spelling is read
_OTHERS = 3  # times as often as any other
_OTHERS_AT_ALL = 2  # the same, names in capitals counted as well


def with_names_of_places(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages, names in capitals on those read by OCR put right.

    Only where one spelling is read again and again, and hardly any other.
    """
    if not any(page.method is Method.OCR for page in pages):
        return tuple(pages)
    spelled = dict(_spelled([line.text for page in pages for line in page.lines]))
    return tuple(
        replace(page, lines=tuple(_put_right(line, spelled) for line in page.lines))
        if spelled and page.method is Method.OCR
        else page
        for page in pages
    )


def _spelled(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the names that are spelt one way, by what they are without accents.

    One that is read once in small letters counts if most capitals agree with it.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for named in _NAMED.finditer(text):
            name = named["name"] or named["dated"]
            found[fold_accents(name).lower()][name] += 1
    for key, spellings in found.items():
        in_all = spellings + Counter(_in_capitals(key, texts))
        name = _usual(spellings, _OTHERS)
        if name is None and len(spellings) == 1:
            name = _usual(in_all, _OTHERS_AT_ALL)
        if name and name in spellings:
            yield key, name


def _usual(spellings: Counter[str], times: int) -> str | None:
    """Return the spelling that is read so many *times* as often as any other."""
    (name, count), *others = spellings.most_common(2)
    enough = count >= max([_FEWEST, *(times * other for _, other in others)])
    return name if enough else None


def _in_capitals(key: str, texts: Iterable[str]) -> Iterator[str]:
    """Yield how lines in capitals spell a name, in small letters."""
    text = " ".join(filter(str.isupper, texts))  # a name may go on in the next line
    plain = fold_accents(text).lower()
    if len(plain) == len(text):
        for name in re.finditer(rf"\b{re.escape(key)}\b", plain):
            yield text[slice(*name.span())].title()


def _put_right(line: Line, spelled: dict[str, str]) -> Line:
    plain = fold_accents(line.text).lower()
    if not line.text.isupper() or len(plain) != len(line.text):
        return line
    text = line.text
    for key, name in spelled.items():
        for found in re.finditer(rf"\b{re.escape(key)}\b", plain):
            start, end = found.span()
            if not _is_known(text[start:end]):
                text = text[:start] + name.upper() + text[end:]
    return line if text == line.text else replace(line, text=text)


def _is_known(name: str) -> bool:
    """Return whether it is a province's name as it is printed."""
    return fold_case(name) in {fold_case(province.name) for province in provinces()}
