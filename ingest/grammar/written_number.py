"""How the number of a document is written: serial (số), then symbol (ký hiệu)."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.grammar.word_patterns import column
from schemas.number import DocumentNumber
from schemas.span import Span
from schemas.spelling.alphabet import SMALL_LETTERS, TONELESS_CAPITALS, TONELESS_SMALL
from schemas.spelling.folding import fold_symbol
from schemas.vocabulary import document_types, issuers

_UPPER, _LOWER = TONELESS_CAPITALS, TONELESS_SMALL
# Nothing is glued to a number but "Số:". The lookbehinds follow the digit, since a
# digit is found quickly
_FIRST_DIGIT = r"[0-9](?:(?<![\w.,:/%-].)|(?<=[ốỐ]:.))"
# Serial: Arabic digits, sometimes with a letter or a sub-number: 48, 30a, 66.15
_SERIAL = rf"(?P<serial>{_FIRST_DIGIT}[0-9]{{0,5}}+(?:\.[0-9]{{1,2}}+)?+[a-zđ]?+)"
# Year: acts of legislation carry it: 126/2024/NĐ-CP. The slash after it gets lost:
# 127/2007NĐ-CP, 127/2007 NĐ-CP, 45/2024 QH15
_LOST_SLASH = rf"(?=[{_UPPER}]{{2}})| (?=(?:NĐ|NQ|QĐ|TT|CT)-|(?:QH|UBTVQH)\d)"
YEAR = rf"(?:(?P<year>(?:19|20)\d\d)(?: ?/ ?|{_LOST_SLASH}))?"
# One part of a symbol: KH, TTr, BCĐTW, SNV, CCHC&VTLT, CAT(PC04), QH15
_PART = rf"[{_UPPER}][{_UPPER}{_LOWER}0-9&.]*(?:\((?:[{_UPPER}0-9]+)\))?"
# Hyphens or slashes join the parts, sometimes with a space: KH- UBND, TTr - SNV
_JOINT = r"(?: ?[-–_/] ?)"
_SYMBOL = rf"(?P<symbol>{_PART}(?:{_JOINT}{_PART})*)"
# Whole symbols in small letters occur in old texts: 279/2002/qđ-ttg
_SMALL = r"(?P<small>[a-zđ]{2,4}-[a-zđ]{2,8})"

_STATE = rf" ?/ ?{YEAR}(?:{_SYMBOL}|{_SMALL})"
# Party (HD 36-HD/VPTW) and old decrees: the hyphen comes first: 34-CT/TW, 54-CP.
# The hyphen may be lost: 174 KL/TW, 71QĐ-UBND.
_CODES = "|".join(
    doc_type.code for doc_type in document_types() if len(doc_type.code) > 1
)
_PARTY = (
    rf"(?P<party_joint> ?[-–] ?| |(?=(?:{_CODES})[-/]))"
    rf"(?P<party_symbol>{_PART}(?:{_JOINT}{_PART})*)"
)
_NUMBER = re.compile(rf"{_SERIAL}(?:{_STATE}|{_PARTY})")
_SPACED_JOINT = re.compile(r" ?([-–_/]) ?")
_PARLIAMENT = re.compile(r"(?:QH|UBTVQH|NQ-?QH)\d{0,2}\Z")
# OCR reads the term of the Quốc hội as letters: QHI5
_TERM_AS_LETTERS = re.compile(r"(QH)([0-9IlO]{1,2})\Z")
_DIGITS = str.maketrans("IlO", "110")
_NOTE_GLUED = re.compile(r"(?P<code>[^0-9]+)\d{1,2}\Z")
# A word may be glued to the symbol: "NĐ-CPngày", "QH15như"
_WORD_GLUED = re.compile(rf"(?<=[0-9A-ZĐ])[{_LOWER}]+\Z")
_WORD = re.compile(f"[{SMALL_LETTERS}]*")
# The term of the Quốc hội after a hyphen, an issuer after a lost one: TT BYT
_TERM_APART = re.compile(r"[ -]?(?P<term>1?\d)(?!\d)")
_ISSUER_APART = re.compile(r" (?P<issuer>[A-ZĐ&]{2,})(?!\w)")
# OCR breaks the code of joint circulars ("206/2010/TT1 .T-BTC-BNG") and reads the bar
# of a Đ twice ("27/QĐĐ-UBND", "152/2024/QĐĐĐXXST-HS"), and the last letter of
# Thủ tướng as another ("QĐ-TTq")
_DOUBLED = re.compile(r"(?<=\A[QN])ĐĐ+(?=-|XX|[SP]T)")
_MISREAD_TTG = re.compile(r"(?<=-TT)[dgq]{1,2}\Z")
_BROKEN_CODES = frozenset({"TT1", "TTI", "TTL"})
_BROKEN_JOINT = re.compile(r" ?\.? ?T(?P<issuers>(?:-[A-ZĐ&]{2,})+)")
_PARTY_SYMBOL = re.compile(
    rf"(?P<code>[{_UPPER}{_LOWER}]+)/[{_UPPER}-]*(?:TW|TU|HU|ĐU)\Z"
)
PARTY = "party"
_OF_BOTH = frozenset({"QĐ"})  # of the Party's Quy định and of its Quyết định
# The hyphen is left out: 134/QĐUB, 61/2018/NĐCP
_FUSED = re.compile(r"(?P<code>QĐ|NĐ|NQ|CT|KH|TB|BC)(?:UB|UBND|HĐND|CP|TTg|TW|TU)\Z")
_UNACCENTED = {"ND": "NĐ", "QD": "QĐ"}  # as in English texts: ND-CP
_OLD_ACTS = frozenset({"NĐ", "QĐ", "TT", "CT", "NQ"})  # last in old symbols: BYT/QĐ


class FoundNumber(NamedTuple):
    """A number and its place. ``sure``: its symbol alone shows that it is one."""

    number: DocumentNumber
    span: Span
    sure: bool


@cache
def type_codes() -> dict[str, str]:
    """Return the document type by its code in symbols: ``KH`` → ``Kế hoạch``.

    Where the Party uses a code for another type (``TT``), it is the type of the State.
    """
    doc_types = sorted(document_types(), key=lambda doc_type: doc_type.genre != PARTY)
    return {doc_type.code: doc_type.name for doc_type in doc_types if doc_type.code}


@cache
def _party_codes() -> dict[str, str]:
    doc_types = (doc_type for doc_type in document_types() if doc_type.genre == PARTY)
    return {doc_type.code: doc_type.name for doc_type in doc_types}


@cache
def issuer_codes() -> frozenset[str]:
    """Return the codes of all issuers, as symbols have them."""
    return frozenset(issuer.code for issuer in issuers() if issuer.code)


@cache
def _plain_codes() -> frozenset[str]:
    """Return the codes that are not followed by digits of their own, as in ``QH15``."""
    numbered = {issuer.code for issuer in issuers() if issuer.numbered}
    return issuer_codes() - numbered


def find_numbers(
    text: str, start: int = 0, end: int | None = None
) -> Iterator[FoundNumber]:
    """Yield the numbers in *text* in their order.

    What only looks like one (``116 vụ/102 bị can``, ``QCVN 01:2019/BNNPTNT``) is not
    yielded; where the symbol alone does not show it, ``sure`` is False.
    """
    stop = len(text) if end is None else end
    position = start
    while match := _NUMBER.search(text, position, stop):
        found = _found(match)
        position = found.span.end if found else match.start() + 1
        if found:
            yield found


def read_number(text: str) -> DocumentNumber | None:
    """Return the number that *text* begins with, or None."""
    match = _NUMBER.match(text.strip())
    found = _found(match) if match else None
    return found.number if found else None


@lru_cache(4096)
def type_of_symbol(symbol: str) -> str | None:
    """Return the document type that the symbol names: ``NĐ-CP`` → ``Nghị định``.

    A symbol without one (``SNV-CCHC``) is that of a công văn (NĐ 30/2020/NĐ-CP,
    Điều 8); symbols of the Quốc hội do not show the type.
    """
    parts = re.split(r"[-/–_]", symbol)
    if _PARLIAMENT.match(symbol):
        return None
    party = _PARTY_SYMBOL.match(symbol)
    if party and party["code"] in _party_codes():
        both = party["code"] in _OF_BOTH
        return None if both else _party_codes()[party["code"]]
    for part in parts[:1] if len(parts) > 1 else parts:
        part = _UNACCENTED.get(part, part)  # noqa: PLW2901
        name = type_codes().get(part) or _small_codes().get(part.lower())
        if name:
            return name
    fused = _FUSED.match(symbol) if len(parts) == 1 else None
    if fused:
        return type_codes()[fused["code"]]
    last = symbol.rpartition("/")[2]
    if last in _OLD_ACTS:
        return type_codes()[last]
    return "Công văn" if len(parts) > 1 else None


@lru_cache(4096)
def organ(symbol: str) -> str:
    """Return the issuer's part of a symbol, folded: ``TTr-BTC`` and ``BTC-KBNN``: BTC.

    Công văn name the issuer first (NĐ 30/2020/NĐ-CP, Điều 8), other types last.
    """
    codes = {
        fold_symbol(doc_type.code) for doc_type in document_types() if doc_type.code
    }
    first, *rest = re.split(r"[-/]", symbol)
    return fold_symbol("".join(rest) if fold_symbol(first) in codes and rest else first)


@cache
def _small_codes() -> dict[str, str]:
    return {code.lower(): name for code, name in type_codes().items()}


def _found(match: re.Match[str]) -> FoundNumber | None:
    if match["party_symbol"]:
        return _party(match)
    return _state(match)


def _state(match: re.Match[str]) -> FoundNumber | None:
    serial, year, printed, small = match.group("serial", "year", "symbol", "small")
    start = match.end() - len(printed or small)
    symbol = _trimmed(printed or small)
    if symbol[-1:].islower():
        symbol = _without_word(symbol, match.string, start)
    if len(symbol) < 2:  # noqa: PLR2004  # "93/N": the rest of a broken symbol
        return None
    whole, end = _canonical(symbol), start + len(symbol)
    if "-" not in symbol or symbol.endswith("QH"):
        whole, end = _with_rest(whole, match.string, end)
    number = DocumentNumber(serial, whole, int(year) if year else None)
    sure = _is_sure(whole, dated=bool(year), small=not printed)
    return FoundNumber(number, Span(match.start(), end), sure)


def _without_word(symbol: str, text: str, start: int) -> str:
    """Return *symbol*, found at *start*, without a word that is glued to it."""
    glued = _WORD_GLUED.search(symbol)
    if glued is None:
        return symbol
    rest = _WORD.match(text, start + len(symbol))
    word = glued.group() + (rest.group() if rest else "")
    return symbol[: glued.start()] if word in _following_words() else symbol


def _with_rest(symbol: str, text: str, end: int) -> tuple[str, int]:
    """Return *symbol* with a part detached from it, and where that part ends."""
    term = symbol.endswith("QH") and _TERM_APART.match(text, end)
    if term:
        return symbol + term["term"], term.end()
    joint = _BROKEN_JOINT.match(text, end) if symbol in _BROKEN_CODES else None
    if joint:
        return f"TTLT{joint['issuers']}", joint.end()
    issuer = symbol in type_codes() and _ISSUER_APART.match(text, end)
    if issuer and issuer["issuer"] in issuer_codes():
        return f"{symbol}-{issuer['issuer']}", issuer.end()
    return symbol, end


@cache
def _following_words() -> frozenset[str]:
    stops = {words.split()[0] for words in column("ingest", "phrase_stops", "words")}
    return frozenset(stops | {"của", "và", "các"})


def _party(match: re.Match[str]) -> FoundNumber | None:
    if "." in match["serial"]:
        return None  # only acts of the State have sub-numbers: 66.15/2026/NQ-CP
    symbol = _trimmed(match["party_symbol"])
    canonical = _canonical(symbol)
    first, *rest = re.split(r"[-/]", canonical)
    known = first in type_codes()
    lost_hyphen = match["party_joint"] == " "
    if lost_hyphen and not (known and "/" in canonical):
        return None  # "30 TCVN/…", "5 UBND": a count, not a number
    if not rest and canonical not in issuer_codes():
        return None  # only the oldest decrees name no type: 54-CP, 111-HĐBT
    glued = not match["party_joint"]
    hyphenated = not glued or "/" in canonical  # "71QĐ-UBND" is the State's
    number = DocumentNumber(match["serial"], canonical, hyphenated=hyphenated)
    span = Span(match.start(), match.start("party_symbol") + len(symbol))
    return FoundNumber(number, span, known and bool(rest) and not glued)


@lru_cache(4096)
def _is_sure(symbol: str, *, dated: bool, small: bool) -> bool:
    first, *rest = re.split(r"[-/_]", symbol)
    if small:
        return first in _small_codes()
    if dated and (rest or _PARLIAMENT.match(symbol)):
        return True
    return bool(rest) and (first in type_codes() or first in issuer_codes())


@lru_cache(4096)
def _trimmed(symbol: str) -> str:
    """Return *symbol* without what the pattern matched beyond it.

    A part after a spaced hyphen belongs to the symbol only where the first part is a
    document type (``TTr - SNV``) or a line break cut it (``KH- UBND``); not so in
    ``12/QĐ-UBND - UBND``. A footnote mark glued to a known code (``NĐ-CP1``) goes.
    """
    symbol = symbol.rstrip(".&")
    for match in _SPACED_JOINT.finditer(symbol):
        if match.group() == f" {match.group(1)} " and not _joins(symbol, match):
            symbol = symbol[: match.start()]
            break
    head, separator, last = _last_part(symbol)
    glued = _NOTE_GLUED.match(last)
    if separator and glued and glued["code"] in _plain_codes():
        symbol = head + separator + glued["code"]
    return symbol


def _joins(symbol: str, joint: re.Match[str]) -> bool:
    """Return whether the part after a spaced hyphen belongs to the symbol.

    It does after a document type, and then after each further one: ``NQLT - A - B``.
    """
    before = symbol[: joint.start()].split(joint.group())
    return before[0] in type_codes() and len(symbol) > joint.end()


def _last_part(symbol: str) -> tuple[str, str, str]:
    match = max(_SPACED_JOINT.finditer(symbol), key=lambda m: m.start(), default=None)
    if match is None:
        return symbol, "", ""
    return symbol[: match.start()], match.group(), symbol[match.end() :]


@lru_cache(4096)
def _canonical(symbol: str) -> str:
    """Return the symbol without spaces, with plain hyphens: ``QĐ_BKHCN`` → ``QĐ-…``."""
    joined = _MISREAD_TTG.sub("g", _DOUBLED.sub("Đ", symbol))
    joined = _SPACED_JOINT.sub(lambda joint: joint.group(1), joined)
    joined = _TERM_AS_LETTERS.sub(_as_digits, joined)
    return joined.replace("–", "-").replace("_", "-")


def _as_digits(term: re.Match[str]) -> str:
    return term[1] + term[2].translate(_DIGITS)
