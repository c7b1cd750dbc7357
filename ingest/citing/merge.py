"""References to one document → one citation with all its mentions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ingest.citing.act_versions import is_outdated
from ingest.citing.reference import Reference
from schemas.citation import Citation, Mention, Relation
from schemas.document import Text
from schemas.number import DocumentNumber
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.folding import fold_symbol

PRECEDENCE = (
    Relation.AMENDS,
    Relation.REPLACES,
    Relation.REPEALS,
    Relation.GUIDES,
    Relation.ANNEX_OF,
    Relation.LEGAL_BASIS,
    Relation.IMPLEMENTS,
    Relation.REFERS_TO,
)
"""Which relation a citation takes if its mentions have several."""

_SURE = 0.8  # OCR's confidence; below it the number may be another one
_LOCAL_SYMBOL = re.compile(r"(?:UBND|HĐND|UB)\Z")
_CONGRESS = re.compile(r"Đại\s+hội.*?\s(?P<term>[IVXLC]+)\b")
_LOCAL = re.compile(r"Đảng\s+bộ|đảng\s+bộ")
_YEAR = re.compile(r"\s+(?:năm\s+)?(?P<year>\d{4})\Z")
BESIDE_OUTDATED = "nêu sau luật cùng tên đã hết hiệu lực, chưa rõ là luật của năm nào"
"""The doubt about a bare name behind that of an older act of the name."""


def merge(
    text: Text, references: Iterable[Reference], written_on: date | None = None
) -> tuple[Citation, ...]:
    """Return one citation for each cited document, in the order of first mention.

    *written_on* is the date of the citing document: the bare name of an act that was
    passed again by then is not that of the older one, which has its year beside it.
    """
    unsure = any(each.sure < _SURE for each in text.segments)
    groups = _groups(references, written_on)
    return tuple([_citation(text, each, unsure=unsure) for each in groups])


@dataclass(slots=True)
class _Group:
    """The references to one document, and the dates they give.

    ``years`` are those of an act that is only named: ``Luật Đất đai năm 2013``.
    ``is_outdated``: that act had been passed again when this was ``written_on``.
    ``beside_outdated``: a bare name, behind that of such an act.
    """

    written_on: date | None = None
    beside_outdated: bool = False
    references: list[Reference] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    is_outdated: bool = False

    def fits(self, reference: Reference) -> bool:
        """Return whether *reference* may be to the same document, by its date.

        If the number has a year and a central issuer, another date is a typo. A name
        with another year is that of an act that was passed again.
        """
        year, day = _year_of(reference), reference.issued_on
        if self.years and year and year not in self.years:
            return False
        if year is None and self.is_outdated and not reference.recall:
            return False
        if not self.years and self._outdates(reference):
            return False
        if not self.days or day is None or day in self.days:
            return True
        return reference.number is not None and _is_one_a_year(reference.number)

    def add(self, reference: Reference) -> None:
        """Add a reference."""
        self.references.append(reference)
        year = _year_of(reference)
        if reference.issued_on:
            self.days.add(reference.issued_on)
        if year:
            self.years.add(year)
            self.is_outdated = self._outdates(reference)

    def _outdates(self, reference: Reference) -> bool:
        """Return whether an act that is named had been passed again by then."""
        name, year = reference.name, _year_of(reference)
        if not name or not year or self.written_on is None:
            return False
        return is_outdated(_YEAR.sub("", name), year, self.written_on)


def _groups(references: Iterable[Reference], written_on: date | None) -> list[_Group]:
    """Return the references to each document.

    A number is not a key: ``518/QĐ-UBND`` of two dates are two documents. An undated
    mention belongs to the one named before it.
    """
    groups: dict[str, list[_Group]] = {}
    for reference in references:
        known = groups.setdefault(_key(reference), [])
        fitting = [group for group in known if group.fits(reference)]
        if not fitting:
            is_behind = any(group.is_outdated for group in known)
            is_bare = _year_of(reference) is None
            fitting = [_Group(written_on, beside_outdated=is_behind and is_bare)]
            known += fitting
        fitting[-1].add(reference)
    everything = [group for known in groups.values() for group in known]
    return sorted(everything, key=lambda group: group.references[0].span.start)


def _is_one_a_year(number: DocumentNumber) -> bool:
    """Return whether no other document of the year can have the number.

    ``12/2020/QĐ-UBND`` is one in each province, ``12/2020/TT-BYT`` but one.
    """
    return number.year is not None and not _LOCAL_SYMBOL.search(number.symbol)


def _key(reference: Reference) -> str:
    if reference.number:
        return reference.number.key
    name = reference.name or ""
    congress = _CONGRESS.search(name)
    if congress and not _LOCAL.search(name):
        return f"{reference.doc_type} Đại hội {congress['term']}"
    return fold_symbol(_YEAR.sub("", name))


def _year_of(reference: Reference) -> int | None:
    """Return the year that stands behind a name, or that of its date."""
    if reference.number or not reference.name:
        return None
    found = _YEAR.search(reference.name)
    day = reference.issued_on
    if found:
        return int(found["year"])
    return day.year if day else None


def _citation(text: Text, of_one: _Group, *, unsure: bool) -> Citation:
    everything = of_one.references
    group = [each for each in everything if not each.recall]
    doubts = _doubts(text, group, unsure=unsure)
    meant = _together(group) if len(group) > 1 else group[0]
    return Citation(
        text=collapse_spaces(text.content[meant.span.start : meant.span.end]),
        mentions=tuple([_mention(text, each) for each in group]),
        recalls=tuple([_mention(text, each) for each in everything if each.recall]),
        number=meant.number,
        doc_type=meant.doc_type,
        issued_on=meant.issued_on,
        issuer=meant.issuer,
        relation=meant.relation,
        provision=meant.provision,
        title=meant.title,
        nested=meant.nested,
        doubts=(*doubts, BESIDE_OUTDATED) if of_one.beside_outdated else doubts,
    )


def _together(group: list[Reference]) -> Reference:
    """Return the fullest of several references, completed by the others."""
    fullest = max(group, key=_fullness)
    ordered = [fullest, *(each for each in group if each is not fullest)]
    return fullest._replace(
        number=_number(group),
        doc_type=_doc_type(ordered),
        issued_on=_day(ordered),
        issuer=next((each.issuer for each in ordered if each.issuer), None),
        relation=_relation(group),
        provision=next((each.provision for each in group if each.provision), None),
        title=next((each.title for each in ordered if each.title), None),
        nested=all(each.nested for each in group),
    )


def _day(ordered: list[Reference]) -> date | None:
    """Return the day; of several, one of the year that stands in the number."""
    given = [each for each in ordered if each.issued_on]
    fitting = (each for each in given if not _contradicts_year(each))
    best = next(fitting, next(iter(given), None))
    return best.issued_on if best else None


def _relation(group: list[Reference]) -> Relation:
    """Return the relation that stands for all; one in a title counts least."""
    stated = {(each.nested, each.relation) for each in group}
    return min(stated, key=lambda each: (each[0], PRECEDENCE.index(each[1])))[1]


def _fullness(reference: Reference) -> tuple[int, int]:
    parts = (reference.doc_type_given, reference.issued_on, reference.issuer)
    return sum(map(bool, parts)), reference.span.end - reference.span.start


def _mention(text: Text, reference: Reference) -> Mention:
    span = reference.span
    note = text.note_at(span.start)
    return Mention(
        page=text.page_at(span.start),
        start=span.start,
        end=span.end,
        text=text.content[span.start : span.end],
        footnote=note.mark if note else None,
        relation=reference.effect or reference.relation,
        provision=reference.provision,
    )


def _number(group: list[Reference]) -> DocumentNumber | None:
    """Return the number in its best spelling: accents get lost, never added."""
    numbers = [each.number for each in group if each.number]
    return max(numbers, key=_accents, default=None)


def _accents(number: DocumentNumber) -> int:
    return sum(not letter.isascii() for letter in number.symbol)


def _doc_type(ordered: list[Reference]) -> str | None:
    printed = (each.doc_type for each in ordered if each.doc_type_given)
    inferred = (each.doc_type for each in ordered)
    return next(printed, None) or next(filter(None, inferred), None)


def _doubts(text: Text, group: list[Reference], *, unsure: bool) -> tuple[str, ...]:
    """Return what is doubtful; *unsure*: OCR is unsure of some of the text."""
    if len(group) == 1 and not unsure and not _is_doubtful(group[0]):
        return ()  # nearly always
    doubts = list(_differences(group)) if len(group) > 1 else []
    if True in [each.impossible_date for each in group]:
        doubts.append("ngày ghi trong viện dẫn không thể có")
    if False not in [each.shortened for each in group]:
        doubts.append("tên hoặc số viết tắt, chưa chắc là văn bản nào")
    if unsure and max([text.sure_at(each.span.start) for each in group]) < _SURE:
        doubts.append("đọc từ bản chụp, nét chữ không rõ")
    if True in [each.out_of_rank for each in group]:
        doubts.append("văn bản cấp thấp hơn không thể sửa đổi, thay thế, bãi bỏ")
    if True in [_contradicts_year(each) for each in group]:
        doubts.append("năm trong số ký hiệu khác năm của ngày ban hành")
    return tuple(doubts)


def _differences(group: list[Reference]) -> Iterator[str]:
    numbers = dict.fromkeys(each.number for each in group if each.number)
    spellings = dict.fromkeys(map(str, numbers)) if len(numbers) > 1 else ()
    if len(spellings) > 1:
        yield f"số ký hiệu được viết khác nhau: {', '.join(spellings)}"
    days = dict.fromkeys(each.issued_on for each in group if each.issued_on)
    if len(days) > 1:
        written = ", ".join(f"{each:%d/%m/%Y}" for each in days)
        yield f"ngày ban hành được viết khác nhau: {written}"


def _is_doubtful(reference: Reference) -> bool:
    """Return whether *reference* alone gives rise to a doubt."""
    flagged = reference.impossible_date or reference.shortened or reference.out_of_rank
    return flagged or _contradicts_year(reference)


def _contradicts_year(reference: Reference) -> bool:
    number, day = reference.number, reference.issued_on
    return bool(number and number.year and day and number.year != day.year)
