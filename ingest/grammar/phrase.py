"""Where names of issuers and laws end: they continue in small letters."""

import re
from functools import cache

from ingest.grammar.doc_type import DOC_TYPE
from ingest.grammar.word_patterns import NO_WORD_AFTER, any_of, column
from schemas.spelling.alphabet import LETTERS_AND_DIGITS
from schemas.vocabulary import issuers, provinces

STOPS = rf"(?:{any_of(column('ingest', 'phrase_stops', 'words'))}|số\s+\d)"
_WORD = rf"[{LETTERS_AND_DIGITS}/&]+(?:-[{LETTERS_AND_DIGITS}&]+)*"
# A name continues with a word that starts no new clause, or with " - Thương binh"; it
# may contain an abbreviation in brackets: "Viện kiểm sát nhân dân (VKSND) tối cao"
_NEXT = re.compile(
    rf"(?: \([A-ZĐ&]{{2,}}\)(?= [a-zđ]))? (?!{STOPS}{NO_WORD_AFTER})"
    rf"(?:[-–] ?(?=[A-ZĐ]))?(?P<word>{_WORD})"
)
_AND_A_DOCUMENT = re.compile(
    rf" (?:{DOC_TYPE}|điều|khoản|điểm|phụ lục){NO_WORD_AFTER}", re.IGNORECASE
)
_LOCAL = re.compile(
    r" (?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|đặc khu|cấp|nước|khu vực|chi nhánh"
    r"|(?<=Trung ương )(?:Đoàn|Hội)"
    r"|các|trung ương|Trung ương|tối cao|TP\.?|\([A-ZĐ&]{2,}\) [a-zđ]|[-–] ?[A-ZĐ])"
)

LONGEST = 16  # words in a name


def phrase_end(text: str, position: int, limit: int, longest: int = LONGEST) -> int:
    """Return the end of the name whose first word ends at *position*.

    The name ends at punctuation, at the end of the paragraph, at a footnote mark, at a
    word of ``phrase_stops.csv`` in small letters, or after *longest* words. An issuer
    of ``issuers.csv`` within it is taken whole (``Bộ Văn hóa, Thể thao …``); after it
    the name continues only with a place (``Sở Nội vụ tỉnh …``).
    """
    for _ in range(longest):
        match = _NEXT.match(text, position, limit)
        if not match or _leads_out(match["word"], text, match.end(), limit):
            break
        known = issuer_name_at(text, match.start("word"))
        position = known.end() if known else match.end()
        if known and not goes_on_with_place(text, position, limit):
            break
    return position


def goes_on_with_place(text: str, position: int, limit: int) -> bool:
    """Return whether an issuer's name ending at *position* continues with a place."""
    if _LOCAL.match(text, position, limit):
        return True
    capital = text[position + 1 : position + 2].isupper()
    return capital and bool(_province().match(text, position, limit))


@cache
def _province() -> re.Pattern[str]:
    """Return a pattern for a province named without its level."""
    return re.compile(f" {any_of(each.name for each in provinces())}{NO_WORD_AFTER}")


def issuer_name_at(text: str, position: int) -> re.Match[str] | None:
    """Return the issuer whose whole name begins at *position*, with a capital.

    The rest may be in small letters: ``Bộ Khoa học và công nghệ``.
    """
    if not text[position : position + 1].isupper():
        return None
    return _known_issuer().match(text, position)


@cache
def _known_issuer() -> re.Pattern[str]:
    known = [issuer for issuer in issuers() if not issuer.local]
    longer = (
        name
        for issuer in known
        for name in issuer.abbreviations
        if name.startswith(issuer.name)  # "Ban Bí thư Trung ương Đảng"
    )
    whole = (issuer.name for issuer in known)
    names = any_of([*whole, *longer]).replace(",", ",?")  # the comma gets lost
    return re.compile(f"(?i:{names}){NO_WORD_AFTER}")


def _leads_out(word: str, text: str, end: int, limit: int) -> bool:
    """Return whether *word* is a ``và`` after which the name does not continue."""
    if word != "và":
        return False
    following = _NEXT.match(text, end, limit)
    if following is None or not following["word"][:1].isupper():
        return True
    return bool(_AND_A_DOCUMENT.match(text, end, limit))
