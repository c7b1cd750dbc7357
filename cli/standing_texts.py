"""What is known of a document's force, in a sentence."""

from cli.messages import say
from cli.phrases import document_text, relation_text
from schemas.document_names import (
    day_text,
    document_name,
    listing_words,
    missing_text,
    withdrawal_words,
)
from schemas.record import MissingDocument
from schemas.standing import Standing, Successor


def standing_text(standing: Standing) -> str:
    """Return the document, held or only cited, and what is known of its force."""
    if standing.document:
        name = document_text(standing.document)
    elif standing.missing:
        name = not_held_text(standing.missing)
    else:
        raise ValueError(standing)
    return ": ".join(filter(None, (name, force_text(standing))))


def not_held_text(missing: MissingDocument) -> str:
    """Return what is only cited, and that it is not held, or who withdrew it.

    ``Kế hoạch 52/KH-VKS (đã rút khỏi kho: An, 27/11/2026: nhập nhầm)``
    """
    name = missing_text(missing)
    if missing.withdrawn:
        name = say("trace.withdrawn", number=name, words=withdrawal_words(missing))
    else:
        name = say("trace.wanted", number=name)
    return "; ".join(filter(None, (name, listing_words(missing))))


def force_text(standing: Standing) -> str:
    """Return what is known, by whom, and what stands in its place; empty for a letter.

    ``theo Nghị định 347/2025/NĐ-CP (trong kho), đã bị thay thế (27/11/2026)``
    """
    day = day_text(standing.as_of)
    if standing.force is None:
        return say("force.nothing_known", day=day) if standing.has_force else ""
    force = say(f"force.{standing.force}", day=day)
    names = "; ".join(document_name(each.document) for each in standing.sources)
    said = say("standing.according_to", names=names, force=force) if names else force
    return f"{said}{_end(standing)}"


def successor_text(successor: Successor) -> str:
    """Return a step of the chain: ``thay thế: Nghị định 347/2025/NĐ-CP …``."""
    relation = relation_text(successor.relation)
    return f"{relation}: {document_text(successor.document)}"


def _end(standing: Standing) -> str:
    """Return ``, nay là C`` where what replaced it was itself replaced, or repealed."""
    repealed, by = standing.repeal or (None, None)
    if repealed and by:
        names = {"name": document_name(repealed), "by": document_name(by)}
        return say("standing.repealed_since", **names)
    now = standing.now if len(standing.successors) > 1 else None
    return say("standing.now", name=document_name(now)) if now else ""
