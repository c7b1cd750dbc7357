"""Which parts of an entry are searched, and their weights, for all adapters alike.

Weights are factors of the score of a word; the other figures are added to the score,
far enough apart to make ranks: a document's own number, then accents as typed.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from zlib import crc32

from schemas.digital_signature import joint_state
from schemas.number_spellings import find_numbers, number_terms
from schemas.search import SearchEntry
from schemas.span import Span
from schemas.spelling.abbreviations import spell_out
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_case, fold_text, words
from schemas.spelling.rhymes import normalise_rhyme
from service.search.days import mentioned_terms
from service.search.formal_parts import without

KEYS = (
    "id",
    "number_key",
    "own_terms",
    "hinted_terms",
    "cited_keys",
    "doc_type_key",
    "issuer_key",
    "signer_key",
    "standing",
    "signature",
    "mentioned_days",
    "subject_days",
)
"""Fields that hold whole values, compared as they are."""
DAY, ARRIVED = "issued_day", "arrived"
FIGURES = (DAY, ARRIVED)
NEWEST_FIRST, OLDEST_FIRST = "newest_first", "oldest_first"
NAMES = ("issuer_name", "signer_name")
"""Fields of words without accents that do not affect the score."""
WEIGHTS = {"number": 8.0, "subject": 4.0, "header": 2.0, "body": 1.0}
SAME_ORDER = {"subject": 40.0, "header": 20.0, "body": 20.0}
"""Added for each run of words that stands in the field in the order of the query."""
WHOLE_ORDER = {"subject": 75.0, "header": 50.0, "body": 50.0}
"""Added for each word where all stand in the order of the query."""
ON_TOP = ("number", "subject", "header")
IN_TITLE = 25.0
"""Added for each wanted word that stands in one of ``ON_TOP``."""
SAME_NUMBER = 20_000.0
HALF_NUMBER = 10_000.0
HINTED_NUMBER = 5_000.0
BEGUN_NUMBER = 2_000.0
MEANT = 60_000.0
"""Of a document that the query cites: above any number."""
ALL_WORDS = 9_000.0
"""Of a document with all words, where others follow that have most of them."""
ISSUED_THEN = 4000.0
ABOUT_THEN = 3990.0
"""Of a document whose subject names the month or quarter that is looked for."""
MENTIONED_THEN = 50.0
SAME_ACCENTS = 100.0
CITED_NUMBER = 50.0

_AFTER_ALL_DAYS = date.max.toordinal() + 1


def key_fields(entry: SearchEntry) -> dict[str, tuple[str, ...]]:
    """Return the values of each of ``KEYS``."""
    subject = _folded(entry.subject or "")
    return {
        "id": (entry.id,),
        "number_key": (entry.number_key,) if entry.number_key else (),
        # of the number printed on the page, and of the one the file's name suggests
        "own_terms": _terms(entry.number, *(e.number for e in entry.other_files)),
        "hinted_terms": _terms(entry.hinted_number),
        "cited_keys": entry.cited_keys,
        "doc_type_key": _name_keys(entry.doc_type),
        "issuer_key": _name_keys(entry.issuer),
        "signer_key": _name_keys(entry.signer),
        "standing": (entry.standing,) if entry.standing else (),
        "signature": _signature_states(entry),
        # terms of ``days.Period``
        "mentioned_days": _days_in(f"{subject}\n{_folded_body(entry)}"),
        "subject_days": _days_in(subject),
    }


def _signature_states(entry: SearchEntry) -> tuple[str, ...]:
    """Return the state of each of its files that is signed."""
    others = (joint_state(each.signatures) for each in entry.other_files)
    return tuple(dict.fromkeys(filter(None, (entry.signature, *others))))


def figures(entry: SearchEntry) -> dict[str, int]:
    """Return those of ``FIGURES`` that *entry* has; days as ``date.toordinal``."""
    day = {DAY: entry.issued_on.toordinal()} if entry.issued_on else {}
    return {ARRIVED: entry.arrived, **day}


def name_fields(entry: SearchEntry) -> dict[str, list[str]]:
    """Return the words of each of ``NAMES``."""
    return {
        "issuer_name": name_key(entry.issuer or "").split(),
        "signer_name": name_key(entry.signer or "").split(),
    }


def word_fields(entry: SearchEntry) -> dict[str, list[str]]:
    """Return the words of the fields of ``WEIGHTS``, with accents and without."""
    return {name: text.split() for name, text in word_texts(entry).items()}


def word_texts(entry: SearchEntry) -> dict[str, str]:
    """Return ``word_fields`` as texts, a space between the words, for an engine.

    The name of a file counts among the words with accents only if it has any: most
    lack them, and ``chi-thi.docx`` is not about ``thi``.
    """
    rows, found = field_words(entry), {}
    for name, row in rows.items():
        text = normalise_rhyme(" ".join(row))
        found[exact_field(name)] = text
        found[plain_field(name)] = fold_text(text)
    if fold_text(entry.filename) == entry.filename.lower():
        nameless = field_words(replace(entry, filename="", body="", formal=()))
        found[exact_field("header")] = normalise_rhyme(" ".join(nameless["header"]))
    return found


def exact_field(name: str) -> str:
    """Return the field of the words of *name*, accents kept."""
    return f"{name}_exact"


def plain_field(name: str) -> str:
    """Return the field of the words of *name*, without accents."""
    return f"{name}_plain"


def facet_field(name: str) -> str:
    """Return the field by whose values the facet *name* is counted."""
    return f"{name}_facet"


def field_words(entry: SearchEntry) -> dict[str, list[str]]:
    """Return the case-folded words of each field of ``WEIGHTS``."""
    others = entry.other_files
    numbers = dict.fromkeys((entry.number, *(each.number for each in others)))
    names = dict.fromkeys((entry.filename, *(each.filename for each in others)))
    texts = {
        "number": (*numbers, entry.hinted_number),
        "subject": (entry.subject,),
        "header": (*_named(entry), *names),
    }
    row = {
        name: words(_folded("\n".join(filter(None, parts))))
        for name, parts in texts.items()
    }
    return {**row, "body": words(_folded_body(entry))}


def _named(entry: SearchEntry) -> tuple[str | None, ...]:
    names = entry.doc_type, entry.issuer, entry.parent_issuer, entry.signer
    return *names, entry.archived_as


def body_text(entry: SearchEntry) -> str:
    """Return the body with blanks for what is form alone, letter for letter."""
    return without(entry.formal, entry.body)


def _folded_body(entry: SearchEntry) -> str:
    """Return the text of the body with its case folded."""
    return _folded_text(entry.body, entry.formal)


@lru_cache(maxsize=1)  # the same text is looked at for its days and for its words
def _folded_text(body: str, formal: tuple[Span, ...]) -> str:
    return _folded(without(formal, body))


def _folded(text: str) -> str:
    return fold_case(compose(text))


def plain(row: list[str]) -> list[str]:
    """Return *row*, case-folded words, without accents, as they are compared."""
    return fold_text(normalise_rhyme(" ".join(row))).split(" ") if row else []


@lru_cache(maxsize=10_000)  # the same few names stand on most documents
def name_key(name: str) -> str:
    """Return one key for all spellings of a name, to filter by."""
    return normalise_rhyme(spell_out(name))


def newest_first(entry: SearchEntry) -> int:
    """Return a figure, greater for newer entries; those without a date come last.

    Entries of one date have the same order in every index.
    """
    return _ordered(entry, entry.issued_on.toordinal() if entry.issued_on else 0)


def oldest_first(entry: SearchEntry) -> int:
    """Return a figure, greater for older entries; those without a date come last."""
    day = entry.issued_on
    return _ordered(entry, _AFTER_ALL_DAYS - day.toordinal() if day else 0)


def _ordered(entry: SearchEntry, first: int) -> int:
    return (first << 32) + crc32(entry.id.encode())


def _name_keys(name: str | None) -> tuple[str, ...]:
    return (name_key(name),) if name else ()


def _days_in(folded: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mentioned_terms(folded)))


def _terms(*numbers: str | None) -> tuple[str, ...]:
    found = (each for number in numbers if number for each in find_numbers(number))
    terms = (term for each in found if each.symbol for term in number_terms(each))
    return tuple(dict.fromkeys(terms))
