"""Which document a person means: by a number in any spelling, or by an id."""

import re

from schemas.citation import Citation
from schemas.errors import AmbiguousReferenceError, DocumentNotFoundError
from schemas.link import DocumentSummary
from schemas.number_spellings import number_keys
from schemas.spelling.folding import fold_symbol
from service.graph.port import Documents

_ID_START = re.compile(r"[0-9a-f-]{8,36}")
_MOST = 20  # candidates in the error


def look_up(documents: Documents, reference: str) -> DocumentSummary:
    """Return the one document that *reference* names.

    The number on the page takes precedence over one suggested by a file's name.

    Raises:
        DocumentNotFoundError: there is none.
        AmbiguousReferenceError: there are several; it says which.

    """
    found = _by_id(documents, reference) or _by_number(documents, reference)
    if not found:
        raise DocumentNotFoundError(reference)
    if len(found) > 1:
        candidates = tuple(document.id for document in found)
        raise AmbiguousReferenceError(reference, candidates)
    return found[0]


def _by_id(documents: Documents, reference: str) -> list[DocumentSummary]:
    start = reference.strip().lower()
    if not _ID_START.fullmatch(start):
        return []
    ids = documents.ids_beginning(start, _MOST)
    return list(documents.summaries(ids).values())


def _by_number(documents: Documents, reference: str) -> list[DocumentSummary]:
    keys = number_keys(reference)
    candidates = documents.candidates(keys)
    found = {each.id: each for key in keys for each in candidates.get(key, ())}
    own = [document for document in found.values() if document.number]
    return own or list(found.values())


def is_cited_by(citation: Citation, keys: frozenset[str], cited: str) -> bool:
    """Return whether *citation* is of *cited*, which may have the number *keys*."""
    if citation.number is not None:
        return citation.number.key in keys
    return fold_symbol(cited) in fold_symbol(citation.text)
