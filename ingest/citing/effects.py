"""What a document does to the force of another besides ending it.

Acts correct, consolidate, suspend, prolong and publish each other (NĐ 78/2025/NĐ-CP;
TT 26/2025/TT-BTP, Điều 23 to 26). As with amending, a document does so only by words
that it says of itself: ``Điều 1. Đính chính …``, ``… tiếp tục có hiệu lực``. These are
relations of one mention; the citation as a whole still refers to the act.
"""

import re
from functools import cache

from ingest.citing.operative import OwnWords
from ingest.citing.reference import Reference
from ingest.citing.trigger_verbs import ITEM_MARK
from ingest.grammar.quotation import is_quoted
from ingest.grammar.word_patterns import NO_WORD_AFTER, any_of
from schemas.citation import Relation
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.folding import fold_accents, fold_letters
from schemas.vocabulary import table_rows

_REACH = 400  # characters to the verb, over titles and amenders
_LONGEST_WORDS = 60  # characters; a verb may begin in a clause and end on the next line
_ARTICLE = r"(?:dieu\s+\d+\w?\s*[.:]\s*)?"
_THIS = r"(?:\S+(?:\s+\S+){0,2}\s+nay\s+)?"  # "Công văn này đính chính …"
_OPENING = (
    rf"\s*{_ARTICLE}(?:(?i:{ITEM_MARK})\s*)?(?:(?:v/v|ve\s+viec|ve)\s*:?\s+)?{_THIS}"
)
_CLAUSE_END = re.compile(r";|\.(?=\s|\Z)|\n")
# "Đình chỉ việc thi hành văn bản quy định tại Điều 4 Luật …": not that law's;
# "Công bố thủ tục bị bãi bỏ theo Nghị định …" publishes the procedures
_OTHER_OBJECT = re.compile(
    rf"{_CLAUSE_END.pattern}|van\s+ban\s.*quy\s+dinh\s+tai"
    r"|(?<!kem)\stheo\s+(?:quy\s+dinh\s+(?:tai|cua)\s+)?\Z"
)


def with_effects(
    text: str, own: OwnWords, references: list[Reference]
) -> list[Reference]:
    """Return the references, those whose force the document touches marked so."""
    if own.power == "never" and not any(each.amender for each in references):
        return references
    plain = fold_letters(text)
    return [_with_effect(text, plain, own, each) for each in references]


def _with_effect(
    text: str, plain: str, own: OwnWords, reference: Reference
) -> Reference:
    """Return the reference with its effect; *plain* is *text* with letters folded."""
    if reference.amender:
        return reference._replace(effect=Relation.AMENDED_BY)
    if reference.nested or own.power == "never":
        return reference
    if is_quoted(text, reference.span.start):
        return reference
    start = max(text.rfind("\n", 0, reference.lead) + 1, reference.lead - _REACH)
    verb = _opens().match(plain, start, reference.lead)
    if verb is None and not _bare().fullmatch(plain, start, reference.lead):
        return reference  # nearly always: it opens no clause, and no verb does
    effect = _stated_behind(text, plain, reference)
    effect = effect or _stated_before(text, verb, reference)
    if effect is Relation.SUSPENDS:  # for a time the act is not what it was
        return reference._replace(effect=effect, relation=Relation.AMENDS)
    return reference._replace(effect=effect) if effect else reference


def _stated_before(
    text: str, verb: re.Match[str] | None, reference: Reference
) -> Relation | None:
    """Return what the *verb* does that opens the sentence before the reference."""
    if verb is None:
        return None
    if _OTHER_OBJECT.search(fold_accents(text[verb.end() : reference.lead])):
        return None
    return _words("before")[1][_plain(verb["verb"])]


def _stated_behind(text: str, plain: str, reference: Reference) -> Relation | None:
    """Return what is said behind the act that a clause begins with, or a verb opens."""
    end, reach = reference.span.end, reference.span.end + _REACH
    stop = _CLAUSE_END.search(text, end, reach)
    clause_end = stop.start() if stop else reach
    pattern, relations = _words("behind")
    found = pattern.search(plain, end, min(clause_end + _LONGEST_WORDS, reach))
    if found is None or found.start() > clause_end:
        return None
    return relations[_plain(found.group())]


def _plain(words: str) -> str:
    return collapse_spaces(words.lower())


@cache
def _opens() -> re.Pattern[str]:
    verbs = _words("before")[0].pattern
    return re.compile(rf"{_OPENING}(?P<verb>{verbs})")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"{_OPENING}(?:cac\s+)?")


@cache
def _words(place: str) -> tuple[re.Pattern[str], dict[str, Relation]]:
    """Return the words of the table that stand *before* or *behind*, folded."""
    rows = [row for row in table_rows("ingest", "effects") if row["place"] == place]
    relations = {
        _plain(fold_accents(row["words"])): Relation(row["relation"]) for row in rows
    }
    return re.compile(f"{any_of(relations)}{NO_WORD_AFTER}"), relations
