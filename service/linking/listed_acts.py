"""What the catalogue of acts says of what is cited and not held.

The evidence is that of linking; but a catalogue has few acts of all that there are, so
that only a number which is given once can be contradicted by it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.grammar.written_number import read_number
from schemas.known_act import KnownAct, ListedAct
from schemas.link import Link, LinkState
from schemas.number_spellings import number_keys
from schemas.record import MissingDocument
from schemas.spelling.folding import fold_name
from service.graph.port import Graph
from service.linking.identity import CitedIdentity, identity_of, name_key
from service.linking.resolution import choose, judge_all
from service.linking.symbols import is_given_once


def keys_of_act(act: KnownAct) -> frozenset[str]:
    """Return what an act may be looked up by: its number, the name of a law."""
    number = read_number(act.number)
    name = name_key(act.doc_type, act.title)
    return frozenset(filter(None, (number.key if number else None, name)))


def keys_of_reference(reference: str) -> tuple[str, ...]:
    """Return the keys that a person may mean by *reference*: of numbers, of a name."""
    return *number_keys(reference), fold_name(reference)


def listed(identity: CitedIdentity, acts: Iterable[KnownAct]) -> ListedAct | None:
    """Return the act that *identity* means or contradicts; None: the list has none.

    A name alone may be that of an older act, so that its date has to agree.
    """
    known = {act.summary: act for act in acts}
    kinds = {each.doc_type for each in known}
    if identity.doc_type is None and len(kinds) == 1:
        identity = replace(identity, doc_type=kinds.pop())  # nothing else is said
    found = choose(judge_all(identity, known))
    if found.target is None:
        return None
    act = ListedAct(known[found.target], found.state, found.reasons)
    if act.agrees:
        is_sure = identity.number or found.state is LinkState.EXACT
        return act if is_sure or identity.issued_on else None
    is_conflict = found.state is LinkState.CONFLICT
    return act if is_conflict and is_given_once(identity.number) else None


def listed_in(graph: Graph, link: Link) -> ListedAct | None:
    """Return the act of the catalogue that the citation of *link* means, if unheld."""
    if not link.state.is_unheld or link.target:
        return None
    identity = identity_of(link.citation)
    return listed(identity, graph.known_acts([identity.key]).get(identity.key, ()))


def with_listed(
    graph: Graph, missing: Sequence[MissingDocument]
) -> tuple[MissingDocument, ...]:
    """Return the *missing* documents, each with the act of the catalogue that it is.

    What no citation says of it is taken from there.
    """
    identities = [_identity(each) for each in missing]
    acts = graph.known_acts(each.key for each in identities)
    return tuple(
        _with_act(each, listed(identity, acts.get(identity.key, ())))
        for each, identity in zip(missing, identities, strict=True)
    )


def _identity(missing: MissingDocument) -> CitedIdentity:
    number = read_number(missing.number)
    key = number.key if number else fold_name(missing.number)
    day, issuer = missing.issued_on, missing.issuer
    return CitedIdentity(key, number, missing.doc_type, day, issuer)


def _with_act(missing: MissingDocument, found: ListedAct | None) -> MissingDocument:
    if found is None or not found.agrees:
        return replace(missing, listed=found)
    act = found.act
    return replace(
        missing,
        doc_type=missing.doc_type or act.doc_type,
        issued_on=missing.issued_on or act.issued_on,
        issuer=missing.issuer or act.issuer,
        listed=found,
    )
