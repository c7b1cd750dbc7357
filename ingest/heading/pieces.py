"""The text cut into the pieces that a letterhead is made of.

Two columns are often read as one line (``BỘ NỘI VỤ CỘNG HÒA XÃ HỘI …``), so lines are
cut where the national title, the motto or the date line begin and end.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.grammar.folding import folded
from ingest.heading.body import BODY_START
from schemas.document import Text
from schemas.span import Span

# Without marks, since scans lose them: "CỌNG HÒA XÃ HỘI"
NATION = r"CONG\s+HOA\s+XA\s+HOI(?:\s+\w+){2}\s+VIET\s+NAM"
PARTY = r"DANG\s+CONG\s+SAN\s+VIET\s+NAM"
MOTTO = r"Doc\s+lap\s*[-–—.]?\s*Tu\s+do\s*[-–—.]?\s*Hanh\s+phuc"
_DATE_LINE = (
    r"(?:(?:TP|Tp)\.? ?(?:HCM)?|Thanh pho |Thi xa |(?:Phuong|Xa|Quan) \d+)?"
    r"(?:[A-Z][a-z]*(?:(?: - | )[A-Z][a-z]*){0,4})? ?, ngay\s?(?=[\d\s.…])"
)
_FRAME = re.compile(rf"(?:{NATION}|{PARTY}|{MOTTO})", re.IGNORECASE)
_CUTS = re.compile(
    rf"{_FRAME.pattern}|(?<=\s)V/v\s|(?<=\S\s)(?-i:S[oO])\s?:\s|(?:^|(?<=\s))(?-i:{_DATE_LINE})",
    re.IGNORECASE,
)
_DRAWN = frozenset("_*-–—=~")
_RULES = _DRAWN | frozenset(".•|")
_RULE = re.compile(r"[\s_*\-–—=~.•|]+")
_RULE_AT_END = re.compile(r"\s+[_*\-–—=~]{3,}\s*\Z")
HEAD_LINES = 40
"""Lines of the text in which a letterhead may stand, if its body begins no sooner."""
_TRIM = " \t_*|"
_DASHES = "-–—"
# Some of what lines are cut at, which few have: it is quicker to look for
_CUT_WORDS = ("cong hoa xa", "dang cong", "doc lap", "v/v", ":", ", ngay")
_FRAME_LETTERS = frozenset("CcDdĐđ")


class Piece(NamedTuple):
    """A piece of a line, and where it stands in the text."""

    text: str
    span: Span

    @property
    def is_capitals(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper()

    @property
    def is_frame(self) -> bool:
        """Whether it is the national title, the motto or the Party's."""
        if self.text[:1] not in _FRAME_LETTERS:
            return False
        return bool(_FRAME.fullmatch(folded(self.text)))


def find_pieces(text: Text) -> tuple[Piece, ...]:
    """Return the pieces of the body in order; rules (``-----``) are left out."""
    end = min((note.span.start for note in text.notes), default=len(text.content))
    return tuple(_pieces(text.content, end))


def _pieces(content: str, end: int) -> Iterator[Piece]:
    in_head = True
    start = 0
    for line, words in enumerate(content[:end].split("\n")):
        span = Span(start, start + len(words))
        start = span.end + 1
        in_head = in_head and line < HEAD_LINES and not BODY_START.match(words)
        for each in _cut(content, span) if in_head else (span,):
            piece = _trimmed(content, each, in_head=in_head)
            if piece.text:
                yield piece


def _cut(content: str, line: Span) -> Iterator[Span]:
    start = line.start
    plain = folded(content[line.start : line.end])
    lower = plain.lower()
    for match in _CUTS.finditer(plain) if any(x in lower for x in _CUT_WORDS) else ():
        cut = Span(line.start + match.start(), line.start + match.end())
        yield Span(start, cut.start)
        start = cut.start
        if _FRAME.fullmatch(match.group()):
            yield cut
            start = cut.end
    yield line if start == line.start else Span(start, line.end)


def _trimmed(content: str, span: Span, *, in_head: bool) -> Piece:
    """Return the piece without its rules; below the head a dash marks an item."""
    raw = content[span.start : span.end]
    last = raw.rstrip()[-1:]
    if not last or (last in _RULES and _RULE.fullmatch(raw)):
        return Piece("", span)
    if last in _DRAWN:
        raw = _RULE_AT_END.sub("", raw)
    body = raw.strip(_TRIM + _DASHES if in_head and raw.isupper() else _TRIM)
    if len(body) == span.end - span.start:
        return Piece(body, span)
    start = span.start + raw.index(body)
    return Piece(body, Span(start, start + len(body)))
