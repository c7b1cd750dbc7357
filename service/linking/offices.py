"""Whether two names mean the same issuer."""

import re
from datetime import date
from enum import Enum, auto
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.grammar.word_patterns import any_of
from schemas.link import DocumentSummary
from schemas.spelling.abbreviations import spell_out
from schemas.spelling.folding import fold_name
from schemas.vocabulary import issuers, provinces
from service.linking.successions import LEVEL, Succession, successions

_HEAD_OF_OFFICE = re.compile(
    r"(?:(?:pho )?(?:bo truong|vien truong|chanh an|(?:tong )?giam doc|chu nhiem"
    r"|(?<!\bdoan )chu tich(?! nuoc\b)|thong doc|(?<!\bban )bi thu"
    r"|(?:tong cuc|cuc|vu|chi cuc) truong"
    r"|truong(?= ban\b)|chanh(?= van phong\b)|tong(?= thanh tra\b| kiem toan\b)) )+"
)
# HD 36-HD/VPTW, 1.2.1b: what the Standing Committee signs has the letterhead TỈNH ỦY
_STANDING = re.compile(
    r"^(?:(?:ban )?thuong vu|btv|thuong truc|ban chap hanh|bch) "
    r"(?=(?:(?:tinh|thanh|huyen|quan|thi|dang) uy|(?:tinh|thanh|huyen) doan)\b)"
)
# What the Party's committee of a place is called in full
_CONGRESSIONAL = re.compile(
    r"^(?:ban chap hanh|bch) dang bo (tinh|huyen|quan|thi(?= xa)|thanh(?= pho))"
    r"(?: xa| pho)? "
)
# An organ that acts for a whole body, under the letterhead of that body
_ORGAN = re.compile(
    r"(?:thuong truc|ban thuong (?:truc|vu)|thuong vu|doan chu tich|hoi dong tham phan"
    r"|ban chap hanh(?! trung uong\b)) "
)
# What holds the offices of several places since 2025, and how those were called
_AREAS = (
    ("vien kiem sat nhan dan khu vuc", r"vien kiem sat nhan dan (?:cap )?{district}"),
    ("toa an nhan dan khu vuc", r"toa an nhan dan (?:cap )?{district}"),
    ("kho bac nha nuoc khu vuc", r"kho bac nha nuoc {place}"),
    ("bao hiem xa hoi khu vuc", r"bao hiem xa hoi {place}"),
    ("chi cuc thue khu vuc", r"(?:cuc )?thue {place}"),
    ("cuc thue", r"thue {place}"),  # Cục Thuế tỉnh, of which it is short
    ("chi cuc hai quan khu vuc", r"cuc hai quan {place}"),
    ("ngan hang nha nuoc viet nam khu vuc", r"ngan hang nha nuoc viet nam {place}"),
)
_DISTRICT = r"(?:huyen|quan|thi xa|thanh pho)\b"
# The name of a place, or of one of many alike, which others may begin with
_NAMED = re.compile(
    r"(?:uy ban nhan dan|hoi dong nhan dan|vien kiem sat nhan dan|toa an nhan dan"
    r"|cong an|dang uy) (?:xa|phuong|thi tran|quan|huyen|thi xa|thanh pho|tinh) \w"
    r"|(?:truong|benh vien|cong ty|trung tam|hoc vien)(?: \w+){3}"
)
_LEVEL_OF_PLACE = ("tinh", "thanh pho", "chi nhanh", "huyen", "quan", "thi xa")
# What stands behind the name of a national office in that of another one
_OF_OTHERS = ("khu vuc", "xa", "phuong", "doan", "hoi", "lien doan", "mat tran")


class Agreement(Enum):
    """How two values compare; UNKNOWN: one is absent, UNCLEAR: neither yes nor no."""

    YES = auto()
    NO = auto()
    UNKNOWN = auto()
    UNCLEAR = auto()

    @classmethod
    def of(cls, same: bool) -> "Agreement":
        """Return YES or NO."""
        return cls.YES if same else cls.NO


def compare_offices(
    left: str | None,
    right: str | None,
    on: date | None = None,
    written: date | None = None,
) -> Agreement:
    """Return whether the names may be of one office.

    Abbreviations, case and accents do not count; the place or its level may be
    missing on one side. Of joint issuers (``A; B``) one is enough. *right* is the
    letterhead of a document of the date *on*, *left* what a document *written* then
    calls its issuer. The name of a successor is accepted only from the succession on:
    in 2021 ``UBND thành phố Huế`` is the city within the province Thừa Thiên Huế; where
    the date is not known, it is unclear.
    """
    ways = _compared(left, right)
    return min((_on_days(each, on, written) for each in ways), key=_BEST_FIRST.index)


class IssuerCompared(NamedTuple):
    """How a cited issuer compares with a document's, and with which of its two names.

    ``by_organ``: it is the signing organ that agrees, and not the letterhead.
    """

    agreement: Agreement
    by_organ: bool = False


