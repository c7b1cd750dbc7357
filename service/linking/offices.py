"""Whether two names mean the same issuer."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from functools import cache, lru_cache

from schemas.spelling.abbreviations import spell_out
from schemas.spelling.folding import fold_name
from schemas.vocabulary import issuers, provinces

_HEAD_OF_OFFICE = re.compile(
    r"(?:(?:pho )?(?:bo truong|vien truong|chanh an|(?:tong )?giam doc|chu nhiem"
    r"|chu tich(?! nuoc\b)|thong doc|(?<!\bban )bi thu"
    r"|(?:tong cuc|cuc|vu|chi cuc) truong"
    r"|truong(?= ban\b)|chanh(?= van phong\b)|tong(?= thanh tra\b| kiem toan\b)) )+"
)
_NEAR = timedelta(days=1)
_LEVEL = re.compile(r"\b(?:tinh|thanh pho|tp) ")


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
    left: str | None, right: str | None, on: date | None = None
) -> Agreement:
    """Return whether the names may belong to one office.

    Abbreviations, case and accents do not count; the place or its level may be
    missing on one side. Of joint issuers (``A; B``) one is enough. *on*: the day of
    the document that *right* is the office of; before Bình Thuận was merged into Lâm
    Đồng, a document of Lâm Đồng is not one of Bình Thuận.
    """
    agreement, since, until = _compared(left, right)
    if on and ((since and on < since) or (until and on >= until)):
        return Agreement.NO
    return agreement


_Compared = tuple[Agreement, date | None, date | None]
"""How two names compare; from when to when the right one may be the other office."""


@lru_cache(maxsize=65536)  # few pairs of names, compared for every citation
def _compared(left: str | None, right: str | None) -> _Compared:
    if not left or not right:
        return Agreement.UNKNOWN, None, None
    found = {
        _compare(_plain(one), _plain(other))
        for one in left.split(";")
        for other in right.split(";")
    }
    order = (Agreement.YES, Agreement.UNCLEAR, Agreement.NO)
    return min(found, key=lambda each: order.index(each[0]))


def _compare(left: str, right: str) -> _Compared:
    short, long = sorted((left, right), key=len)
    if short == long or _same_but_for_level(left, right):
        return Agreement.YES, None, None
    parents = _parents()
    if short in parents and long in parents:
        if long == parents[short] or short == parents[long]:
            return Agreement.UNCLEAR, None, None
    elif long.startswith(f"{short} "):
        return Agreement.YES, None, None
    return _compare_over_time(left, right)


def _compare_over_time(left: str, right: str) -> _Compared:
    """Compare names of which one may be an older name of the other's office or place.

    An office or province that only changed its name is the same; one that others were
    merged into, or that was split, may be, and that is for a person to decide.
    """
    for each in _successions():
        renamed = Agreement.YES if each.renamed else Agreement.UNCLEAR
        if each.leads(left, right) and not each.goes_on:
            return renamed, None if each.renamed else each.day, None
        if each.leads(right, left):
            return renamed, None, each.day if each.goes_on else None
    return Agreement.NO, None, None


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
    direct = [*_of_offices(), *_of_provinces()]
    found = {(each.earlier, each.later): each for each in direct}
    growing = list(direct)
    for first in growing:  # Hà Sơn Bình, Hà Tây, Hà Nội
        for then in direct:
            pair = (first.earlier, then.later)
            if then.earlier == first.later and pair not in found:
                found[pair] = _Succession(*pair, then.day)
                growing.append(found[pair])
    return tuple(each for each in found.values() if each.earlier != each.later)


def _of_offices() -> Iterator[_Succession]:
    begun = {each.name: each.valid_from for each in issuers()}
    heirs = Counter(later for each in issuers() for later in each.succeeded_by)
    for each in issuers():
        for later in each.succeeded_by:
            alone = len(each.succeeded_by) == heirs[later] == 1
            renamed = alone and _follows(each.valid_to, begun[later])
            earlier, after = spell_out(each.name), spell_out(later)
            yield _Succession(earlier, after, each.valid_to, renamed)


def _of_provinces() -> Iterator[_Succession]:
    levels = {each.name: each.level for each in provinces() if not each.valid_to}
    begun = {each.name: each.valid_from for each in provinces()}
    heirs = Counter(later for each in provinces() for later in each.succeeded_by)
    for each in provinces():
        for later in each.succeeded_by:
            alone = len(each.succeeded_by) == heirs[later] == 1
            renamed = alone and _follows(each.valid_to, begun[later])
            earlier, after = spell_out(each.name), spell_out(later)
            if earlier == after:  # tỉnh Cần Thơ, thành phố Cần Thơ
                earlier = spell_out(f"{each.level} {each.name}")
                after = spell_out(f"{levels[later]} {later}")
            yield _Succession(earlier, after, each.valid_to, renamed)
        if each.split_from:
            whole, part = spell_out(each.split_from), spell_out(each.name)
            yield _Succession(whole, part, each.valid_from, goes_on=True)


def _follows(ended: date | None, begun: date | None) -> bool:
    """Return whether one began when the other ended, so that it was only renamed."""
    return bool(ended and begun and abs(begun - ended) <= _NEAR)


def _same_but_for_level(left: str, right: str) -> bool:
    """``UBND tỉnh X`` is ``UBND X``, but never ``UBND thành phố X``."""
    bare = _LEVEL.sub("", left)
    return bare == _LEVEL.sub("", right) and bare in (left, right)


def _plain(name: str) -> str:
    short = _HEAD_OF_OFFICE.sub("", fold_name(name), count=1)
    whole = _abbreviated().sub(lambda match: _whole_names()[match.group()], short)
    return spell_out(whole)


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
    longest_first = sorted(_whole_names(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")


@cache
def _parents() -> dict[str, str | None]:
    """Return the parent of each office of the table, all spelled out."""
    return {
        spell_out(each.name): spell_out(each.parent) if each.parent else None
        for each in issuers()
    }
