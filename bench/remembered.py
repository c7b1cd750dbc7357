"""What people remember of a document that they look for, and type: ten kinds of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from unicodedata import normalize

from schemas.search import SearchEntry
from schemas.spelling.abbreviations import find_forms, other_forms
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_case, fold_name, fold_text, words

SUBJECT_WORDS = 20
BODY_WORDS = 8
LEAST_WORDS = 6
_LETTERS = "abcdeghiklmnopqrstuvxy"
_HAT = "\N{COMBINING CIRCUMFLEX ACCENT}"
_TELEX_MARKS = {"\N{COMBINING HORN}": "w", "\N{COMBINING BREVE}": "w"}
_TELEX_TONES = {
    "\N{COMBINING GRAVE ACCENT}": "f",
    "\N{COMBINING ACUTE ACCENT}": "s",
    "\N{COMBINING HOOK ABOVE}": "r",
    "\N{COMBINING TILDE}": "x",
    "\N{COMBINING DOT BELOW}": "j",
}
_OPTIONAL_YEAR = re.compile(
    r"(?P<serial>[^/-]+)[/-](?:(?P<year>\d{4})/)?(?P<code>[^-]+)"
)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is ``typed``, and what it says of the document.

    ``run`` are words in a row of its text, ``about`` are words of its subject, both
    folded. None and empty: nothing.
    """

    typed: str
    number: str | None = None
    run: str = ""
    about: frozenset[str] = frozenset()
    doc_type: str | None = None
    issued_on: date | None = None
    signer: str | None = None

    def fits(self, entry: SearchEntry, row: str) -> bool:
        """Return whether all of it is true of *entry* too, whose text is *row*."""
        return (
            self.number in {None, entry.number}
            and (not self.run or f" {self.run} " in row)
            and self.about.issubset(subject_words(entry))
            and self.doc_type in {None, entry.doc_type}
            and self.issued_on in {None, entry.issued_on}
            and fold_name(self.signer or "") in {"", fold_name(entry.signer or "")}
        )


def text_row(entry: SearchEntry) -> str:
    """Return the folded words of the text, a space before and after each."""
    return f" {' '.join(words(fold_text(compose(entry.body))))} "


def subject_words(entry: SearchEntry) -> list[str]:
    """Return the folded words of the subject."""
    return words(fold_text(compose(entry.subject or "")))


def _subject(entry: SearchEntry, _rng: Random) -> Remembered:
    row = subject_words(entry)[:SUBJECT_WORDS]
    return Remembered(" ".join(row), about=frozenset(row))


def _half_number(entry: SearchEntry, _rng: Random) -> Remembered | None:
    parts = _OPTIONAL_YEAR.match(entry.number or "")
    if parts is None or entry.issued_on is None:
        return None
    if parts["year"]:
        return Remembered(f"{parts['serial']}/{parts['year']}", entry.number)
    year = entry.issued_on.year
    return Remembered(f"{parts['serial']}/{parts['code']} năm:{year}", entry.number)


def _misspelt(entry: SearchEntry, rng: Random) -> Remembered | None:
    row = _body_words(entry)
    at = rng.randrange(max(1, len(row) - BODY_WORDS))
    typed = row[at : at + BODY_WORDS]
    long = [i for i, word in enumerate(typed) if len(word) > 3 and word.isalpha()]  # noqa: PLR2004
    if len(typed) < BODY_WORDS or len(long) < BODY_WORDS // 2:
        return None
    wrong, run = rng.choice(long), fold_text(" ".join(typed))
    typed[wrong] = _slipped(typed[wrong], rng)
    return Remembered(" ".join(typed), run=run)


def _body_words(entry: SearchEntry) -> list[str]:
    """Return the words between the subject and the recipients, alike everywhere."""
    text, subject = compose(entry.body), compose(entry.subject or "")
    at = text.find(subject)
    begun = text[at + len(subject) :] if at >= 0 else text
    return words(fold_case(re.split(r"(?i)nơi\s+nhận\s*:", begun)[0]))


def _slipped(word: str, rng: Random) -> str:
    """Return *word* with two letters swapped, or one missing, too many or wrong."""
    at = rng.randrange(1, len(word) - 1)
    other = rng.choice(_LETTERS)
    return rng.choice(
        (
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + other + word[at:],
            word[:at] + other + word[at + 1 :],
        )
    )