def compare_issuers(
    cited: str | None, document: DocumentSummary, written: date | None = None
) -> IssuerCompared:
    """Compare what a document *written* then cites with letterhead and signing organ.

    A document is cited by either: what is signed for the Secretariat has the
    letterhead of the Central Committee.
    """
    letterhead, organ = (
        compare_offices(cited, name, document.issued_on, written)
        for name in (document.issuer, document.signing_organ)
    )
    if document.signing_organ is None or _is_better(letterhead, organ):
        return IssuerCompared(letterhead)
    return IssuerCompared(organ, by_organ=organ is not letterhead)


def _is_better(one: Agreement, other: Agreement) -> bool:
    return _BEST_FIRST.index(one) < _BEST_FIRST.index(other)


def _on_days(found: "_Compared", on: date | None, written: date | None) -> Agreement:
    if on and found.until and on >= found.until:
        return Agreement.NO
    for since, day in ((found.since, on), (found.written_since, written)):
        if since and day and day < since:
            return Agreement.NO
        if since and day is None:
            return Agreement.UNCLEAR
    return found.agreement


@lru_cache(maxsize=65536)  # few names, asked about for every citation
def is_of_succession(name: str | None) -> bool:
    """Return whether the name is that of a successor, so that its date matters."""
    if not name:
        return False
    plain = f" {_plain(name)} "
    return any(f" {each.later} " in plain for each in successions())


class _Compared(NamedTuple):
    """How two names compare, and in which documents.

    ``since``, ``until``: the dates of those with the right name as their letterhead;
    ``written_since``: the date of those that may use the left name for it.
    """

    agreement: Agreement
    since: date | None = None
    until: date | None = None
    written_since: date | None = None


@lru_cache(maxsize=65536)  # few pairs of names, compared for every citation
def _compared(left: str | None, right: str | None) -> frozenset[_Compared]:
    """Return each way in which the names may be of one office."""
    if not left or not right:
        return frozenset({_Compared(Agreement.UNKNOWN)})
    return frozenset(
        way
        for one in left.split(";")
        for other in right.split(";")
        for way in _compare(_plain(one), _plain(other))
    )


def _compare(left: str, right: str) -> list[_Compared]:
    short, long = sorted((left, right), key=len)
    if short == long or _same_but_for_level(left, right):
        return [_Compared(Agreement.YES)]
    if _are_of_one_area(left, right) or _is_parent(left, right):
        return [_Compared(Agreement.UNCLEAR)]
    if bool(_ORGAN.match(left)) is not bool(_ORGAN.match(right)):
        bodies = (_ORGAN.sub("", each, count=1) for each in (left, right))
        return [_unsure(each) for each in _compare(*bodies)]
    known = short in _parents() and long in _parents()
    if not known and long.startswith(f"{short} ") and not _is_split(long, short):
        return _compare_shortened(short, long)
    return _compare_over_time(left, right)


def _is_parent(left: str, right: str) -> bool:
    """Return whether one is the office that the other belongs to."""
    one, other = map(_in_full, (left, right))
    return other == _parents().get(one, "") or one == _parents().get(other, "")


def _in_full(name: str) -> str:
    """Return the one office that the name is short for: ``Thủ tướng``; or the name."""
    if name in _parents():
        return name
    found = [each for each in _parents() if each.startswith(f"{name} ")]
    return found[0] if len(found) == 1 else name


def _unsure(way: "_Compared") -> "_Compared":
    """Return that the offices may be one, where their bodies are."""
    is_one = way.agreement is Agreement.YES
    return way._replace(agreement=Agreement.UNCLEAR) if is_one else way


def _compare_shortened(short: str, long: str) -> list["_Compared"]:
    """Compare a name with one that goes on: with a place, in full, or as another's.

    ``Kho bạc Nhà nước`` is that of the whole country, or is said of the one meant.
    """
    begun = _national().get(short)
    rest = long.removeprefix(f"{short} ")
    unclear = _Compared(Agreement.UNCLEAR)
    if _NAMED.match(short) and not _behind_name().match(rest):
        return [unclear]  # phường Tân Sơn, phường Tân Sơn Nhất
    if short not in _national() or not _behind_name().match(rest):
        return [_Compared(Agreement.YES)]
    return [_Compared(Agreement.YES, until=begun), unclear] if begun else [unclear]


def _is_split(whole: str, part: str) -> bool:
    """Return whether the longer is a place that was split: Gia Lai - Kon Tum."""
    return any(each.leads(whole, part) for each in successions())


def _are_of_one_area(left: str, right: str) -> bool:
    """Return whether one is of a place and the other of an area that holds several.

    Since 01/7/2025 courts and procuracies of districts are those of areas (NQ 81/2025/
    UBTVQH15), as treasury, tax and customs of provinces are since March; the tables do
    not say which place went to which area.
    """
    pairs = ((left, right), (right, left))
    return any(
        f"{new} ".startswith(f"{area} ") and before.match(old)
        for area, before in _areas()
        for old, new in pairs
    )


