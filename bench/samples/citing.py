"""How clerks write that they mean an act."""

from datetime import date
from enum import StrEnum

from bench.samples.model import Act, Cited
from schemas.citation import Relation


class Wording(StrEnum):
    """The ways in which a mention is worded."""

    FULL = "full"  # Kế hoạch số 48/KH-VKS ngày 10/01/2022 của VKSND tỉnh X
    LONG = "long"  # the same with ngày 10 tháng 01 năm 2022
    COMMA = "comma"  # the same with a comma before ngày
    DATED = "dated"  # without the issuer
    UNDATED = "undated"  # without the date
    SHORT = "short"  # Kế hoạch số 48/KH-VKS
    BARE = "bare"  # Kế hoạch 48/KH-VKS
    ELLIPTIC = "elliptic"  # số 48/KH-VKS ngày 10/01/2022, in a list


_WITHOUT_ISSUER = (Wording.DATED, Wording.SHORT, Wording.BARE, Wording.ELLIPTIC)
_WITHOUT_DATE = (Wording.UNDATED, Wording.SHORT, Wording.BARE)
_LEADS = ("về ", "quy định ", "hướng dẫn ", "ban hành ", "triển khai ", "phát động ")
LEGISLATION = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")


def cite(act: Act, wording: Wording, relation: Relation = Relation.REFERS_TO) -> Cited:
    """Return a mention of *act* in that wording.

    Laws are called by their name, and by their number if they have one; other acts
    without a number by type, title and issuer.
    """
    if act.doc_type in LEGISLATION:
        return _cite_law(act, wording, relation)
    if act.number is None:
        text = f"{act.doc_type} {act.title}"
        return Cited(text, act.doc_type, issuer=act.issuer, relation=relation)
    issued_on = None if wording in _WITHOUT_DATE else act.issued_on
    issuer = None if wording in _WITHOUT_ISSUER else act.issuer
    text = _name(act, wording) + _dated(issued_on, wording)
    if issuer:
        text += f" của {issuer}"
    return Cited(text, act.doc_type, act.number, issued_on, issuer, relation)


def short_date(day: date) -> str:
    """Return the date as in running text; the law pads days and months 1 and 2 only.

    >>> short_date(date(2023, 8, 7))
    '07/8/2023'
    """
    month = f"{day.month:02}" if day.month < 3 else str(day.month)  # noqa: PLR2004
    return f"{day.day:02}/{month}/{day.year}"


def long_date(day: date) -> str:
    """Return the date in words, without ``ngày``: ``10 tháng 01 năm 2022``."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)  # noqa: PLR2004
    return f"{day.day:02} tháng {month} năm {day.year}"


def titled(act: Act) -> str:
    """Return the trích yếu of *act* as it follows a mention: `` về …``."""
    title = act.title[:1].lower() + act.title[1:]
    return f" {title}" if title.startswith(_LEADS) else f" về {title}"


def _cite_law(act: Act, wording: Wording, relation: Relation) -> Cited:
    text = f"{act.doc_type} {act.title}"
    issued_on = act.issued_on if wording is Wording.LONG else None
    if act.number is not None:
        text += f" số {act.number}"
    text += _dated(issued_on, wording)
    return Cited(text, act.doc_type, act.number, issued_on, None, relation)


def _name(act: Act, wording: Wording) -> str:
    if wording is Wording.ELLIPTIC:
        return f"số {act.number}"
    if wording is Wording.BARE:
        return f"{act.doc_type} {act.number}"
    return f"{act.doc_type} số {act.number}"


def _dated(day: date | None, wording: Wording) -> str:
    if day is None:
        return ""
    if wording is Wording.LONG:
        return f" ngày {long_date(day)}"
    comma = "," if wording is Wording.COMMA else ""
    return f"{comma} ngày {short_date(day)}"
