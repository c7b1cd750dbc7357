"""The relation of the citing document to each cited one: căn cứ, thực hiện, thay thế.

The words directly before a reference decide. Where there is nothing but a list's ``,``
or ``;``, the reference takes the relation of the one before it; an item of a list takes
the one stated above the list (``Bãi bỏ các văn bản sau đây:``).
"""

import re
from functools import lru_cache

from ingest.citing.effects import with_effects
from ingest.citing.expiry import EXPIRY, ended_by_words_behind
from ingest.citing.extent import PARTIAL, whole_or_part
from ingest.citing.nested import REMARK, begins_title
from ingest.citing.operative import ENDING, OPERATIVE, OwnWords
from ingest.citing.ranks import may_end
from ingest.citing.reference import Reference, between
from ingest.citing.trigger_verbs import ITEM_MARK, first_said, last_said
from ingest.grammar.doc_type import DOC_TYPE
from ingest.grammar.issuer import issuer_at
from ingest.grammar.quotation import is_quoted
from schemas.citation import Relation
from schemas.document import Header
from schemas.spelling.alphabet import CAPITALS
from schemas.spelling.folding import fold_accents
from schemas.spelling.superscripts import SUPERSCRIPTS

_DANGLING = re.compile(r"\s(?:của|tại|theo)\n\Z", re.IGNORECASE)
_CLAUSE_END = re.compile(rf"[.:] (?=[{CAPITALS}])")
_SENTENCE_END = re.compile(rf"\n|[.]\s(?=[{CAPITALS}])")
# Words that say nothing about the relation: list marks, "và", "các", "tại", an issuer
_LIGHT = re.compile(
    rf"\s*{REMARK}(?:\s|[,;:()“\"{SUPERSCRIPTS}]|{ITEM_MARK}\s|và|các|cả|của|tại|ngày|cùng|với|theo"
    rf"|đã|được|toàn\s+bộ|một\s+phần|nêu\s+trên|đồng\s+thời|{DOC_TYPE})*",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"[,;\s]*(?:(?:và\s+)?(?:theo\s+)?(?:các\s+)?"
    r"(?:ý\s+kiến(?:\s+(?:chỉ\s+đạo|kết\s+luận))?|chỉ\s+đạo|kết\s+luận)\s+của\s+)?"
)
_OPENING = re.compile(rf"(?:{ITEM_MARK}\s+)?(?:(?:Để|Nhằm|Tiếp tục)\s+)?")
_ITEM = re.compile(rf"\s*{ITEM_MARK}\s")
_ANNEX = re.compile(
    r"[(\s]*(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+(?:các\s+)?\Z", re.IGNORECASE
)
_ANNEXED = re.compile(r"\skèm\s+theo\s+\Z")
_ISSUED_WITH = re.compile(r"\((?:được\s+)?ban\s+hành\s+kèm\s+theo\s+\Z")
# "Điều 2. Bãi bỏ các văn bản": the heading of an article that is a list
_BRACKET_BEFORE = re.compile(
    r"\s\((?:đã\s+)?(?:được\s+)?(?:sửa\s+đổi|bổ\s+sung)[^()]*\)\s*(?:của\s+)?\Z"
)
_ARTICLE = re.compile(r"\s*Điều\s+\d+\w?[.:]\s*")
_BASIS = re.compile(r"\s*Căn\s+cứ\s")
_NEXT_BASIS = re.compile(rf"{DOC_TYPE}\s.*;\s*")
_SUBJECT = re.compile(r"\s*(?:các|toàn\s+bộ)?\s*", re.IGNORECASE)
_QUOTED_WORDS = re.compile(r"[,\s]*(?:các\s+)?(?:cụm\s+)?từ\s+[“\"]")
_COORDINATION = re.compile(r"(?:[,;]|\bvà|cùng\s+với)\s*(?:các\s+)?\Z")
_COORDINATING = (",", ";", "và", "với", "các")
"""The last words of a coordination; see above."""
# "Quyết định số 7/QĐ-TU (thay thế Quyết định số 5/QĐ-TU)": not done by this document
_DONE_BY_HEAD = re.compile(r"\s*\((?:đã\s+)?(?:thay|bãi|sửa|bổ|hủy|huỷ)\s[^();]*\Z")
_CALLED = re.compile(
    r"\(\s*(?:sau\s+đây\s+)?(?:được\s+)?gọi\s+(?:tắt\s+|chung\s+)?là:?\s*\Z"
)
_LEAST_OF_TITLE = len(" về , ")  # anything shorter is only a link
_END_OF_FORCE = re.compile(EXPIRY)
# A list in one sentence, as "Các văn bản sau đây hết hiệu lực: Nghị định A; …"
_LISTS_ENDS = re.compile(rf"\b(?:sau|đây)\s+{EXPIRY}[^:;.]*: \Z")
_EXCEPTING = re.compile(r"[,\s]trừ\s[^;,]{0,60}\bsau(?:\s+đây)?\s*:\s*\Z")
_BILLS = re.compile(r"dự\s+án\b")  # laws of a programme of legislation

