"""Which office or province goes on as which, and from which date on."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from schemas.spelling.abbreviations import spell_out
from schemas.vocabulary import Issuer, Province, issuers, provinces

# "Tỉnh ủy", "Thành ủy", "Tỉnh đoàn" carry their level too
LEVEL = re.compile(r"\b(?:tinh|thanh pho|tp|dac khu|thanh(?= (?:uy|doan)\b)) ")
_NEAR = timedelta(days=1)
_PROVINCIAL, _OF_CITY = "tinh uy", "thanh uy"


@dataclass(frozen=True, slots=True)
class Succession:
    """An office or province that continues as another one from a date on.

    ``renamed``: nothing else came into the later one, or out of the earlier one.
    ``goes_on``: the earlier one lost but a part to the later one. ``of_places``: each
    place has such offices, and the place need not be given.
    """

    earlier: str
    later: str
    day: date | None
    renamed: bool = False
    goes_on: bool = False
    of_places: bool = False

    def leads(self, old: str, new: str) -> bool:
        """Return whether it turns *old* into *new*: ``tỉnh Hà Tây``, ``… Hà Nội``."""
        if self.earlier not in old:
            return False
        became = self.applied_to(old)
        if became == new or LEVEL.sub("", became) == LEVEL.sub("", new):
            return True
        if not self.of_places or not old.startswith(self.earlier):
            return False
        short, long = sorted((f"{became} ", f"{new} "), key=len)
        return long.startswith(short)

    def applied_to(self, old: str) -> str:
        """Return what *old* is called then; the same where it is of another office."""
        return f" {old} ".replace(f" {self.earlier} ", f" {self.later} ").strip()


@cache
def successions() -> tuple[Succession, ...]:
    """Return all successions of the tables, including those of several steps."""
    found = [*_of_offices(), *_of_provinces()]
    direct = tuple(found)
    for first in found:  # Hà Sơn Bình, Hà Tây, Hà Nội; found grows meanwhile
        for then in direct:
            if _follows_later(first, then):
                step = Succession(first.earlier, then.later, then.day)
                if step not in found:
                    found.append(step)
    return tuple(each for each in found if each.earlier != each.later)


def _follows_later(first: Succession, then: Succession) -> bool:
    """Return whether the second goes on from the first: not one of the same name."""
    if then.earlier != first.later or then.goes_on or first.goes_on:
        return False
    return first.day is None or then.day is None or first.day < then.day


def _of_offices() -> Iterator[Succession]:
    begun = {each.name: each.valid_from for each in issuers()}
    heirs = _heirs(issuers())
    for each in issuers():
        for later in each.succeeded_by:
            alone = len(each.succeeded_by) == heirs[later, each.valid_to] == 1
            renamed = alone and _follows(each.valid_to, begun[later])
            earlier, after = spell_out(each.name), spell_out(later)
            of_places = each.local or each.parent == "Ủy ban nhân dân"
            found = Succession(
                earlier, after, each.valid_to, renamed, of_places=of_places
            )
            yield found
            if _PROVINCIAL in earlier:  # Hà Nội has a Thành ủy
                yield replace(
                    found,
                    earlier=earlier.replace(_PROVINCIAL, _OF_CITY),
                    later=after.replace(_PROVINCIAL, _OF_CITY),
                )


def _of_provinces() -> Iterator[Succession]:
    heirs = _heirs(provinces())
    for each in provinces():
        for later in each.succeeded_by:
            heir = _heir(later, each.valid_to)
            alone = len(each.succeeded_by) == heirs[later, each.valid_to] == 1
            is_whole = alone and heir.split_from is None
            renamed = is_whole and _follows(each.valid_to, heir.valid_from)
            earlier, after = spell_out(each.name), spell_out(later)
            if earlier != after:
                yield Succession(earlier, after, each.valid_to, renamed)
                continue
            for old, new in _levels(each.level, heir.level):
                before, now = f"{old} {earlier}", f"{new} {after}"
                yield Succession(before, now, each.valid_to, renamed)
        if each.split_from:
            whole, part = spell_out(each.split_from), spell_out(each.name)
            yield Succession(whole, part, each.valid_from, goes_on=True)


def _levels(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield what the level is called, and in names: tỉnh ủy, thành ủy, tỉnh đoàn."""
    before, after = spell_out(old), spell_out(new)
    yield before, after
    for body in ("uy", "doan"):
        was, now = (f"{each.removesuffix(' pho')} {body}" for each in (before, after))
        yield was, now


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
