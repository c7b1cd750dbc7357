"""Findings where a draft cites an act that was amended, without saying so."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from ingest.grammar.written_number import read_number
from schemas.citation import EFFECTIVE, Relation
from schemas.document_names import document_name, document_words
from schemas.finding import Finding
from schemas.link import DocumentSummary
from schemas.standing import Force, Standing
from service.checking.cited import Cited
from service.checking.rules import finding
from service.graph.port import Graph
from service.linking.standings import find_ended

_MOST = 3  # amenders that are named: of a law there may be dozens
_AND_THOSE = re.compile(r"\b[Cc]ác [^,;.\d]{0,40}sửa đổi")
"""``Nghị định số … và các nghị định sửa đổi, bổ sung``: nobody has to name them."""
_OTHERWISE = {
    *(*EFFECTIVE, Relation.AMENDED_BY),
    *(Relation.CONSOLIDATES, Relation.CORRECTS),
}
"""What a draft does with an act whose own amendments it need not name."""


def find_amended(graph: Graph, cited: Collection[Cited], on: date) -> Iterator[Finding]:
    """Yield, at its first mention, an act that others amended which are not cited.

    Each of them is named, and what has replaced it since.
    """
    keys = {each.citation.number.key for each in cited if each.citation.number}
    amended = [
        (each, amenders) for each in cited if (amenders := _amenders(each, keys))
    ]
    ended = find_ended(graph, (one for _, some in amended for one in some), on)
    for each, amenders in amended:
        standing = each.standing
        known = (standing.document or standing.missing) if standing else None
        words = "; ".join(_words(amender, ended) for amender in amenders[-_MOST:])
        more = len(amenders) - _MOST
        rest = f" và {more} văn bản trước đó" if more > 0 else ""
        name = document_name(known) if known else ""
        message = f"{name} đã được sửa đổi, bổ sung bởi {words}{rest}."
        yield finding("amended", each.mentions[0].mention, message)


def _amenders(cited: Cited, keys: Collection[str]) -> list[DocumentSummary]:
    """Return what amended the act and is not cited, in the order of their dates."""
    standing = cited.standing
    own = {each.mention.relation for each in cited.mentions}
    if standing is None or standing.force is not Force.AMENDED:
        return []
    if cited.citation.nested or not own.isdisjoint(_OTHERWISE):
        return []
    if any(_AND_THOSE.search(each.sentence()) for each in cited.mentions):
        return []
    found = {each.document.id: each.document for each in standing.sources}
    left = (each for each in found.values() if _key(each) not in keys)
    return sorted(left, key=lambda each: each.issued_on or date.min)


def _key(document: DocumentSummary) -> str | None:
    number = read_number(document.number) if document.number else None
    return number.key if number else None


def _words(amender: DocumentSummary, ended: Mapping[str, Standing]) -> str:
    """Return the amender, and what stands in its place today."""
    standing = ended.get(amender.id)
    chain: Iterable[DocumentSummary] = (
        (each.document for each in standing.successors) if standing else ()
    )
    last = list(chain)[-1:]
    gone = f" (nay là {document_name(last[0])})" if last else ""
    return f"{document_words(amender)}{gone}"