EXPIRED = frozenset({Relation.REPLACES, Relation.REPEALS, Relation.AMENDS})
UNSAID = frozenset({Relation.REFERS_TO})
DONE_TO_IT = PARTIAL | {Relation.AMENDS}
_BASES = frozenset({Relation.LEGAL_BASIS, Relation.IMPLEMENTS})
LISTED = DONE_TO_IT | _BASES | {Relation.GUIDES}


def relate(text: str, references: list[Reference], header: Header) -> list[Reference]:
    """Return the references with their relations; they come in order of the text.

    What *header*'s document does not itself do to another, it only refers to.
    """
    stated = _stated(text, references)
    own = OwnWords.of(header)
    held = [_held_back(text, own, header, each) for each in stated]
    return with_effects(text, own, held)


def _held_back(
    text: str, own: OwnWords, header: Header, reference: Reference
) -> Reference:
    if reference.relation is Relation.IMPLEMENTS:  # not by this one, if it is quoted
        quoted = is_quoted(text, reference.span.start)
        return reference._replace(relation=Relation.REFERS_TO) if quoted else reference
    if reference.relation not in OPERATIVE:
        return reference
    if not own.do(text, reference):
        return reference._replace(relation=Relation.REFERS_TO)
    if own.correcting and reference.relation in ENDING:
        return reference._replace(relation=Relation.REFERS_TO, effect=Relation.CORRECTS)
    if reference.relation not in ENDING or may_end(
        header.doc_type, header.number, reference.doc_type, reference.number
    ):
        return reference
    return reference._replace(relation=Relation.REFERS_TO, out_of_rank=True)


def _stated(text: str, references: list[Reference]) -> list[Reference]:
    """Return the references with what the words around them say."""
    related: list[Reference] = []
    before: Reference | None = None
    head: Reference | None = None
    for reference in references:
        relation = _relation(text, head, before, reference)
        if relation is not reference.relation:
            reference = reference._replace(relation=relation)  # noqa: PLW2901
        before = reference
        related.append(before)
        head = head if before.nested or before.amender else before
    return _expired_together(text, related)


def _expired_together(text: str, references: list[Reference]) -> list[Reference]:
    """Return the references, marking as replaced all that one sentence lets expire.

    ``2. Nghị định A quy định …; Nghị định B sửa đổi … hết hiệu lực kể từ ngày …``.
    """
    expired = list(references)
    for index, last in enumerate(references):
        ended = last.amender or last.relation in EXPIRED
        how = ended_by_words_behind(text, last) if ended else None
        if how is None:
            continue
        first = index
        while first and _in_one_sentence(text, references[first - 1], last):
            first -= 1
        if not _opens_sentence(text, references[first]):
            continue
        for each in range(first, index):
            unsaid = expired[each].relation in UNSAID
            if unsaid and not (references[each].nested or references[each].amender):
                whole = Relation.REPLACES if how is Relation.AMENDS else how
                relation = whole_or_part(text, whole, references[each])
                expired[each] = references[each]._replace(relation=relation)
    return expired


def _opens_sentence(text: str, reference: Reference) -> bool:
    start = text.rfind("\n", 0, reference.lead) + 1
    for end in _SENTENCE_END.finditer(text, start, reference.lead):
        start = end.end()
    words = text[start : reference.lead]
    mark = _ITEM.match(words)
    return bool(_SUBJECT.fullmatch(words, mark.end() if mark else 0))


