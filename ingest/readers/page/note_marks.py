"""Footnote marks: written in superscript digits, whatever the format does."""

import re

from schemas.document import Line, Part
from schemas.spelling.characters import INVISIBLE
from schemas.spelling.superscripts import SUPERSCRIPTS, superscript

# a mark and then words; "⁵; phong trào" is the end of a broken sentence
_SPACE = rf"[\s{INVISIBLE}]*"
_NOTE_START = re.compile(rf"{_SPACE}[{SUPERSCRIPTS}]{{1,3}}{_SPACE}[\w“\"(\[–-]")
_BRACKETED_NOTE = re.compile(rf"{_SPACE}\[(\d{{1,3}})\]{_SPACE}(?=\S)")


def starts_note(text: str) -> bool:
    """Return whether a line begins like a footnote: a raised number, then words."""
    return _NOTE_START.match(text) is not None


def mark_notes(texts: list[str]) -> list[Line]:
    """Make lines of texts whose notes begin with ``¹`` or ``[1]``.

    ``[1]`` becomes ``¹`` at the note and wherever the text refers to that note;
    a bracketed number without a note of its own stays as it is.
    """
    numbers = {
        found[1] for text in texts if (found := _BRACKETED_NOTE.match(text)) is not None
    }
    return [_marked_line(text, numbers) for text in texts]


def _marked_line(text: str, numbers: set[str]) -> Line:
    note = _BRACKETED_NOTE.match(text)
    if note:
        text = f"{superscript(note[1])} {text[note.end() :]}"
    text = re.sub(r"\[(\d{1,3})\]", lambda mark: _raised(mark, numbers), text)
    return Line(text, part=Part.FOOTNOTE if starts_note(text) else Part.BODY)


def _raised(mark: re.Match[str], numbers: set[str]) -> str:
    return superscript(mark[1]) if mark[1] in numbers else mark[0]
