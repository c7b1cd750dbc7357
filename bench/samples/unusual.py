"""Documents of unusual make: drafts, annexes, copies, twenty footnotes, hard sentences.

A document is begun as any other, and then changed by one *make*.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bench.samples.citing import Wording, cite
from bench.samples.intricate import Intricate, intricacies
from bench.samples.issuing import Register
from bench.samples.model import (
    Act,
    Cited,
    Form,
    Paragraph,
    SampleDocument,
    Signature,
    Style,
)
from bench.samples.phrasing import Phrasing
from bench.samples.tables import Office, kinds, offices, phrases
from schemas.citation import Relation

FIRST_DAY = date(2023, 2, 1)
SENTENCES = 9
NOTES = 22
COPIES = ("SAO Y BẢN CHÍNH", "SAO LỤC", "TRÍCH SAO")
OPENING = "Cơ quan thông báo để các đơn vị biết và phối hợp những việc sau:"


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where one document is written: by whom, on what day, with which tools."""

    office: Office
    day: date
    rng: Random
    register: Register


Make = Callable[[SampleDocument, _Desk], SampleDocument]


def unusual_documents(count: int, seed: int = 1) -> Iterator[SampleDocument]:
    """Make *count* documents, the makes in turn, the same for the same seed."""
    rng = Random(seed)
    register = Register(rng)
    state = [o for o in offices() if o.province and o.form is Form.STATE]
    for index in range(count):
        office = rng.choice(state)
        day = FIRST_DAY + timedelta(days=index % 700)
        desk = _Desk(office, day, rng, register)
        name, make = MAKES[index % len(MAKES)]
        yield make(_begun(f"{index:05}-{name}", desk), desk)


def _begun(name: str, desk: _Desk) -> SampleDocument:
    act = desk.register.issue(desk.office, desk.day)
    header = desk.register.head(desk.office, act)
    return SampleDocument(name, header, tuple(_hard_body(act, desk)))


def _hard_body(act: Act, desk: _Desk) -> Iterator[Paragraph]:
    """Yield hard sentences, each căn cứ first, and an easy one at the end."""
    writer = _writer(act, desk)
    chosen = desk.rng.sample(intricacies(), SENTENCES)
    chosen.sort(key=lambda each: each.style is not Style.BASIS)
    opened = False
    for sentence in chosen:
        if not opened and sentence.style is not Style.BASIS:
            opened = True
            yield Paragraph((OPENING,))
        yield writer.write(sentence, desk.day)
    yield Paragraph((phrases()["closing"][0][0][0],))


def _writer(act: Act, desk: _Desk) -> Intricate:
    return Intricate(desk.rng, desk.register, desk.office.province, str(act.number))


def _plain(document: SampleDocument, desk: _Desk) -> SampleDocument:
    del desk
    return document


def _draft(document: SampleDocument, desk: _Desk) -> SampleDocument:
    """Leave the number blank, and the day or all of the date."""
    act = document.header.act
    kept = "" if desk.rng.random() < 0.5 else f" {desk.day.month:02} "  # noqa: PLR2004
    header = replace(
        document.header,
        act=replace(act, number=None, issued_on=None),
        draft_symbol=act.number.symbol if act.number else "",
        draft_date=f"ngày      tháng {kept or '     '} năm {desk.day.year}",
        says_draft=desk.rng.random() < 0.5,  # noqa: PLR2004
    )
    return replace(document, header=header)


def _annex(document: SampleDocument, desk: _Desk) -> SampleDocument:
    """Take away all around the body; say with what it was issued."""
    act = document.header.act
    roman = desk.rng.choice(("", " I", " II", " SỐ 03"))
    cited = cite(act, Wording.FULL, Relation.ANNEX_OF)
    lead = desk.rng.choice(("(Kèm theo ", "(Ban hành kèm theo "))
    title = desk.rng.choice(("Danh mục tài liệu bàn giao", "Phân công việc theo quý"))
    header = replace(
        document.header,
        act=Act(f"Phụ lục{roman}", title),
        signature=Signature("", ""),
        addressees=(),
        recipients=(),
        secrecy=None,
        urgency=None,
        is_annex=True,
    )
    with_what = Paragraph((lead, cited, ")"), Style.CENTRED)
    return replace(document, header=header, paragraphs=(with_what, *_rows(act, desk)))


def _rows(act: Act, desk: _Desk) -> Iterator[Paragraph]:
    writer = _writer(act, desk)
    for sentence in desk.rng.sample(intricacies(), SENTENCES):
        if sentence.style is not Style.BASIS:
            yield writer.write(sentence, desk.day)


def _copy(document: SampleDocument, desk: _Desk) -> SampleDocument:
    form = desk.rng.choice(COPIES)
    return replace(document, header=replace(document.header, copy_form=form))


def _noted(document: SampleDocument, desk: _Desk) -> SampleDocument:
    """Cite in footnotes only, in twenty and more."""
    phrasing = Phrasing(document.header.issuer, document.header.act, desk.rng)
    own = [o for o in offices() if o.province in ("", desk.office.province)]
    phrasing.waiting = [
        desk.register.issue(desk.rng.choice(own), desk.day - timedelta(days=20 + n))
        for n in range(NOTES)
    ]
    body = [Paragraph((OPENING,))]
    while phrasing.waiting and (said := phrasing.say("note")):
        body.append(Paragraph(said))
    return replace(document, paragraphs=tuple(body))


def _of_kind(code: str) -> Make:
    """Return the make of a kind that the offices of the corpus do not issue."""

    def make(document: SampleDocument, desk: _Desk) -> SampleDocument:
        act = desk.register.issue(desk.office, desk.day, kinds()[code])
        return replace(document, header=desk.register.head(desk.office, act))

    return make


def _titled(document: SampleDocument, desk: _Desk) -> SampleDocument:
    """Name another act in the document's own title."""
    other = desk.register.issue(desk.office, desk.day - timedelta(days=90))
    cited: Cited = cite(other, Wording.DATED, Relation.IMPLEMENTS)
    act = desk.register.issue(desk.office, desk.day, kinds()["BC"])
    title = f"Kết quả thực hiện {cited.text}"
    header = desk.register.head(desk.office, replace(act, title=title))
    return replace(document, header=replace(header, title_cites=cited))


MAKES: tuple[tuple[str, Make], ...] = (
    ("thuong", _plain),
    ("du-thao", _draft),
    ("phu-luc", _annex),
    ("sao", _copy),
    ("chu-thich", _noted),
    ("cong-dien", _of_kind("CĐ")),
    ("giay-moi", _of_kind("GM")),
    ("thong-bao", _of_kind("TB")),
    ("tieu-de", _titled),
)
"""By the words that stand in the names of the files."""
