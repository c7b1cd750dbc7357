"""Where a text is form alone: letterhead, motto and signature.

Their words stand on every document, or in fields of their own, so that they are no
words of its text: ``văn hoá`` is not what every ``CỘNG HÒA`` is about.
"""

import re
from collections.abc import Iterator, Sequence

from schemas.document import Header
from schemas.span import Span
from schemas.spelling.folding import fold_accents, fold_text, words

BLANK = "\0"
"""What stands for a letter of form: no phrase goes on behind it."""
_LETTERHEAD = ("number", "issuer", "issued_on")
_TITLE = ("doc_type", "subject")
_MOST = 1500
"""Characters in which a letterhead ends."""
# The letter first, then what follows it: that is found many times as fast
_MOTTO = re.compile(
    r"[CDd](?:(?<=C)ONG\s+HOA\s+XA\s+HOI\s+CHU\s+NGHIA\s+VIET\s+NAM"
    r"|(?<=[Dd])(?i:oc\s+lap\s*[-–—.*•]+\s*tu\s+do\s*[-–—.*•]+\s*hanh\s+phuc))"
)
_MOTTO_OF_PARTY = re.compile(
    r"^[ \t]*DANG\s+CONG\s+SAN\s+VIET\s+NAM[ \t]*$", re.MULTILINE
)
_LINES_OF_SIGNATURE = 8
_LONGEST = 80
"""Characters of a line of a signature."""
_RANK = 4
"""Words that may stand before the name: ``Thiếu tướng``, ``PGS. TS.``"""
_SIGNED_BY = re.compile(r"\Anguoi ky\W*")
"""How the page of a portal names who signed, often without a space behind it."""
_SIGNING = re.compile(r"\W*(?:(?:KT|TM|TL|TUQ|Q)\b|(?i:da ky|ky thay))")


def formal_parts(header: Header, content: str) -> tuple[Span, ...]:
    """Return the parts of *content* that are form, in order, not overlapping."""
    found = [
        *_letterhead(header),
        *_mottos(fold_accents(content)),
        *_signature(header.signer.name or "", content),
    ]
    return tuple(_joined(sorted(found)))


def without(parts: Sequence[Span], text: str) -> str:
    """Return *text* with blanks for its *parts*, letter for letter."""
    pieces, at = [], 0
    for part in parts:
        pieces += [text[at : part.start], BLANK * (part.end - part.start)]
        at = part.end
    return "".join([*pieces, text[at:]])


def _letterhead(header: Header) -> Iterator[Span]:
    """Yield what stands above the title, and beside it in a letter (công văn)."""
    title = sorted(header.spans[each] for each in _TITLE if each in header.spans)
    kind = header.spans.get("doc_type")
    limit = kind.start if kind else _MOST
    found = (header.spans[each] for each in _LETTERHEAD if each in header.spans)
    end = max((e.end for e in found if e.end <= min(limit, _MOST)), default=0)
    at = 0
    for each in title:
        if at < min(each.start, end):
            yield Span(at, min(each.start, end))
        at = max(at, each.end)
    if at < end:
        yield Span(at, end)


def _mottos(plain: str) -> Iterator[Span]:
    found = list(_MOTTO.finditer(plain))
    if "DANG" in plain:  # which is looked for in a fraction of the time
        found += _MOTTO_OF_PARTY.finditer(plain)
    yield from (Span(*motto.span()) for motto in found)


def _signature(name: str, content: str) -> Iterator[Span]:
    """Yield the lines that end with the name of who signed."""
    signed = words(fold_text(name))
    lines = content.splitlines(keepends=True) if signed else []
    end = len(content)
    for number in reversed(range(len(lines))):
        row = words(_SIGNED_BY.sub("", fold_text(lines[number]).strip()))
        if row[-len(signed) :] == signed and len(row) <= len(signed) + _RANK:
            first = number
            while first > max(0, number - _LINES_OF_SIGNATURE) and _is_signing(
                lines[first - 1]
            ):
                first -= 1
            yield Span(end - sum(map(len, lines[first : number + 1])), end)
            return
        end -= len(lines[number])


def _is_signing(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    return (
        line.isupper() or not line.strip() or bool(_SIGNING.match(fold_accents(line)))
    )


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    before: Span | None = None
    for each in spans:
        if before and each.start < before.end:
            before = Span(before.start, max(before.end, each.end))
            continue
        if before:
            yield before
        before = each
    if before:
        yield before
