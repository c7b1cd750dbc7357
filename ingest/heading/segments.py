"""The text cut into the pieces that make up a letterhead.

Two columns are often read as one line (``BỘ NỘI VỤ CỘNG HÒA XÃ HỘI …``), so lines are
cut where the national title, the motto or the date line begin and end.
"""

import re
import string
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from ingest.heading.body_start import BODY_START
from schemas.document import Text
from schemas.span import Span
from schemas.spelling.alphabet import CAPITALS, COMMON_CODES
from schemas.spelling.folding import fold_accents

# Unaccented, since scans lose accents: "CỌNG HÒA XÃ HỘI"
NATION = r"CONG\s+HOA\s+XA\s+HOI(?:\s+\w+){2}\s+VIET\s+NAM"
PARTY = r"DANG\s+CONG\s+SAN\s+VIET\s+NAM"
MOTTO = r"Doc\s+lap\s*[-–—.]?\s*Tu(?:\s+do)?\s*[-–—.]?\s*Hanh\s+phuc"
_DATE_LINE = (
    r"(?:(?:TP|Tp)\.? ?(?:HCM)?|Thanh pho |Thi xa |(?:Phuong|Xa|Quan) \d+)?"
    r"(?:[A-Z][a-z]*(?:(?: - |[ -])[A-Z][a-z]*){0,4})? ?, ngay\s?(?=[\d\s.…])"
)
_FRAME = re.compile(rf"(?:{NATION}|{PARTY}|{MOTTO})", re.IGNORECASE)
# A form in two languages has both in English, too
_TRANSLATED = re.compile(
    r"SOCIAL(?:IST)?\s+REPUBLIC\s+OF\s+VIET\s?NAM|INDEPENDENCE\W+FREEDOM\W+HAP+IN?ES+",
    re.IGNORECASE,
)
_CUTS = re.compile(
    rf"{_FRAME.pattern}|(?<=\s)V/v\s|(?<=\s)(?-i:Kinh) gui\s?:"
    rf"|(?<=\S\s)(?-i:S[oO])\s?:\s|(?:^|(?<=\s))(?-i:{_DATE_LINE})",
    re.IGNORECASE,
)
# "Số 268-CV/ĐU" / "về rà soát đảng viên": the Party's subject below the number
_NUMBER_AND_SUBJECT = re.compile(r"S[oO]\s?:?\s*[\w-]{1,20}/[\w-]{1,25}\s+(?=ve\s)")
# What sites that show files as text leave before a line: "(1)", "Trang 1", "-Số: …"
_PAGE_MARK = re.compile(
    rf"\s*(?:\(\d{{1,3}}\)|Trang\s\d{{1,4}})(?=[{CAPITALS}]{{2}})|\s*-+(?=S[ốo]\s?:)"
)
# A whole page in one line: kind and căn cứ stand in it, and an item's number before
_GLUED = 200  # characters
_KIND_IN_LINE = re.compile(
    r"(?<=nam \d{4} )(?P<doc_type>[A-Z]{2,}(?: [A-Z]{2,}){0,3})(?= [A-Z][a-z])"
)
_BASIS_IN_LINE = re.compile(r"(?<=\s)Can cu (?=[A-Z])")
_ITEM_NUMBER = re.compile(r"\s*\d{1,2}\.\s+")
_DRAWN = frozenset("_*-–—=~")
_RULES = _DRAWN | frozenset(".•|")
_RULE = re.compile(r"[\s_*\-–—=~.•|]+")
_RULE_AT_END = re.compile(r"\s+[_*\-–—=~]{3,}\s*\Z")
HEAD_LINES = 40
"""Lines of text that a letterhead may take, unless the body begins earlier."""
_TRIM = " \t_*|"
_EDGES = _RULES.union(string.whitespace, [""])
_END_EDGES = _EDGES - frozenset(".•")
_DASHES = "-–—"
_CACHED = 4096  # the same lines stand at the top of most documents
_JOINS = re.compile(r"\A\s*[^\s\-–—].*\s[-–]\s*\Z")
# Cheap to look for: hardly any line has one, and no line without is cut
_CUT_WORDS = (
    *("cong hoa xa", "dang cong", "doc lap"),
    *(" v/v", " so:", " so :", " kinh gui", ", ngay"),
)
_FRAME_BEGINNINGS = frozenset(
    pair
    for pair in map("".join, product("CcDdĐđ", map(chr, COMMON_CODES)))
    if fold_accents(pair).lower() in {"co", "da", "do"}
)


