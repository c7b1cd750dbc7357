"""Documents cited by name: laws, the Constitution, resolutions of the Party."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ingest.citing.acts import (
    ACT,
    ShortenedAct,
    act_at,
    amending_act_at,
    doc_type_of_act,
    letters_of_acts,
    shortened_act_at,
    small_act_at,
)
from ingest.citing.date_and_issuer import read_surroundings
from ingest.citing.reference import Reference
from ingest.grammar.issuer import HEAD, issuer_at
from ingest.grammar.provision import provision_before
from ingest.grammar.word_patterns import NO_WORD_AFTER, NO_WORD_BEFORE, any_of
from schemas.span import Span
from schemas.spelling.characters import collapse_spaces

_YEAR = r"(?:\s+(?:năm\s+)?(?:19|20)\d\d(?![\d/.]\d|\d))"
_ACT = re.compile(f"{ACT}{NO_WORD_AFTER}")
# Lookbehinds come last, so that the search can start from a first letter
_SMALL_ACT = re.compile(r"(?:bộ\s+luật|luật(?<!pháp luật)(?<!bộ luật)|pháp\s+lệnh)\s")
_OF_ANOTHER = re.compile(r"(?:của|dự\s+thảo|các)\s+\Z")
_BASIS = re.compile(r"[Cc]ăn\s+cứ\s+(?:vào\s+)?\Z")
_DAY_BEHIND = re.compile(r",?\s+ngày\s+\d")
_WORD_START = re.compile(NO_WORD_BEFORE)
_ENACTING = re.compile(r"Quốc hội\s+ban\s+hành\s+\Z")
_THIS_YEAR = re.compile(_YEAR)
_LETTERS = re.compile(
    rf"(?P<letters>{any_of(letters_of_acts())}){NO_WORD_AFTER}(?P<year>{_YEAR})?"
)
_BY = re.compile(r"[,\s]*do\s")
_CONSTITUTION = re.compile(
    rf"Hiến\s+pháp(?:\s+nước\s+Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa"
    rf"\s+Việt\s+Nam{_YEAR}?|{_YEAR})"
)
_TERM = r"(?:lần\s+thứ|khóa|khoá|Khóa|Khoá)\s+[IVXLC]+"
_PARTY = re.compile(
    r"(?P<doc_type>Nghị\s+quyết|Văn\s+kiện)\s+"
    rf"(?:Đại\s+hội\s+[^,.;:\n“”()]{{0,60}}?lần\s+thứ\s+[IVXLC]+"
    rf"|Đại\s+hội\s+[IVXLC]+"
    r"|(?:Hội\s+nghị\s+(?:lần\s+thứ\s+\S+\s+)?)?(?:Ban\s+Chấp\s+hành\s+)?"
    rf"Trung\s+ương(?:\s+Đảng)?\s+\d+(?:[\s,]*\(?{_TERM}\)?)?"
    r")(?P<party>(?:\s+của)?\s+Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?(?!\s+bộ))?"
    rf"{NO_WORD_AFTER}"
)
_CHARTER = re.compile(rf"(?P<doc_type>Điều\s+lệ)\s+(?=Đảng|{HEAD.pattern})")
_AGREEMENT = r"Thỏa\s+thuận|Thoả\s+thuận|Hiệp\s+định|Công\s+ước|Nghị\s+định\s+thư"
# Each branch begins with a letter, so that the search can start from one
_TREATY = re.compile(
    rf"(?:Bản\s+(?:{_AGREEMENT})|{_AGREEMENT})\s+[^.;\n]{{0,160}}?giữa\s+[^.;\n]{{0,160}}?"
    r"(?=,?\s+(?:ký\s+)?ngày\s+\d)"
)
_PARTY_CHARTER = re.compile(r"Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?")
TREATY = "Thỏa thuận quốc tế"
PARTY = "Đảng"


def find_named(text: str, numbered: Sequence[Reference]) -> Iterator[Reference]:
    """Yield the documents that *text* cites by name alone, beside the *numbered*."""
    spans = sorted((each.span for each in numbered), key=_end)  # apart from one another
    names = tuple({each.title for each in numbered if each.title})
    for reference in _all_named(text, names):
        after = bisect_right(spans, reference.span.start, key=_end)
        if after == len(spans) or spans[after].start >= reference.span.end:
            yield reference


def _all_named(text: str, names: tuple[str, ...]) -> Iterator[Reference]:
    yield from _acts(text, names)
    yield from _acts_in_small(text)
    for match in _words(_LETTERS, text) if "BL" in text else ():
        yield _code(text, match)
    for match in _words(_CONSTITUTION, text) if "Hiến" in text else ():
        yield _reference(text, Span(*match.span()), "Hiến pháp")
    for match in _words(_PARTY, text) if "Đại" in text or "Trung" in text else ():
        issuer = PARTY if match["party"] or "Trung" in match.group() else None
        yield _reference(
            text, Span(*match.span()), collapse_spaces(match["doc_type"]), issuer
        )
    for match in _words(_CHARTER, text) if "lệ" in text else ():
        yield from _charter(text, match)
    for match in _words(_TREATY, text) if "giữa" in text else ():
        yield _reference(text, Span(*match.span()), TREATY)


def _words(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches that begin a word; faster than a lookbehind in the pattern."""
    for match in pattern.finditer(text):
        if _WORD_START.match(text, match.start()):
            yield match


