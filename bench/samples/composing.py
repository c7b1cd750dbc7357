"""The body of a document: căn cứ, numbered parts, mentions of what it rests on."""

from collections.abc import Iterator
from functools import cache
from random import Random

from bench.samples.citing import long_date
from bench.samples.model import (
    CELL_END,
    Act,
    Form,
    Paragraph,
    Piece,
    SampleHeader,
    Style,
)
from bench.samples.network import Sources
from bench.samples.phrasing import Phrasing
from bench.samples.tables import kinds, phrases

ROMAN = ("I", "II", "III")
COLUMNS = ("STT", "Nội dung công việc", "Văn bản giao việc")
TABLE_SHARE = 0.3
"""Of the documents with numbered parts, those with a table."""
TALK = ("refer", "refer", "note", "note", "twins", "list", "list", "first", "provision")
ASIDE = ("filler", "filler", "filler", "filler", "again", "law", "party")
EFFECT = ("replaces", "repeals", "amends", "guides")


def compose(
    header: SampleHeader, sources: Sources, rng: Random
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a document that cites all of *sources*."""
    phrasing = Phrasing(header.act.issuer or header.issuer, header.act, rng)
    return tuple(_paragraphs(header, sources, phrasing, rng))


def _paragraphs(
    header: SampleHeader, sources: Sources, phrasing: Phrasing, rng: Random
) -> Iterator[Paragraph]:
    outline = _outlines()[header.act.doc_type]
    if outline != "letter":
        yield from _basis(header, sources.basis, phrasing)
    phrasing.waiting = list(sources.others)
    if outline == "articles":
        yield from _articles(header, phrasing, rng)
    else:
        opening = phrasing.say("opening") or phrasing.say("plain_opening")
        yield Paragraph(opening or ())
        yield from _sections(phrasing, rng, numbered=outline != "letter")
    yield Paragraph(_closing(header, phrasing))


def _basis(
    header: SampleHeader, acts: tuple[Act, ...], phrasing: Phrasing
) -> Iterator[Paragraph]:
    phrasing.waiting = list(acts)
    while phrasing.waiting:
        yield Paragraph(phrasing.say("basis") or (), Style.BASIS)
    if header.form is Form.STATE:
        yield Paragraph(phrasing.say("also") or (), Style.BASIS)


def _articles(
    header: SampleHeader, phrasing: Phrasing, rng: Random
) -> Iterator[Paragraph]:
    if header.act.doc_type == "Quyết định":
        yield Paragraph(("QUYẾT ĐỊNH:",), Style.CENTRED)
    titles = rng.sample(phrases()["article"], 3)
    for number, ((title, _),) in enumerate(titles, start=1):
        yield Paragraph((f"Điều {number}. {title}",), Style.HEADING)
        yield from _points(phrasing, rng, "{}. ")
    yield Paragraph((f"Điều {len(titles) + 1}. Hiệu lực thi hành",), Style.HEADING)
    effect = phrasing.say(rng.choice(EFFECT))
    if effect:
        yield Paragraph(effect)
    yield from _rest(phrasing, rng)


def _sections(
    phrasing: Phrasing, rng: Random, *, numbered: bool
) -> Iterator[Paragraph]:
    titles = rng.sample(phrases()["heading"], len(ROMAN))
    for roman, ((title, _),) in zip(ROMAN, titles, strict=True):
        if numbered:
            yield Paragraph((f"{roman}. {title}",), Style.HEADING)
        yield from _points(phrasing, rng, "{}. " if numbered else "")
    if numbered and rng.random() < TABLE_SHARE:
        yield from _table(phrasing)
    yield from _rest(phrasing, rng)


def _points(phrasing: Phrasing, rng: Random, label: str) -> Iterator[Paragraph]:
    for number in range(1, rng.randint(3, 4)):
        said = phrasing.say(rng.choice(TALK)) or phrasing.say_new("filler")
        aside = phrasing.say_new(rng.choice(ASIDE)) or ()
        if said:
            yield Paragraph((label.format(number), *said, " ", *aside))


def _table(phrasing: Phrasing) -> Iterator[Paragraph]:
    """List up to three waiting acts, each with the work it asks for."""
    rows = [said for _ in range(3) if (said := phrasing.say_new("row"))]
    if rows:
        yield Paragraph((CELL_END.join(COLUMNS),), Style.ROW)
    for number, row in enumerate(rows, start=1):
        yield Paragraph((f"{number}", CELL_END, *row), Style.ROW)


def _rest(phrasing: Phrasing, rng: Random) -> Iterator[Paragraph]:
    """Mention the acts that are still waiting."""
    while phrasing.waiting:
        said = phrasing.say(rng.choice(TALK))
        if said:
            yield Paragraph(said)


def _closing(header: SampleHeader, phrasing: Phrasing) -> tuple[Piece, ...]:
    """Return the last sentence; that of a law says when it was passed."""
    day = header.act.issued_on
    if header.form is Form.LAW and day:
        return (f"Luật này được Quốc hội thông qua ngày {long_date(day)}./.",)
    return phrasing.say("closing") or ()


@cache
def _outlines() -> dict[str, str]:
    return {kind.name: kind.body for kind in kinds().values()}
