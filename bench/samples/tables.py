"""The tables of invented content, as typed rows; read once."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from string import Formatter

from bench.samples.model import Act, Form
from schemas.vocabulary import table_rows

Phrase = tuple[tuple[str, str | None], ...]
"""Runs of text, each with the slot that follows it (None: no slot)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: ``yearly`` numbers carry the year, ``body`` its outline."""

    code: str
    name: str
    yearly: bool
    body: str

    @property
    def is_letter(self) -> bool:
        """Whether it is a công văn, whose number names no kind."""
        return self.code == "CV"


@dataclass(frozen=True, slots=True)
class Office:
    """Who issues documents; a local office stands once for each province.

    ``province`` is empty for the offices of the centre, whose acts all may cite.
    """

    key: str
    province: str
    is_legislator: bool
    form: Form
    name: str
    cited_as: str
    parent: str | None
    code: str
    units: tuple[str, ...]
    kinds: tuple[Kind, ...]
    head: str
    deputy: str
    collective: str | None
    place: str


def rows(table: str) -> list[dict[str, str]]:
    """Return the rows of ``tables/<table>.csv``."""
    return table_rows("bench.samples", table)


@cache
def words(table: str, column: str = "text") -> tuple[str, ...]:
    """Return one column of a table."""
    return tuple(row[column] for row in rows(table))


def parse_phrase(text: str) -> Phrase:
    """Cut ``Căn cứ {titled};`` into its runs and slots; a slot may hold a colon."""
    return tuple(
        (run, f"{name}:{spec}" if spec else name)
        for run, name, spec, _ in Formatter().parse(text)
    )


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases of each role."""
    found: dict[str, list[Phrase]] = {}
    for row in rows("phrases"):
        found.setdefault(row["role"], []).append(parse_phrase(row["text"]))
    return {role: tuple(each) for role, each in found.items()}


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds of documents by their code."""
    return {
        row["code"]: Kind(row["code"], row["name"], row["yearly"] == "yes", row["body"])
        for row in rows("kinds")
    }


@cache
def subjects() -> dict[str, tuple[str, ...]]:
    """Return the patterns of trích yếu by code of the kind."""
    found: dict[str, list[str]] = {}
    for row in rows("subjects"):
        found.setdefault(row["kind"], []).append(row["text"])
    return {code: tuple(each) for code, each in found.items()}


@cache
def named_acts() -> tuple[Act, ...]:
    """Return the acts that are cited by name alone."""
    return tuple(_named_act(row) for row in rows("laws"))


@cache
def offices() -> tuple[Office, ...]:
    """Return every office, the local ones for every province."""
    return _offices("offices")


@cache
def offices_of_2026() -> tuple[Office, ...]:
    """Return schools, communes, regional courts and the Party of communes."""
    return _offices("offices_of_2026")


def _offices(table: str) -> tuple[Office, ...]:
    provinces = rows("provinces")
    return tuple(
        _office(row, province)
        for row in rows(table)
        for province in (provinces if "{" in row["place"] else [{}])
    )


def _named_act(row: dict[str, str]) -> Act:
    day = None
    if row["year"]:
        day = date(int(row["year"]), int(row["month"]), int(row["day"]))
    issuer = "Đảng" if row["doc_type"] == "Nghị quyết" else None
    return Act(row["doc_type"], row["title"], issued_on=day, issuer=issuer)


def _office(row: dict[str, str], province: dict[str, str]) -> Office:
    filled = {
        column: cell.format(province=province.get("name"), seat=province.get("seat"))
        for column, cell in row.items()
    }
    return Office(
        key=row["key"],
        province=province.get("name", ""),
        is_legislator=row["tier"] == "law",
        form=Form(row["form"]),
        name=filled["name"],
        cited_as=filled["cited_as"],
        parent=filled["parent"] or None,
        code=row["code"],
        units=tuple(row["units"].split()),
        kinds=tuple(kinds()[code] for code in row["kinds"].split()),
        head=row["head"],
        deputy=row["deputy"],
        collective=row["collective"] or None,
        place=filled["place"],
    )