def _acts(text: str, names: tuple[str, ...]) -> Iterator[Reference]:
    amended = 0  # where the law named by an amending one ends
    for match in _words(_ACT, text):
        if _ENACTING.search(text, max(0, match.start() - 20), match.start()):
            continue  # "Quốc hội ban hành Luật …": the document itself
        amending = amending_act_at(text, match.start())
        span = amending or act_at(text, match.start(), names)
        if span is None and (shortened := shortened_act_at(text, match.start())):
            yield _shortened(text, shortened)
        if span:
            doc_type = doc_type_of_act(match.group())
            if span.start < amended:  # the date that follows is the amending law's
                name = collapse_spaces(text[span.start : span.end])
                yield Reference(span, span.start, name=name, doc_type=doc_type)
                continue
            amended = span.end if amending else amended
            year = _THIS_YEAR.match(text, span.end)
            full = Span(span.start, year.end()) if year else span
            yield _act(text, full, doc_type)


def _shortened(text: str, act: ShortenedAct) -> Reference:
    """Return the law that is named by letters: ``Luật BHXH năm 2024``."""
    year = _THIS_YEAR.match(text, act.span.end)
    full = Span(act.span.start, year.end()) if year else act.span
    name = act.name + text[act.span.end : full.end]
    found = _act(text, full, doc_type_of_act(act.name))
    return found._replace(name=collapse_spaces(name), shortened=not act.sure)


def _acts_in_small(text: str) -> Iterator[Reference]:
    """Yield laws written with a small first letter: ``Căn cứ luật đất đai``.

    Only known ones that a basis names or that have a date, as the words are common.
    """
    for start in _words(_SMALL_ACT, text) if "luật " in text else ():
        span = small_act_at(text, start.start())
        if span is None or _OF_ANOTHER.search(
            text, max(0, span.start - 12), span.start
        ):
            continue
        year = _THIS_YEAR.match(text, span.end)
        based = _BASIS.search(text, max(0, span.start - 16), span.start)
        if based or year or _DAY_BEHIND.match(text, span.end):
            full = Span(span.start, year.end()) if year else span
            yield _act(text, full, doc_type_of_act(start.group()))


def _code(text: str, match: re.Match[str]) -> Reference:
    """Return the code that is abbreviated: ``BLHS năm 2015``."""
    name = letters_of_acts()[match["letters"]] + (match["year"] or "")
    return _reference(text, Span(*match.span()), "Bộ luật")._replace(name=name)


def _act(text: str, span: Span, doc_type: str) -> Reference:
    """Return the act; in ``Luật … do Chủ tịch … cấp`` the body is not its issuer."""
    act = _reference(text, span, doc_type)
    if act.issuer and "Quốc hội" not in act.issuer and _BY.match(text, span.end):
        return act._replace(span=span, issuer=None)
    return act


def _charter(text: str, match: re.Match[str]) -> Iterator[Reference]:
    party = _PARTY_CHARTER.match(text, match.end())
    issuer = issuer_at(text, match.end())
    if party and not issuer:
        yield _reference(text, Span(match.start(), party.end()), "Điều lệ", PARTY)
    elif issuer:
        span = Span(match.start(), issuer.span.end)
        yield _reference(text, span, "Điều lệ", issuer.name)


def _reference(
    text: str, span: Span, doc_type: str, issuer: str | None = None
) -> Reference:
    around = read_surroundings(text, span.start, span.end, span.start)
    provision = provision_before(text, span.start)
    return Reference(
        span=Span(span.start, around.end),
        lead=provision.start if provision else span.start,
        name=collapse_spaces(text[span.start : span.end]),
        doc_type=doc_type,
        issued_on=around.issued_on,
        issuer=issuer or around.issuer,
        provision=collapse_spaces(text[provision.start : provision.end])
        if provision
        else None,
        impossible_date=around.impossible_date,
    )


def _end(span: Span) -> int:
    return span.end
