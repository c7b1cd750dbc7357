"""A relation that a person names, in Vietnamese or by its key."""

from schemas.citation import Relation
from schemas.errors import CorrectionError
from schemas.spelling.folding import fold_name
from schemas.vocabulary import relation_names


def read_relation(words: str) -> Relation:
    """Return the relation that is called *words*: ``thay thế``, ``replaces``.

    Accents, commas and the end of a name may be left out, if only one begins so.

    Raises:
        CorrectionError: no relation is called so, or several may be.

    """
    wanted = _folded(words)
    names = {
        _folded(each): Relation(row.key)
        for row in relation_names()
        for each in (row.name, row.key)
    }
    if wanted in names:
        return names[wanted]
    begun = {names[each] for each in names if wanted and each.startswith(wanted)}
    if len(begun) != 1:
        known = ", ".join(each.name for each in relation_names())
        raise CorrectionError(f"{words} ({known})")
    return begun.pop()


def _folded(name: str) -> str:
    return fold_name(name.replace("_", " ").replace(",", " "))
