"""Acts that can be mentioned in one breath."""

from datetime import date
from itertools import groupby
from operator import attrgetter

from bench.samples.citing import LEGISLATION
from bench.samples.model import Act

LONGEST_LIST = 3


def alike(acts: list[Act]) -> list[Act]:
    """Return up to three of *acts* that one office issued; none if each has its own."""
    return _largest(acts, "issuer")[:LONGEST_LIST]


def versions(acts: list[Act]) -> list[Act]:
    """Return two acts of one office and type, the older first; else none."""
    group = sorted(_largest(acts, "issuer", "doc_type"), key=_day)
    if group and _day(group[0]) < _day(group[-1]):
        return [group[0], group[-1]]
    return []


def twins(acts: list[Act]) -> list[Act]:
    """Return two acts of one office, type and day; else none."""
    return _largest(acts, "issuer", "doc_type", "issued_on")[:2]


def _largest(acts: list[Act], *columns: str) -> list[Act]:
    """Return the most acts that agree in *columns*; none if all differ."""
    key = attrgetter(*columns)
    numbered = [act for act in acts if act.doc_type not in LEGISLATION]
    groups = [list(group) for _, group in groupby(sorted(numbered, key=key), key)]
    largest = max(groups, key=len, default=[])
    return largest if len(largest) > 1 else []


def _day(act: Act) -> date:
    return act.issued_on or date.min
