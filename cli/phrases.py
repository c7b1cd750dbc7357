"""How documents, citations and places are written in a line."""

from typing import TYPE_CHECKING

from cli.messages import Language, say, spoken_language
from schemas.citation import Mention, Relation
from schemas.document_names import day_text
from schemas.link import DocumentSummary, Link
from schemas.vocabulary import relation_names

if TYPE_CHECKING:
    from schemas.search import SearchHit

ID_LENGTH = 8
"""How many characters of an id are shown; the archive accepts them as the id."""


def document_text(document: "DocumentSummary | SearchHit") -> str:
    """Return ``Kế hoạch 48/KH-VKS · 10/01/2022 · VKSND thành phố Huế [3f2a9c01]``."""
    name = " ".join(filter(None, (document.doc_type, document.number)))
    if document.number is None and isinstance(document, DocumentSummary):
        name = " ".join(filter(None, (name, _hint_text(document))))
    day = day_text(document.issued_on)
    parts = filter(None, (name or document.filename, day, document.issuer))
    return f"{' · '.join(parts)} {id_text(document)}"


def candidate_text(document: DocumentSummary) -> str:
    """Return ``document_text``, with what distinguishes it from others of its number.

    That is the subject, and the file's name.
    """
    parts = filter(None, (document.subject, document.filename))
    return f"{document_text(document)}: {' · '.join(parts)}"


def _hint_text(document: DocumentSummary) -> str | None:
    """Return the number that only the file's name suggests, marked as such."""
    hint = document.hinted_number
    return say("document.hint", number=hint) if hint else None


def id_text(document: "DocumentSummary | SearchHit") -> str:
    """Return the beginning of the id, ``[3f2a9c01]``: enough to ask for it."""
    return f"[{document.id[:ID_LENGTH]}]"


def mentions_text(mentions: tuple[Mention, ...]) -> str:
    """Return the places of the mentions, each once: ``tr. 2; tr. 5, chú thích 3``."""
    return "; ".join(dict.fromkeys(map(place_text, mentions)))


def place_text(mention: Mention) -> str:
    """Return the page of the mention, and its footnote if it is in one."""
    return printed_at(mention.page, mention.footnote)


def printed_at(page: int, footnote: str | None) -> str:
    """Return the page, and the footnote if there is one."""
    if footnote is None:
        return say("place.page", page=page)
    return say("place.footnote", page=page, mark=footnote)


def state_text(link: Link) -> str:
    """Return ``(khớp)``: how surely a document of the archive is meant; else nothing.

    Beside the citing document it would look like a word about that one.
    """
    return "" if link.state.is_unheld else f"({say(f'state.{link.state}')})"


def relation_text(relation: Relation) -> str:
    """Return what the relation is called in the language of the command."""
    if spoken_language() is Language.EN:
        return relation.value.replace("_", " ")
    return next(row.name for row in relation_names() if row.key == relation)
