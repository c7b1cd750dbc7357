"""Text as old fonts have it: letters that Western programs take for their own."""

from functools import cache

from bench.samples.model import SampleDocument
from bench.samples.writers.text import write_text
from schemas.spelling.superscripts import MARK, plain_digits
from schemas.vocabulary import table_rows

_TYPISTS = (str.lower, str.capitalize, str.upper)


def write_vni(document: SampleDocument) -> bytes:
    """Return the document as text for a VNI font."""
    text = write_text(document).decode("utf-8")
    return _written(text, "vni").encode("utf-8")


def write_tcvn3(document: SampleDocument) -> bytes:
    """Return the document as text for TCVN3 fonts.

    They have no capitals with tones: a line of capitals is typed for a font that draws
    small letters as capitals (``.VnTimeH``), in one of the ways of typists; elsewhere
    the tone goes to the next vowel (``Uỷ``), or the letter is typed small.
    """
    lines = write_text(document).decode("utf-8").split("\n")
    type_capitals = _TYPISTS[len(lines) % len(_TYPISTS)]
    typed = (type_capitals(line) if line.isupper() else line for line in lines)
    text = "\n".join(typed).replace("Ủy", "Uỷ").replace("Ð", "Đ")
    # the fonts have other letters in the place of superscripts
    text = MARK.sub(lambda mark: f"[{plain_digits(mark[0])}]", text)
    return _written(text, "tcvn3").encode("utf-8")


def _written(text: str, encoding: str) -> str:
    codes = _codes(encoding)
    return "".join(
        codes.get(letter) or codes.get(letter.lower(), letter) for letter in text
    )


@cache
def _codes(encoding: str) -> dict[str, str]:
    rows = table_rows("ingest.readers", "legacy_letters")
    return {row["letter"]: row["code"] for row in rows if row["encoding"] == encoding}