def _relation(
    text: str, head: Reference | None, before: Reference | None, reference: Reference
) -> Relation:
    """Return the relation; *head*: the last one neither nested nor an amender."""
    if reference.nested:
        return Relation.REFERS_TO
    if reference.amender:
        # who amended a document is not ended with it; a basis is one with its amenders
        is_basis = head and head.relation in _BASES
        return head.relation if head and is_basis else Relation.REFERS_TO
    if ended := ended_by_words_behind(text, reference):
        return whole_or_part(text, ended, reference)
    if before and before.amender and (words := _around_bracket(text, reference)):
        return whole_or_part(
            text, last_said(words) or Relation.REFERS_TO, reference, words
        )
    start = _clause_start(text, before, reference)
    clause = text[start : reference.lead]
    relation = _said(text, start, _without_doc_type(clause, reference), head, reference)
    return whole_or_part(text, relation, reference, clause)


def _around_bracket(text: str, reference: Reference) -> str | None:
    """Return the words before a bracket that names who amended the reference.

    ``Sửa đổi khoản 2 Điều 5 (được sửa đổi tại Nghị định B) của Nghị định A``.
    """
    line = text.rfind("\n", 0, reference.lead) + 1
    found = _BRACKET_BEFORE.search(text, line, reference.lead)
    return text[line : found.start()] + " " if found else None


def _said(
    text: str, start: int, clause: str, head: Reference | None, reference: Reference
) -> Relation:
    """Return what the *clause* before the reference states, or its neighbour's."""
    if _ANNEX.fullmatch(clause):
        return Relation.ANNEX_OF
    if head and _is_as_head(text, clause, head, reference):
        return head.relation
    ended = clause.endswith(": ") and _LISTS_ENDS.search(clause)
    stated = Relation.REPLACES if ended else last_said(clause)
    if stated:
        by = head and _is_said_of_head(text, start, stated, head, reference)
        return Relation.REFERS_TO if by else stated
    if not _is_light(clause):
        return _of_annex(text, start, clause)
    if head and _in_one_sentence(text, head, reference):
        return head.relation
    return _opening_relation(text, start) or _heading_relation(text, start)


def _is_said_of_head(
    text: str, start: int, stated: Relation, head: Reference, reference: Reference
) -> bool:
    """Return whether it is *head* that does so, in brackets or in its title.

    ``Nghị định A quy định về phân cấp; quy định chi tiết một số điều của Luật B``.
    """
    if _DONE_BY_HEAD.match(text, head.span.end, reference.lead):
        return True
    goes_on = text[start - 1 : start] == ";" and stated is Relation.GUIDES
    return goes_on and _in_one_sentence(text, head, reference)


def _of_annex(text: str, start: int, clause: str) -> Relation:
    """Return what a heading states of an item that is only part of an annex.

    ``Bãi bỏ các nội dung sau: a) Mục II của Định mức ban hành kèm theo Thông tư số …``.
    """
    if _ITEM.match(clause) and _ANNEXED.search(clause):
        stated = _heading_relation(text, start)
        return Relation.AMENDS if stated in DONE_TO_IT else Relation.REFERS_TO
    return Relation.REFERS_TO


def _without_doc_type(clause: str, reference: Reference) -> str:
    """Return *clause* without a misspelt kind before the number: ``Hướng dân số``."""
    name = _folded(reference.doc_type or "")
    bare = clause.rstrip()
    end = len(bare) - len(name)
    return clause[:end] if name and _folded(bare[end:]) == name else clause


@lru_cache(1024)
def _folded(words: str) -> str:
    return fold_accents(words.lower())