def _compare_over_time(left: str, right: str) -> list[_Compared]:
    """Compare names of which one may be an older name of the other's office or place.

    An office or province that only changed its name is the same; one that others were
    merged into, or that was split, may be, and that is for a person to decide.
    """
    forward = [x for x in successions() if x.leads(left, right) and not x.goes_on]
    back = [x for x in successions() if x.leads(right, left)]
    parts = [x for x in back if x.goes_on]
    names = [x for x in back if not x.goes_on]
    ways = []
    if forward:
        ways.append(_Compared(_agreement(forward), since=_first_day(forward)))
    if parts:
        ways.append(_Compared(_agreement(parts), until=_first_day(parts)))
    if names:
        ways.append(_Compared(_agreement(names), written_since=_first_day(names)))
    return ways or _compare_over_two(left, right) or [_Compared(Agreement.NO)]


def _compare_over_two(left: str, right: str) -> list[_Compared]:
    """Compare the names of an office that was merged, in a province that was, too."""
    forward, back = _last_days(left, right), _last_days(right, left)
    unclear = Agreement.UNCLEAR
    ways = [_Compared(unclear, since=min(forward))] if forward else []
    return [*ways, _Compared(unclear, written_since=min(back))] if back else ways


def _last_days(old: str, new: str) -> list[date]:
    """Return since when the office and the place in *old* are both those in *new*."""
    return [
        max(first.day, then.day)
        for first in successions()
        if first.day and old.startswith(f"{first.earlier} ")
        for then in successions()
        if then.day and not then.goes_on and then.leads(first.applied_to(old), new)
    ]


def _agreement(found: list["Succession"]) -> Agreement:
    """Return YES for an office that was only renamed, and that but once."""
    renamed = len(found) == 1 and found[0].renamed
    return Agreement.YES if renamed else Agreement.UNCLEAR


def _first_day(found: list["Succession"]) -> date | None:
    """Return the first date of several successions of the same two names."""
    return min((each.day for each in found if each.day), default=None)


_BEST_FIRST = (Agreement.YES, Agreement.UNCLEAR, Agreement.UNKNOWN, Agreement.NO)


def _same_but_for_level(left: str, right: str) -> bool:
    """``UBND tỉnh X`` is ``UBND X``, but never ``UBND thành phố X``."""
    bare = LEVEL.sub("", left)
    return bare == LEVEL.sub("", right) and bare in (left, right)


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    whole = _abbreviated().sub(
        lambda match: _whole_names()[match.group()], fold_name(name)
    )
    office = _HEAD_OF_OFFICE.sub("", whole, count=1)
    return _CONGRESSIONAL.sub(r"\1 uy ", _STANDING.sub("", spell_out(office)))


@cache
def _whole_names() -> dict[str, str]:
    """Return the name of each office by its short names and itself: ``bo gd dt``."""
    return {
        fold_name(short): fold_name(each.name)
        for each in issuers()
        if each.abbreviations
        for short in (each.name, *each.abbreviations)
    }


@cache
def _abbreviated() -> re.Pattern[str]:
    """Return what matches a short name; one that ends others only as a whole name.

    ``Trung ương Đảng`` is short for the Central Committee, not in the name of its
    office.
    """
    longest_first = sorted(_whole_names(), key=len, reverse=True)
    names = {fold_name(each.name) for each in issuers()}.union(_whole_names())
    each = (
        rf"\A{short}\Z" if any(x.endswith(f" {short}") for x in names) else short
        for short in longest_first
    )
    return re.compile(rf"\b(?:{'|'.join(each)})\b")


@cache
def _areas() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each area, and what matches the names of the offices that it holds."""
    places = any_of((*_LEVEL_OF_PLACE, *(fold_name(x.name) for x in provinces())))
    return tuple(
        (area, re.compile(before.format(district=_DISTRICT, place=rf"{places}\b")))
        for area, before in _AREAS
    )


@cache
def _behind_name() -> re.Pattern[str]:
    """Return what may stand behind a whole name: a place, or what else bears it."""
    places = (fold_name(each.name) for each in provinces())
    return re.compile(any_of((*_LEVEL_OF_PLACE, *_OF_OTHERS, *places)) + r"\b")


@cache
def _national() -> dict[str, date | None]:
    """Return the offices of the whole country, and since when there is each."""
    return {
        spell_out(each.name): each.valid_from
        for each in issuers()
        if not each.local and each.parent != "Ủy ban nhân dân"
    }


@cache
def _parents() -> dict[str, str | None]:
    """Return the parent of each office of the table, all spelled out."""
    return {
        spell_out(each.name): spell_out(each.parent) if each.parent else None
        for each in issuers()
    }