class Piece(NamedTuple):
    """A piece of a line, and its place in the text."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.start + len(self.text))

    def part(self, start: int, end: int) -> "Piece":
        """Return its characters from *start* to *end*."""
        return Piece(self.text[start:end], self.start + start)

    @property
    def is_capitals(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper()

    @property
    def is_frame(self) -> bool:
        """Whether it is the national title, the motto or the Party's."""
        if self.text[:2] not in _FRAME_BEGINNINGS:
            return False
        return bool(_FRAME.fullmatch(fold_accents(self.text)))


def find_pieces(text: Text) -> tuple[Piece, ...]:
    """Return the pieces of the body in order; rules (``-----``) are left out."""
    end = min((note.span.start for note in text.notes), default=len(text.content))
    return tuple(_pieces(text.content, end))


def _pieces(content: str, end: int) -> Iterator[Piece]:
    lines = content[:end].split("\n")
    plain = fold_accents("\n".join(lines[:HEAD_LINES])).split("\n")
    below_head = _head_end(lines, plain)
    start = 0
    for words, folded in zip(lines[:below_head], plain, strict=False):
        for piece in _cut(Piece(words, start), folded):
            trimmed = piece if _has_bare_ends(piece) else _trimmed_in_head(piece)
            if trimmed.text:
                yield trimmed
        start += len(words) + 1
    for words in lines[below_head:]:
        line = Piece(words, start)
        trimmed = line if _has_bare_ends(line) else _trimmed(line, _TRIM)
        if trimmed.text:
            yield trimmed
        start += len(words) + 1


def _has_bare_ends(piece: Piece) -> bool:
    """Return whether no rule can begin or end the piece, as is usual."""
    return piece.text[:1] not in _EDGES and piece.text[-1:] not in _END_EDGES


def _head_end(lines: list[str], plain: list[str]) -> int:
    """Return the index of the first line of the body, which no frame follows.

    *plain*: the lines that the head may take, without accents.
    """
    framed = next((i for i, words in enumerate(plain) if _FRAME.search(words)), -1)
    begins = (i for i in range(framed + 1, len(plain)) if BODY_START.match(lines[i]))
    return next(begins, len(plain))


def _cut(line: Piece, plain: str) -> Iterable[Piece]:
    """Return the pieces of a line; *plain* is the line without accents."""
    if line.text[:1] in "SsIi" and _TRANSLATED.fullmatch(line.text.strip()):
        return ()
    if mark := _PAGE_MARK.match(line.text):
        line, plain = line.part(mark.end(), len(line.text)), plain[mark.end() :]
    ends = _ends_of_pieces(plain)
    return map(line.part, ends, ends[1:]) if ends else (line,)


@lru_cache(_CACHED)
def _ends_of_pieces(plain: str) -> tuple[int, ...]:
    """Return where the pieces of a line begin, and the last one ends.

    Nothing is returned for a line that is one piece.
    """
    if subject := _NUMBER_AND_SUBJECT.match(plain):
        return 0, subject.end(), len(plain)
    if not any(map(plain.lower().__contains__, _CUT_WORDS)) or _FRAME.fullmatch(plain):
        return ()
    item = _ITEM_NUMBER.match(plain)
    ends = [item.end() if item and len(plain) > _GLUED else 0]
    for match in _CUTS.finditer(plain):
        ends += match.span() if _FRAME.fullmatch(match.group()) else (match.start(),)
    return (*ends, *_ends_of_title(plain, ends[-1]), len(plain))


def _ends_of_title(plain: str, start: int) -> Iterator[int]:
    """Yield where kind and subject begin and end in a page that is one line."""
    doc_type = _KIND_IN_LINE.search(plain, start) if len(plain) > _GLUED else None
    if doc_type:
        yield from doc_type.span()
        basis = _BASIS_IN_LINE.search(plain, doc_type.end())
        if basis:
            yield basis.start()


def _trimmed_in_head(piece: Piece) -> Piece:
    """Return the piece without its rules; below the head a dash begins an item.

    One dash behind a blank joins a name to the next line: ``KHU VỰC 2 -``.
    """
    joins = piece.text.rstrip()[-1:] in _DASHES and _JOINS.search(piece.text)
    if not piece.is_capitals or joins:
        return _trimmed(piece, _TRIM)
    return _trimmed(piece, _TRIM + _DASHES)


def _trimmed(piece: Piece, trim: str) -> Piece:
    """Return the piece without its rules, and without *trim* at its ends."""
    raw = piece.text
    last = raw.rstrip()[-1:]
    if not last or (last in _RULES and _RULE.fullmatch(raw)):
        return Piece("", piece.start)
    if last in _DRAWN:
        raw = _RULE_AT_END.sub("", raw)
    body = raw.lstrip(trim)
    return Piece(body.rstrip(trim), piece.start + len(raw) - len(body))
