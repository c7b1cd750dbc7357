"""The archive of the demo: a report, what it cites, and what these cite."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from bench.samples.citing import Wording, cite, titled
from bench.samples.composing import compose
from bench.samples.issuing import Register, number_of
from bench.samples.model import (
    Act,
    Footnote,
    Paragraph,
    Piece,
    SampleDocument,
    Style,
)
from bench.samples.network import Sources
from bench.samples.tables import (
    Office,
    kinds,
    named_acts,
    offices,
    parse_phrase,
    rows,
)
from schemas.citation import Relation

REPORT = "bao_cao"
"""The key of the report, whose text is a table; that of the others is composed."""


@dataclass(frozen=True, slots=True)
class DemoAct:
    """An act of the demo: ``wanted`` is what its file says, ``cited`` what others say.

    ``format`` is empty for an act that is cited but missing; ``cites`` are keys.
    """

    key: str
    office: Office
    wanted: Act
    cited: Act
    format: str
    cites: tuple[str, ...]


def demo_documents() -> Iterator[tuple[SampleDocument, str]]:
    """Make every document of the demo, with the format that it should have."""
    acts = {act.key: act for act in map(_demo_act, rows("demo_acts"))}
    for act in acts.values():
        if act.format:
            yield _document(act, acts), act.format


def _demo_act(row: dict[str, str]) -> DemoAct:
    office, issued_on = _office(row), date.fromisoformat(row["date"])
    kind = kinds()[row["kind"]]
    act = Act(
        kind.name,
        row["title"],
        number_of(office, kind, int(row["serial"]), issued_on.year, row["unit"]),
        issued_on,
        office.cited_as,
    )
    cited_on = date.fromisoformat(row["cited_date"] or row["date"])
    cited = replace(act, issued_on=cited_on)
    cites = tuple(row["cites"].split())
    return DemoAct(row["key"], office, act, cited, row["format"], cites)


def _office(row: dict[str, str]) -> Office:
    wanted = (row["office"], row["province"])
    return next(each for each in offices() if (each.key, each.province) == wanted)


def _document(act: DemoAct, acts: dict[str, DemoAct]) -> SampleDocument:
    rng = Random(act.key)
    header = Register(rng).head(act.office, act.wanted)
    header = replace(header, secrecy=None)  # a demo is for all eyes
    name = str(act.wanted.number).replace("/", "-")
    if act.key == REPORT:
        return SampleDocument(name, header, tuple(_report(acts)))
    cited = [acts[key] for key in act.cites]
    basis = tuple(each.wanted for each in cited if each.office.is_legislator)
    others = tuple(each.wanted for each in cited if not each.office.is_legislator)
    return SampleDocument(name, header, compose(header, Sources(basis, others), rng))


def _report(acts: dict[str, DemoAct]) -> Iterator[Paragraph]:
    for row in rows("demo_report"):
        relation = Relation(row["relation"] or Relation.REFERS_TO)
        pieces: list[Piece] = []
        for run, slot in parse_phrase(row["text"]):
            pieces.append(run)
            if slot is not None:
                pieces += _mention(slot, acts, relation)
        yield Paragraph(tuple(pieces), Style(row["style"]))


def _mention(slot: str, acts: dict[str, DemoAct], relation: Relation) -> list[Piece]:
    """Return what stands in ``{key}``, ``{key:titled}``, and so on."""
    key, _, way = slot.partition(":")
    if key == "named":
        return [cite(named_acts()[0], Wording.SHORT, relation)]
    act = acts[key].cited
    if way == "note":
        return [Footnote((cite(act, Wording.FULL, relation), "."))]
    if way == "short":
        return [cite(act, Wording.SHORT, relation)]
    following = [titled(act)] if way == "titled" else []
    return [cite(act, Wording.FULL, relation), *following]