def _abbreviated(entry: SearchEntry, _rng: Random) -> Remembered | None:
    row = words(fold_case(compose(entry.subject or "")))
    forms = list(find_forms(row))
    for start, end in reversed(forms):
        shortest = min(other_forms(row[start:end]), key=len)
        row[start:end] = shortest
    about = frozenset(subject_words(entry)[:SUBJECT_WORDS])
    return Remembered(" ".join(row[:SUBJECT_WORDS]), about=about) if forms else None


def _day(entry: SearchEntry, rng: Random) -> Remembered | None:
    """Return the day of issue in one of its spellings, beside the kind."""
    day = entry.issued_on
    if day is None:
        return None
    written = rng.choice(
        (
            f"{day.day}/{day.month}/{day.year}",
            f"{day:%d-%m-%Y}",
            f"{day:%d.%m.%Y}",
            f"ngày {day:%d} tháng {day:%m} năm {day.year}",
        )
    )
    first = _first(entry, 4)
    typed = f"{(entry.doc_type or '').lower()} {written} {' '.join(first)}".strip()
    about = frozenset(map(fold_text, first))
    return Remembered(
        typed, about=about, doc_type=entry.doc_type, issued_on=entry.issued_on
    )


def _pasted(entry: SearchEntry, _rng: Random) -> Remembered | None:
    if entry.issued_on is None:
        return None
    cited = f"{entry.doc_type or 'Văn bản'} số {entry.number}"
    dated = f"{cited} ngày {entry.issued_on:%d/%m/%Y}"
    typed = f"{dated} của {entry.issuer}" if entry.issuer else dated
    return Remembered(typed, entry.number)


def _in_telex(entry: SearchEntry, _rng: Random) -> Remembered:
    row = words(fold_case(compose(entry.subject or "")))[:BODY_WORDS]
    about = frozenset(map(fold_text, row))
    return Remembered(" ".join(map(_keys, row)), about=about)


def _keys(word: str) -> str:
    """Return the keystrokes of *word* in Telex, its tone last."""
    keys, tone = "", ""
    for letter in normalize("NFD", word.replace("đ", "dd")):
        if letter in _TELEX_TONES:
            tone = _TELEX_TONES[letter]
        else:
            keys += keys[-1] if letter == _HAT else _TELEX_MARKS.get(letter, letter)
    return keys + tone


def _signed(entry: SearchEntry, _rng: Random) -> Remembered:
    """Return the signer, or without one the issuer, beside words of the subject."""
    first = _first(entry, 4)
    typed = f"{entry.signer or entry.issuer or ''} {' '.join(first)}".strip()
    about = frozenset(map(fold_text, first))
    return Remembered(typed, about=about, signer=entry.signer)


def _from_body(entry: SearchEntry, rng: Random) -> Remembered | None:
    row = _body_words(entry)
    at = rng.randrange(max(1, len(row) - BODY_WORDS))
    typed = " ".join(row[at : at + BODY_WORDS])
    return Remembered(typed, run=fold_text(typed)) if len(row) > BODY_WORDS else None


def _in_other_words(entry: SearchEntry, rng: Random) -> Remembered | None:
    """Return half of the subject's words in another order, with one of its own."""
    row = list(dict.fromkeys(words(fold_case(compose(entry.subject or "")))))
    if len(row) < LEAST_WORDS:
        return None
    half = rng.sample(row, max(5, len(row) // 2))
    about = frozenset(map(fold_text, half))
    return Remembered(" ".join([*half, "liên quan"]), about=about)


def _first(entry: SearchEntry, count: int) -> list[str]:
    """Return the first words of the subject after its ``Về``."""
    row = words(fold_case(compose(entry.subject or "")))
    return [each for each in row if each not in {"về", "việc"}][:count]


KINDS: dict[str, Callable[[SearchEntry, Random], Remembered | None]] = {
    "subject without accents": _subject,
    "half a number": _half_number,
    "a word misspelt": _misspelt,
    "abbreviation": _abbreviated,
    "day": _day,
    "pasted citation": _pasted,
    "raw keys of Telex": _in_telex,
    "signer": _signed,
    "words of the body": _from_body,
    "other words": _in_other_words,
}
