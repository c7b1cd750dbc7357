"""Whether two names mean the same office."""

import re
from enum import Enum, auto
from functools import cache, lru_cache

from schemas.vocabulary import issuers
from service.search.abbreviations import spelled_out

_HEAD_OF_OFFICE = re.compile(
    r"(?:bo truong|chu tich|vien truong|chanh an|(?:tong )?giam doc|chu nhiem) "
    r"(?!nuoc\b)"
)
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
        return Agreement.UNCLEAR if related else Agreement.NO
    if long.startswith(f"{short} "):
        return Agreement.YES
    return Agreement.of(_same_but_for_level(left, right))


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
