"""Why a citation is linked as it is."""

from dataclasses import dataclass

from schemas.citation import Mention
from schemas.link import DocumentSummary, Link


@dataclass(frozen=True, slots=True)
class Words:
    """A mention, with the words before and after it in the text."""

    mention: Mention
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A link of *document*, the words it rests on, and the parser that read them.

    ``relation_reason``: who said what its relation is, and why; None: the parser.
    """

    document: DocumentSummary
    link: Link
    words: tuple[Words, ...]
    parser_version: str
    relation_reason: str | None = None
