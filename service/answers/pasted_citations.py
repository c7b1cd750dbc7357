"""Citations pasted into a query: the documents they mean, as if a document cited them.

``Kế hoạch số 48/KH-VKS ngày 10/01/2022 của VKSND thành phố Huế`` means one of the
documents of that number, or none; its day, office and kind are evidence as in linking.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.citation import Citation
from schemas.document import Header, Text
from schemas.link import LinkState
from schemas.number_spellings import has_written_number
from schemas.record import MissingDocument
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_name
from service.answers.missing_documents import find_missing_of
from service.graph.port import Graph
from service.linking.decided import Cited, resolve_cited
from service.linking.identity import CitedIdentity, identity_of
from service.linking.listed_acts import with_listed
from service.linking.unheld import with_withdrawn

_ANOTHER = (LinkState.MISSING, LinkState.CONFLICT)
"""States of a citation that means none of what is held."""


@dataclass(frozen=True, slots=True)
class PastedCitations:
    """The documents that a query cites: the ids of those held, and those not held."""

    held: tuple[str, ...] = ()
    unheld: tuple[MissingDocument, ...] = ()


def read_pasted(graph: Graph, typed: str) -> PastedCitations:
    """Return what the citations in the text *typed* of a query mean.

    Where words stand beside a number, and neither its day nor its office, the query is
    about a document that cites it: then none is meant.
    """
    cited = _citations(typed)
    if _has_other_words(typed, cited):
        return PastedCitations()
    identities = list(map(identity_of, cited))
    found = resolve_cited(graph, [Cited(each, None) for each in identities])
    return PastedCitations(
        tuple(
            dict.fromkeys(
                each.target.id
                for each in found
                if each.target and each.state not in _ANOTHER
            )
        ),
        tuple(
            missing
            for identity, each in zip(identities, found, strict=True)
            if each.state in _ANOTHER
            for missing in _unheld(graph, identity)
        ),
    )


def _citations(typed: str) -> tuple[Citation, ...]:
    """Return what is cited by its number in *typed*; in most queries nothing is."""
    if not has_written_number(typed):
        return ()
    # the parser's rules for citations take long to load
    from ingest.citing.citations import find_citations  # noqa: PLC0415

    text = Text(compose(typed))
    return tuple(each for each in find_citations(text, Header()) if _is_whole(each))


def _is_whole(citation: Citation) -> bool:
    """Return whether the number has its office, too: 48/KH may be half of one."""
    number = citation.number
    return number is not None and any(mark in number.symbol for mark in "-/")


def _has_other_words(typed: str, cited: Iterable[Citation]) -> bool:
    """Return whether *typed* is more than what is *cited* only by numbers."""
    rest, known = compose(typed), {"so", "va", "cua", "ngay", "nam"}
    for each in cited:
        if each.issued_on or each.issuer:
            return False
        for mention in each.mentions:
            rest = rest.replace(mention.text, " ")
        known.update(fold_name(each.doc_type or "").split())
    left = [word for word in fold_name(rest).split() if not word.isdigit()]
    return not known.issuperset(left)


def _unheld(graph: Graph, identity: CitedIdentity) -> Iterator[MissingDocument]:
    """Yield what is known of the document of *identity*, which is not held."""
    day = identity.issued_on
    cited = find_missing_of(graph, identity.key)
    known = [one for one in cited if not day or one.issued_on in {None, day}]
    alone = MissingDocument(
        str(identity.number), identity.doc_type, day, identity.issuer, ()
    )
    yield from known or with_listed(graph, with_withdrawn(graph, [alone]))
