"""Whether two names mean the same issuer."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from functools import cache, lru_cache
from typing import NamedTuple

from schemas.link import DocumentSummary
from schemas.spelling.abbreviations import spell_out
from schemas.spelling.folding import fold_name
from schemas.vocabulary import Issuer, Province, issuers, provinces

_HEAD_OF_OFFICE = re.compile(
    r"(?:(?:pho )?(?:bo truong|vien truong|chanh an|(?:tong )?giam doc|chu nhiem"
    r"|chu tich(?! nuoc\b)|thong doc|(?<!\bban )bi thu"
    r"|(?:tong cuc|cuc|vu|chi cuc) truong"
    r"|truong(?= ban\b)|chanh(?= van phong\b)|tong(?= thanh tra\b| kiem toan\b)) )+"
)
_NEAR = timedelta(days=1)
# "Tỉnh ủy", "Thành ủy", "Tỉnh đoàn" carry their level too
_LEVEL = re.compile(r"\b(?:tinh|thanh pho|tp|dac khu|thanh(?= (?:uy|doan)\b)) ")
# HD 36-HD/VPTW, 1.2.1b: what the Standing Committee signs has the letterhead TỈNH ỦY
_STANDING = re.compile(
    r"^(?:(?:ban )?thuong vu|btv|thuong truc|ban chap hanh|bch) "
    r"(?=(?:(?:tinh|thanh|huyen|quan|thi|dang) uy|(?:tinh|thanh|huyen) doan)\b)"
)
_BENCHES = ("vien kiem sat nhan dan", "toa an nhan dan")
_DISTRICT = re.compile(r" (?:huyen|quan|thi xa|thanh pho)\b")


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
    found = {_on_days(each, on, written) for each in _compared(left, right)}
    return next(each for each in _BEST_FIRST if each in found)


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


def is_of_succession(name: str | None) -> bool:
    """Return whether the name is that of a successor, so that its date matters."""
    if not name:
        return False
    plain = f" {_plain(name)} "
    return any(f" {each.later} " in plain for each in _successions())


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
    if _are_of_one_bench(left, right):
        return [_Compared(Agreement.UNCLEAR)]
    parents = _parents()
    if short in parents and long in parents:
        if long == parents[short] or short == parents[long]:
            return [_Compared(Agreement.UNCLEAR)]
    elif long.startswith(f"{short} ") and not _is_split(long, short):
        return [_Compared(Agreement.YES)]
    return _compare_over_time(left, right)


def _is_split(whole: str, part: str) -> bool:
    """Return whether the longer is a place that was split: Gia Lai - Kon Tum."""
    return any(each.leads(whole, part) for each in _successions())


def _are_of_one_bench(left: str, right: str) -> bool:
    """Return whether one is of a district and the other of an area that holds several.

    Since 01/7/2025 courts and procuracies of districts are those of areas (NQ 81/2025/
    UBTVQH15); the tables do not say which district went to which area.
    """
    benches = [(head, f"{head} khu vuc") for head in _BENCHES]
    pairs = ((left, right), (right, left))
    return any(
        old.startswith(head) and _DISTRICT.search(old) and new.startswith(area)
        for head, area in benches
        for old, new in pairs
    )


def _compare_over_time(left: str, right: str) -> list[_Compared]:
    """Compare names of which one may be an older name of the other's office or place.

    An office or province that only changed its name is the same; one that others were
    merged into, or that was split, may be, and that is for a person to decide.
    """
    forward = [x for x in _successions() if x.leads(left, right) and not x.goes_on]
    back = [x for x in _successions() if x.leads(right, left)]
    parts = [x for x in back if x.goes_on]
    names = [x for x in back if not x.goes_on]
    ways = []
    if forward:
        ways.append(_Compared(_agreement(forward), since=_first_day(forward)))
    if parts:
        ways.append(_Compared(_agreement(parts), until=_first_day(parts)))
    if names:
        ways.append(_Compared(_agreement(names), written_since=_first_day(names)))
    return ways or [_Compared(Agreement.NO)]


def _agreement(found: list["_Succession"]) -> Agreement:
    """Return YES for an office that was only renamed, and that but once."""
    renamed = len(found) == 1 and found[0].renamed
    return Agreement.YES if renamed else Agreement.UNCLEAR


def _first_day(found: list["_Succession"]) -> date | None:
    """Return the first date of several successions of the same two names."""
    return min((each.day for each in found if each.day), default=None)


_BEST_FIRST = (Agreement.YES, Agreement.UNCLEAR, Agreement.UNKNOWN, Agreement.NO)


@dataclass(frozen=True, slots=True)
class _Succession:
    """An office or province that continues as another one from a date on.

    ``renamed``: nothing else came into the later one, or out of the earlier one.
    ``goes_on``: the earlier one lost but a part to the later one.
    """

    earlier: str
    later: str
    day: date | None
    renamed: bool = False
    goes_on: bool = False

    def leads(self, old: str, new: str) -> bool:
        """Return whether it turns *old* into *new*: ``tỉnh Hà Tây``, ``… Hà Nội``."""
        if self.earlier not in old:
            return False
        became = f" {old} ".replace(f" {self.earlier} ", f" {self.later} ").strip()
        return became == new or _LEVEL.sub("", became) == _LEVEL.sub("", new)


@cache
def _successions() -> tuple[_Succession, ...]:
    """Return all successions of the tables, including those of several steps."""
    found = [*_of_offices(), *_of_provinces()]
    direct = tuple(found)
    for first in found:  # Hà Sơn Bình, Hà Tây, Hà Nội; found grows meanwhile
        for then in direct:
            if _follows_later(first, then):
                step = _Succession(first.earlier, then.later, then.day)
                if step not in found:
                    found.append(step)
    return tuple(each for each in found if each.earlier != each.later)


def _follows_later(first: _Succession, then: _Succession) -> bool:
    """Return whether the second goes on from the first: not one of the same name."""
    if then.earlier != first.later or then.goes_on or first.goes_on:
        return False
    return first.day is None or then.day is None or first.day < then.day


def _of_offices() -> Iterator[_Succession]:
    begun = {each.name: each.valid_from for each in issuers()}
    heirs = _heirs(issuers())
    for each in issuers():
        for later in each.succeeded_by:
            alone = len(each.succeeded_by) == heirs[later, each.valid_to] == 1
            renamed = alone and _follows(each.valid_to, begun[later])
            earlier, after = spell_out(each.name), spell_out(later)
            yield _Succession(earlier, after, each.valid_to, renamed)


def _of_provinces() -> Iterator[_Succession]:
    heirs = _heirs(provinces())
    for each in provinces():
        for later in each.succeeded_by:
            heir = _heir(later, each.valid_to)
            alone = len(each.succeeded_by) == heirs[later, each.valid_to] == 1
            is_whole = alone and heir.split_from is None
            renamed = is_whole and _follows(each.valid_to, heir.valid_from)
            earlier, after = spell_out(each.name), spell_out(later)
            if earlier != after:
                yield _Succession(earlier, after, each.valid_to, renamed)
                continue
            for old, new in _levels(each.level, heir.level):
                before, now = f"{old} {earlier}", f"{new} {after}"
                yield _Succession(before, now, each.valid_to, renamed)
        if each.split_from:
            whole, part = spell_out(each.split_from), spell_out(each.name)
            yield _Succession(whole, part, each.valid_from, goes_on=True)


def _levels(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield what the level is called, and in names: tỉnh ủy, thành ủy, tỉnh đoàn."""
    before, after = spell_out(old), spell_out(new)
    yield before, after
    for body in ("uy", "doan"):
        yield f"{before.split()[0]} {body}", f"{after.split()[0]} {body}"