def _is_as_head(text: str, clause: str, head: Reference, reference: Reference) -> bool:
    """Return whether it continues *head*'s list, or is *head* by a short name.

    A basis may be issued by a decision: ``Quy chế (ban hành kèm theo Quyết định …)``.
    """
    if head.relation is Relation.LEGAL_BASIS and _ISSUED_WITH.search(clause):
        return _in_one_sentence(text, head, reference)
    title = between(text, head, reference)  # including what it names
    if _is_next_of_list(clause) or (title != clause and _is_next_of_list(title)):
        return _in_one_sentence(text, head, reference)
    if "(" not in clause:
        return False  # nearly always, and cheaply detected
    called = _CALLED.search(clause) or clause.rstrip().endswith("(")
    return head.number == reference.number and bool(called)


def _in_one_sentence(text: str, head: Reference, reference: Reference) -> bool:
    return not _SENTENCE_END.search(text, head.span.end, reference.lead)


def _without_issuer(clause: str) -> str:
    """Return *clause* without the body it begins with: ``, Bộ B và …``.

    The body may state an opinion: ``và ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại``.
    """
    start = _OPINION.match(clause)
    issuer = issuer_at(clause, start.end() if start else 0)
    return clause[issuer.span.end :] if issuer else clause


@lru_cache(4096)  # ", " and " và " recur all the time
def _is_light(clause: str) -> bool:
    """Return whether *clause* says nothing about the relation."""
    return _LIGHT.fullmatch(_without_issuer(clause)) is not None


def _is_next_of_list(clause: str) -> bool:
    """Return whether *clause* is only a title and the ``,`` or ``và`` that ends it."""
    if len(clause) <= _LEAST_OF_TITLE or not clause.rstrip().endswith(_COORDINATING):
        return False
    return bool(begins_title(clause) and _COORDINATION.search(clause))


def _clause_start(text: str, before: Reference | None, reference: Reference) -> int:
    floor = text.rfind("\n", 0, reference.lead) + 1
    end = reference.lead
    if floor == end and _DANGLING.search(text, max(0, floor - 12), floor):
        end = floor - 1  # a heading of two lines
        floor = text.rfind("\n", 0, end) + 1
    if before and floor < before.span.end <= reference.lead:
        floor = before.span.end
    floor = max(floor, text.rfind(";", floor, end) + 1)
    clause = text[floor:end]
    if ". " in clause or ": " in clause:
        floor += max((stop.end() for stop in _CLAUSE_END.finditer(clause)), default=0)
    return floor


def _opening_relation(text: str, start: int) -> Relation | None:
    """Return the relation a list's first verb states: ``Thực hiện …; Kế hoạch số``.

    *start* is where the item's clause begins.
    """
    if text[start - 1 : start] != ";":
        return None
    sentence = text.rfind("\n", 0, start) + 1
    for end in _SENTENCE_END.finditer(text, sentence, start):
        sentence = end.end()
    opening = _OPENING.match(text, sentence, start)
    stated = first_said(text[opening.end() : start]) if opening else None
    return stated if stated in LISTED else None


def _heading_relation(text: str, start: int) -> Relation:
    """Return the relation that the sentence above a list states for its items."""
    paragraph_end = text.rfind("\n", 0, start)
    while paragraph_end > 0:
        paragraph_start = text.rfind("\n", 0, paragraph_end) + 1
        paragraph = text[paragraph_start:paragraph_end]
        if paragraph.rstrip().endswith(":"):
            return _said_of_items(paragraph)
        if article := _ARTICLE.match(paragraph):
            return _said_of_items(paragraph[article.end() :], opening=True)
        if _BASIS.match(paragraph) and paragraph.rstrip().endswith(";"):
            return Relation.LEGAL_BASIS  # continues without repeating "Căn cứ"
        if not _ITEM.match(paragraph) and not _NEXT_BASIS.fullmatch(paragraph):
            break
        paragraph_end = paragraph_start - 1
    return Relation.REFERS_TO


def _said_of_items(heading: str, *, opening: bool = False) -> Relation:
    """Return what *heading* states; *opening*: only by the verb it begins with.

    ``Bãi bỏ Thông tư …, trừ các nội dung sau:`` states nothing of what is excepted.
    """
    if _BILLS.search(heading) or _EXCEPTING.search(heading):
        return Relation.REFERS_TO
    stated = first_said(heading) if opening else last_said(heading)
    stated = Relation.REPLACES if _END_OF_FORCE.search(heading) else stated
    return stated if stated in LISTED else Relation.REFERS_TO
