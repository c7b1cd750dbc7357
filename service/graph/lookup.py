"""Which document a person means: by a number in any spelling, an id, a law's name."""

import re
from collections.abc import Iterable

from schemas.citation import Citation
from schemas.errors import AmbiguousReferenceError, DocumentNotFoundError
from schemas.link import DocumentSummary, without_drafts
from schemas.number_spellings import number_keys
from schemas.spelling.folding import fold_name, fold_symbol
from service.graph.port import Documents, Graph

_ID_START = re.compile(r"[0-9a-f-]{8,36}")
_MOST = 20  # candidates in the error


def look_up(documents: Documents, reference: str) -> DocumentSummary:
    """Return the one document that *reference* names: by a number, a main file.

    The number on the page takes precedence over one suggested by a file's name. By its
    id each file is found, also one that another file stands for, or that is withdrawn.
    A draft does not count beside the document that it is a draft of. Where no number
    is meant, it may be the name of a law: ``Luật Viên chức``.

    Raises:
        DocumentNotFoundError: there is none.
        AmbiguousReferenceError: there are several; it says which.

    """
    found = _by_id(documents, reference) or _by_number(documents, reference)
    return _only_one(found or _by_name(documents, reference), reference)


def look_up_work(documents: Documents, reference: str) -> DocumentSummary:
    """Return the main file of the văn bản that *reference* names; raises likewise."""
    found = look_up(documents, reference)
    main = documents.works([found.id]).get(found.id, found.id)
    return found if main == found.id else documents.summaries([main])[main]


def look_up_any(documents: Documents, reference: str) -> DocumentSummary:
    """Return what ``look_up`` does, or else the withdrawn document of that number."""
    try:
        return look_up(documents, reference)
    except DocumentNotFoundError:
        keys = *number_keys(reference), fold_name(reference)
        found = documents.withdrawn_by(keys)
        withdrawn = {each.id: each for some in found.values() for each in some}
        return _only_one([*withdrawn.values()], reference)


def _only_one(found: list[DocumentSummary], reference: str) -> DocumentSummary:
    if not found:
        raise DocumentNotFoundError(reference)
    if len(found) > 1:
        raise AmbiguousReferenceError(reference, tuple(found))
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
    texts = without_drafts(found.values())
    return [document for document in texts if document.number] or texts


def _by_name(documents: Documents, reference: str) -> list[DocumentSummary]:
    """Return the documents that are called so: those of one name, older and newer."""
    name = fold_name(reference)
    return without_drafts(documents.candidates([name]).get(name, ())) if name else []


def find_citing(graph: Graph, keys: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the documents whose citations mean what has one of *keys*.

    Also those that cite it by its name, or by the number of another file of it; of a
    law that is not held, those that name it.
    """
    wanted = tuple(keys)
    found = graph.candidates(wanted).values()
    held = {each.id for some in found for each in some}
    names = [each for each in wanted if "/" not in each]
    citing = graph.links_to(held) if held else graph.links_with_identity(names)
    return tuple(sorted({each.document.id for each in citing}))


def is_cited_by(citation: Citation, keys: frozenset[str], cited: str) -> bool:
    """Return whether *citation* is of *cited*, which may have the number *keys*."""
    if citation.number is not None:
        return citation.number.key in keys
    return fold_symbol(cited) in fold_symbol(citation.text)
