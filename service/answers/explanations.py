"""Why a link was made: the words it rests on, the candidates, the parser's version."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from schemas.document import Text
from schemas.errors import CitationNotFoundError
from schemas.explanation import Explanation, Words
from schemas.link import Link
from schemas.number_spellings import number_keys
from schemas.record import DocumentRecord
from schemas.spelling.characters import collapse_spaces
from service.graph.lookup import is_cited_by
from service.graph.port import Graph
from service.linking.decided import relation_decision_on
from service.linking.identity import citation_key

_AROUND = 80  # characters of the text on either side of a mention


def explain(
    record: DocumentRecord, links: Iterable[Link], text: Text, cited: str
) -> tuple[Explanation, ...]:
    """Return the links of the document whose cited number or name is *cited*.

    Raises:
        CitationNotFoundError: it cites nothing of that number or name.

    """
    wanted = frozenset(number_keys(cited))
    found = tuple(
        explain_link(record, link, text)
        for link in links
        if is_cited_by(link.citation, wanted, cited)
    )
    if not found:
        raise CitationNotFoundError(cited)
    return found


def explain_link(record: DocumentRecord, link: Link, text: Text) -> Explanation:
    """Return the words that a link of the document rests on."""
    return Explanation(
        document=record.summary,
        link=link,
        words=tuple(_words(link, text)),
        parser_version=record.parser_version,
    )


def with_relation_reason(graph: Graph, explained: Explanation) -> Explanation:
    """Return *explained* with who decided what its relation is, if a person did."""
    citation = explained.link.citation
    cited = (explained.document.id, citation_key(citation), citation.issued_on)
    decision = relation_decision_on(graph, cited)
    return replace(explained, relation_reason=decision.reason if decision else None)


def _words(link: Link, text: Text) -> Iterator[Words]:
    for mention in link.citation.mentions:
        before = text.content[max(0, mention.start - _AROUND) : mention.start]
        after = text.content[mention.end : mention.end + _AROUND]
        yield Words(mention, collapse_spaces(before), collapse_spaces(after))
