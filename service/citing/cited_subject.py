"""How the issuer and the subject of a document stand in a citation of it."""

import re
from functools import cache

from ingest.grammar.word_patterns import NO_WORD_AFTER, NO_WORD_BEFORE
from schemas.link import DocumentSummary
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.folding import fold_name
from schemas.vocabulary import document_types, issuers, provinces, table_rows

CONSOLIDATION = "Văn bản hợp nhất"
_ABOUT = re.compile(r"(?:v/v\s*:?|về\s+việc\b\s*:?)\s*", re.IGNORECASE)
_ON = re.compile(r"về\s+", re.IGNORECASE)
# "Nghị quyết của Bộ Chính trị về …", as the subject of that very resolution
_OF = re.compile(
    r"(?:của\s+)?(?P<organ>.+?)[\s,:-]+(?P<rest>(?:về|quy định|ban hành)\s.+)",
    re.IGNORECASE,
)
# "lần thứ xiii", "khóa x": small in a subject that was printed in capitals
_ROMAN = re.compile(
    rf"{NO_WORD_BEFORE}(khóa|khoá|lần thứ|đại hội|quý|hạng)( [ivx]+){NO_WORD_AFTER}",
    re.IGNORECASE,
)
_NAMED_ACTS = {"constitution", "code", "law", "ordinance", "decree", "circular"}
_NO_PARTY = r"(?! (?:viên|ủy|uỷ|bộ|đoàn|phí|phái)\b)"  # "của đảng viên" stays small


def issuer_and_subject(document: DocumentSummary) -> tuple[str | None, str | None]:
    """Return both as they follow the number: ``của …``, ``về việc …``; None: unknown.

    A document is of the organ that signs it, where that is known. The subject of a
    Party document may begin with its issuer, which is then given once.
    """
    issuer = document.signing_organ or document.issuer
    subject = tidy(document.subject or "")
    stated = _without_kind(subject, document.doc_type)
    found = _OF.fullmatch(stated)
    if issuer and found and _names(found["organ"], document):
        issuer = max(issuer, found["organ"], key=len)
        subject = found["rest"]
    return (
        f"của {listed(issuer.split('; '))}" if issuer else None,
        _following(subject, document.doc_type) if subject else None,
    )


def listed(names: list[str]) -> str:
    """Return names as a sentence has them: ``A, B và C``."""
    *others, last = names
    return f"{', '.join(others)} và {last}" if others else last


def tidy(text: str) -> str:
    """Return a subject without what ends it, its own capitals put back."""
    plain = collapse_spaces(text).rstrip(" .;,")
    plain = _ROMAN.sub(lambda match: match[1] + match[2].upper(), plain)
    return _capitals().sub(lambda match: _capitalised()[match[0]], plain)


def lower_first(text: str) -> str:
    """Return *text* with a small first letter, but ``UBND`` and ``Việt Nam`` as is."""
    first, _, rest = text.partition(" ")
    if first[1:].islower() and not rest[:1].isupper() and not _is_name(text):
        return text[0].lower() + text[1:]
    return text


def begins_with_verb(text: str) -> bool:
    """Return whether no ``về`` stands before *text*: ``ban hành …``, ``quy định …``."""
    found = _verbs().match(text)
    return found is not None and not _starts()[found[0].lower()]


def _following(subject: str, doc_type: str | None) -> str:
    if doc_type == CONSOLIDATION:
        return f"hợp nhất {subject}"
    if about := _ABOUT.match(subject):
        return f"về việc {subject[about.end() :]}"
    if on := _ON.match(subject):
        return f"về {subject[on.end() :]}"
    verb = _verbs().match(subject)
    before = _starts()[verb[0].lower()] if verb else "về"
    return f"{before} {lower_first(subject)}".strip()


def _without_kind(subject: str, doc_type: str | None) -> str:
    """Return the subject without the kind that stands before ``của``."""
    start = f"{doc_type} của ".lower()
    return subject[len(start) :] if subject.lower().startswith(start) else subject


def _names(organ: str, document: DocumentSummary) -> bool:
    """Return whether *organ* names who issued the document, perhaps more fully."""
    known = filter(None, (document.issuer, document.signing_organ))
    return any(fold_name(each) in fold_name(organ) for each in known)


def _is_name(text: str) -> bool:
    """Return whether *text* begins with a name: ``Quốc hội``, ``Luật Đất đai``."""
    return _proper_names().match(text) is not None


@cache
def _proper_names() -> re.Pattern[str]:
    names = {"Đảng", *(each.name for each in issuers() if not each.local)}
    names |= {each.name for each in provinces()}
    names |= {each.name for each in document_types() if each.key in _NAMED_ACTS}
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, ordered))}){NO_WORD_AFTER}")


@cache
def _starts() -> dict[str, str]:
    rows = table_rows("service.citing", "subject_starts")
    return {row["words"]: row["before"] for row in rows}


@cache
def _verbs() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _starts()))
    return re.compile(rf"(?:{words}){NO_WORD_AFTER}", re.IGNORECASE)


@cache
def _capitalised() -> dict[str, str]:
    rows = table_rows("service.citing", "capitals")
    return {row["written"]: row["capitals"] for row in rows}


@cache
def _capitals() -> re.Pattern[str]:
    words = sorted(_capitalised(), key=len, reverse=True)
    found = "|".join(
        re.escape(each) + (_NO_PARTY if each.endswith("đảng") else "") for each in words
    )
    return re.compile(f"{NO_WORD_BEFORE}(?:{found}){NO_WORD_AFTER}")