def _heirs(rows: Iterable[Issuer | Province]) -> Counter[tuple[str, date | None]]:
    """Count who goes on as whom from which date on: each merger counts alone."""
    ended = ((each.valid_to, each.succeeded_by) for each in rows)
    return Counter((later, day) for day, heirs in ended for later in heirs)


def _heir(name: str, ended: date | None) -> Province:
    """Return the province of that name as it is from the date *ended* on."""
    named = [each for each in provinces() if each.name == name]
    last, day = date.max, ended or date.min
    going_on = (each for each in named if (each.valid_to or last) > day)
    return next(going_on, named[-1])


def _follows(ended: date | None, begun: date | None) -> bool:
    """Return whether one began when the other ended, so that it was only renamed."""
    return bool(ended and begun and abs(begun - ended) <= _NEAR)


def _same_but_for_level(left: str, right: str) -> bool:
    """``UBND tỉnh X`` is ``UBND X``, but never ``UBND thành phố X``."""
    bare = _LEVEL.sub("", left)
    return bare == _LEVEL.sub("", right) and bare in (left, right)


def _plain(name: str) -> str:
    whole = _abbreviated().sub(
        lambda match: _whole_names()[match.group()], fold_name(name)
    )
    office = _HEAD_OF_OFFICE.sub("", whole, count=1)
    return _STANDING.sub("", spell_out(office))


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
def _parents() -> dict[str, str | None]:
    """Return the parent of each office of the table, all spelled out."""
    return {
        spell_out(each.name): spell_out(each.parent) if each.parent else None
        for each in issuers()
    }
