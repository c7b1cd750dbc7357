"""Whether two names mean the same office."""

import re
from collections import Counter
from datetime import date, timedelta
from enum import Enum, auto
from functools import cache, lru_cache

from schemas.vocabulary import issuers, provinces
from service.search.abbreviations import spelled_out

_HEAD_OF_OFFICE = re.compile(
    r"(?:bo truong|chu tich|vien truong|chanh an|(?:tong )?giam doc|chu nhiem) "
    r"(?!nuoc\b)"
)
_NEAR = timedelta(days=1)
_LEVEL = re.compile(r"\b(?:tinh|thanh pho|tp) ")


class Agreement(Enum):
    """How two givens compare; UNKNOWN: one is absent, UNCLEAR: neither yes nor no."""

    YES = auto()
    NO = auto()
    UNKNOWN = auto()
    UNCLEAR = auto()

    @classmethod
    def of(cls, same: bool) -> "Agreement":
        """Return YES or NO."""
        return cls.YES if same else cls.NO


@lru_cache(maxsize=65536)  # few pairs of names, compared for every citation
def compare_offices(left: str | None, right: str | None) -> Agreement:
    """Return whether the names may be of one office.

    Abbreviations, case and accents do not count; the place or its level may be
    missing on one side. Of joint issuers (``A; B``) one is enough.
    """
    if not left or not right:
        return Agreement.UNKNOWN
    found = {
        _compare(_plain(one), _plain(other))
        for one in left.split(";")
        for other in right.split(";")
    }
    order = (Agreement.YES, Agreement.UNCLEAR, Agreement.NO)
    return next(each for each in order if each in found)


def _compare(left: str, right: str) -> Agreement:
    short, long = sorted((left, right), key=len)
    if short == long:
        return Agreement.YES
    parents = _parents()
    if short in parents and long in parents:
        related = long == parents[short] or short == parents[long]
        return Agreement.UNCLEAR if related else _compare_over_time(left, right)
    if long.startswith(f"{short} "):
        return Agreement.YES
    if _same_but_for_level(left, right):
        return Agreement.YES
    return _compare_over_time(left, right)


def _compare_over_time(left: str, right: str) -> Agreement:
    """Compare names of which one is an older name of the other's office or place.

    An office or province that only changed its name is the same; one that others
    were merged into may be, and that is for a person to say.
    """
    for old, new in ((left, right), (right, left)):
        for name, (later, is_rename) in _later_names().items():
            if name in old and _same_place(old.replace(name, later), new):
                return Agreement.YES if is_rename else Agreement.UNCLEAR
    return Agreement.NO


def _same_place(left: str, right: str) -> bool:
    return left == right or _LEVEL.sub("", left) == _LEVEL.sub("", right)


@cache
def _later_names() -> dict[str, tuple[str, bool]]:
    """Return the name that each ended office or province goes on under.

    The flag tells a mere renaming: nothing else was merged into the later one.
    """
    offices = [(x.name, x.succeeded_by, x.valid_to) for x in issuers()]
    places = [(x.name, x.merged_into, x.valid_to) for x in provinces()]
    ended = [(name, later, day) for name, later, day in offices + places if later]
    begun = {x.name: x.valid_from for x in issuers()}
    begun |= {x.name: x.valid_from for x in provinces()}
    heirs = Counter(later for _, later, _ in ended)
    return {
        spelled_out(name): (
            spelled_out(later),
            heirs[later] == 1 and _follows(day, begun.get(later)),
        )
        for name, later, day in ended
    }


def _follows(ended: date | None, begun: date | None) -> bool:
    """Say whether one began when the other ended, so that it is the same renamed."""
    return bool(ended and begun and abs(begun - ended) <= _NEAR)


def _same_but_for_level(left: str, right: str) -> bool:
    """``UBND tỉnh X`` is ``UBND X``, but never ``UBND thành phố X``."""
    bare = _LEVEL.sub("", left)
    return bare == _LEVEL.sub("", right) and bare in (left, right)


def _plain(name: str) -> str:
    return _HEAD_OF_OFFICE.sub("", spelled_out(name), count=1)


@cache
def _parents() -> dict[str, str | None]:
    """Return the parent of each office of the table, all spelled out."""
    return {
        spelled_out(each.name): spelled_out(each.parent) if each.parent else None
        for each in issuers()
    }
