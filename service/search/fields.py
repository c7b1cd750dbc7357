"""What of an entry is searched, and how much it counts: one law for all adapters.

Weights are factors of the score of a word; the other figures are added to the score,
far enough apart to make ranks: a document's own number, then accents as typed.
"""

from datetime import date
from zlib import crc32

from schemas.search import SearchEntry
from service.search.abbreviations import spelled_out
from service.search.letters import composed, exact, fold, words
from service.search.spellings import find_numbers, number_terms

WEIGHTS = {"number": 8.0, "subject": 4.0, "header": 2.0, "body": 1.0}
SAME_NUMBER = 20_000.0
HALF_NUMBER = 10_000.0
HINTED_NUMBER = 5_000.0
SAME_ACCENTS = 100.0
CITED_NUMBER = 50.0

_AFTER_ALL_DAYS = date.max.toordinal() + 1


def field_words(entry: SearchEntry) -> dict[str, list[str]]:
    """Return the words of each field of ``WEIGHTS``, as ``letters.exact`` has them."""
    texts = {
        "number": (entry.number, entry.hinted_number),
        "subject": (entry.subject,),
        "header": (entry.doc_type, entry.issuer, entry.signer, entry.filename),
        "body": (entry.body,),
    }
    return {
        name: words(exact(composed("\n".join(filter(None, parts)))))
        for name, parts in texts.items()
    }


def plain(row: list[str]) -> list[str]:
    """Return *row*, words that ``exact`` made, without accents."""
    return fold(" ".join(row)).split(" ") if row else []


def own_terms(entry: SearchEntry) -> tuple[str, ...]:
    """Return the ``number_terms`` of the number that stands on the page."""
    return _terms(entry.number)


def hinted_terms(entry: SearchEntry) -> tuple[str, ...]:
    """Return the ``number_terms`` of the number that the file's name suggests."""
    return _terms(entry.hinted_number)


def name_key(name: str) -> str:
    """Return one key for all spellings of a kind or an office, to filter by."""
    return spelled_out(name)


def newest_first(entry: SearchEntry) -> int:
    """Return a figure, greater for newer entries; those without a date come last.

    Entries of one day have the same order in every index.
    """
    return _ordered(entry, entry.issued_on.toordinal() if entry.issued_on else 0)


def oldest_first(entry: SearchEntry) -> int:
    """Return a figure, greater for older entries; those without a date come last."""
    day = entry.issued_on
    return _ordered(entry, _AFTER_ALL_DAYS - day.toordinal() if day else 0)


def _ordered(entry: SearchEntry, first: int) -> int:
    return (first << 32) + crc32(entry.id.encode())


def _terms(number: str | None) -> tuple[str, ...]:
    found = find_numbers(number) if number else ()
    terms = (term for each in found if each.symbol for term in number_terms(each))
    return tuple(dict.fromkeys(terms))
