"""Documents named only inside another one's title or a body's name.

``Nghị quyết số 93/NQ-CP … về ban hành Chương trình thực hiện Kết luận số 132-KL/TW``:
the citing document refers to the resolution; the conclusion stands in its title.
"""

import re
from functools import lru_cache

from ingest.citing.reference import Reference, between
from ingest.grammar.provision import PROVISION
from ingest.grammar.word_patterns import NO_WORD_AFTER, any_of, column
from schemas.spelling.folding import fold_accents, fold_letters
from schemas.spelling.superscripts import SUPERSCRIPTS
from schemas.vocabulary import table_rows

TITLE_VERB = any_of(map(fold_accents, column("ingest", "title_verbs", "words")))
"""The first words of a title, folded: OCR loses marks (``sửa đồi``)."""
TERM = r"(?:,?\s*kho[aá]\s+[IVXLC]+(?=\s))?"
"""The term of an office behind its name: ``Ban Chấp hành Trung ương khóa XII``."""
_TITLE_START = re.compile(
    rf"(?i:{TERM})[\s,{SUPERSCRIPTS}]*[“\"(]?\s*{TITLE_VERB}{NO_WORD_AFTER}"
)
NO_TITLE_FROM = ";.:)"
"""What stands behind most numbers and begins no title: cheap to look for."""
REMARK = (
    r"(?:\((?:cũ|trước\s[^()]{0,40}"
    r"|(?:sau\s+đây\s+)?(?:được\s+)?gọi\s[^()]{0,160})\)\s*)?"
)
"""What may follow a document in brackets: ``(cũ)``, ``(sau đây gọi là …)``."""
_TITLE_END = re.compile(r"[;\n]|\.\s|”|\"")
# What leads from the words of a title to the document it is about
_LEADING, _FILLING = (
    any_of(row["words"] for row in table_rows("ingest", "title_links") if row[use])
    for use in ("leads", "fills")
)
_INTO = re.compile(
    rf"(?<![,;])(?:\s|^){_LEADING}(?:[,\s]+(?:{_FILLING}|{PROVISION}))*\s*\Z",
    re.IGNORECASE,
)
# "được sửa đổi, bổ sung bởi Nghị định …": another link of a chain, not a title. Folded,
# since OCR reads "sửa đồi"; "sửa đổi bởi" alone is common in circulars of the customs
_AMENDED_BY = re.compile(
    r"(?:(?:duoc|da|co|\()\s*(?:\S+\s+)?(?:sua\s+doi|bo\s+sung|thay\s+the"
    r"|dinh\s+chinh)[^;.\n]{0,120}\s(?:boi|theo|tai|bang)"
    r"|(?:sua\s+doi|bo\s+sung)[^;.\n]{0,40}\sboi"
    # "đã được sửa đổi, bổ sung khoản 63 Điều 1 Thông tư …": the "tại" is left out
    r"|duoc\s+(?:sua\s+doi(?:,?\s+bo\s+sung)?|bo\s+sung))"
    r"\s*(?:cac\s+(?:(?:nghi\s+(?:dinh|quyet)|thong\s+tu|luat|quyet\s+dinh)\s*:?\s*)?)?"
    r"\Z",
    re.IGNORECASE,
)
_LAST_OF_AMENDED_BY = (
    *("boi", "theo", "tai", "bang", "cac", "doi", "sung"),
    *("dinh", "quyet", "tu", "luat"),
)
"""The last words of what leads to an amender; see above."""
_LAST_WORD = 5  # letters
# "khoản 2 Điều 5 (được sửa đổi tại Nghị định B) của Nghị định A": who amended it
# stands before it
_AMENDED_BEFORE = re.compile(
    r"\((?:da\s+)?(?:duoc\s+)?(?:sua\s+doi|bo\s+sung)[^();.\n]{0,80}\s"
    r"(?:boi|theo|tai|bang)\s+(?:cac\s+)?\Z",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|và)\s*(?:các\s+)?", re.IGNORECASE)
_AND_NEXT_TIME = re.compile(
    r"\s*(?:[,;]|và)\s*(?:được\s+)?(?:sửa\s+đổi(?:,\s+bổ\s+sung)?\s+)?"
    r"lần\s+thứ\s+\S+\s+(?:bởi|theo|tại|bằng)\s+(?:các\s+)?",
    re.IGNORECASE,
)
_DANGLING_LINE = re.compile(
    r"(?<=\s)(bởi|theo|tại|bằng)[ \t]*\n(?=\s*\Z)", re.IGNORECASE
)
# "Thông tư A hướng dẫn Nghị định B và sửa đổi một số điều của Thông tư C": the title
# of an item goes on
_AND_ENDS = re.compile(r"(?:và|,|;)\s+(?:bãi\s+bỏ|thay\s+thế)\s+(?:các\s+)?\Z")
_THIS_ENDS = re.compile(r"\bnày\s[^.;]*(?:thay\s+(?:thế|cho)|bãi\s+bỏ)\s[^.;]*\Z")
_ALSO_CHANGES = re.compile(
    r"[^;\n]*\b(?:và|,)\s+(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế)\b[^;.\n]*\Z"
)
# "… được sửa đổi bởi Nghị định A về sửa đổi các Nghị định … và Nghị định B": B may have
# amended it too, or be amended; nothing says which
_AND_AFTER_TITLE = re.compile(r"[^\n]*\bvà\s*(?:các\s+)?\Z", re.IGNORECASE)
_AND_IN_BRACKETS = re.compile(r"\s*;\s*(?:các\s+)?")
_RANKS = {
    "Thông tư": 1,
    "Thông tư liên tịch": 1,
    "Nghị định": 2,
    "Nghị quyết": 2,
    "Luật": 3,
}
_ITEM = re.compile(r"\s*(?:\d{1,3}(?:\.\d+)*[.)]|[a-zđ]\d?[.)])\s+")
_SENTENCE = re.compile(r"[.]\s")
_ENDS_FORCE = re.compile(r"[^\n]{0,600}?hết\s+hiệu\s+lực")
_COORDINATED = re.compile(r"(?:[;,]|\bvà)\s*(?:các\s+)?\Z")
_FIRST_WORDS = 120  # characters; a title's verb is among them, even behind a term
_REACH = 300  # characters before a reference where these words may be


def begins_title(gap: str) -> bool:
    """Return whether what stands behind a number is its title: ``về …``."""
    return gap[:1] not in NO_TITLE_FROM and _begin_title(gap[:_FIRST_WORDS])


@lru_cache(1024)  # the same gap is looked at in several steps
def _begin_title(words: str) -> bool:
    return bool(_TITLE_START.match(fold_accents(words).lower()))


def mark_nested(text: str, references: list[Reference]) -> list[Reference]:
    """Return the references, those inside another one's title marked as nested."""
    marked: list[Reference] = []
    head: Reference | None = None  # the last that is not nested
    item: Reference | None = None  # the last with which an item of a list begins
    reach = 0  # of the spans before: a law's name may hold those of two others
    for reference in references:
        if reference.span.start < reach:
            marked.append(reference._replace(nested=True))
            continue
        before = marked[-1] if marked else None
        if not (before and before.nested):
            head = before
        marked.append(_marked(text, before, reference))
        if head and before and _is_named_too(text, head, before, marked[-1]):
            marked[-1] = marked[-1]._replace(nested=True)
        item = reference if _begins_item(text, reference) else item
        if item and before and _is_changed_too(text, item, before, marked[-1]):
            marked[-1] = marked[-1]._replace(nested=True)
        reach = reference.span.end
    return marked


def _begins_item(text: str, reference: Reference) -> bool:
    line = text.rfind("\n", 0, reference.lead) + 1
    return bool(_ITEM.fullmatch(text, line, reference.lead))


def _is_changed_too(
    text: str, item: Reference, before: Reference, reference: Reference
) -> bool:
    """Return whether the title of *item* says that its act changes *reference*, too."""
    if reference.amender or reference is item or before is item:
        return False
    between_them = text[item.span.end : reference.lead]
    if "\n" in between_them or _SENTENCE.search(between_them):
        return False
    if _ENDS_FORCE.match(text, reference.span.end):
        return False
    gap = between(text, before, reference)
    if before.nested and before.doc_type == reference.doc_type and _AND.fullmatch(gap):
        return True
    return bool(_ALSO_CHANGES.match(gap))


def _is_named_too(
    text: str, head: Reference, before: Reference, reference: Reference
) -> bool:
    """Return whether *head*'s title, which names *before*, names *reference* too."""
    if not before.nested or reference.amender or reference.fronted:
        return False
    if _is_named_with(text, head, before, reference):
        return True
    if head.amender and _AND.fullmatch(between(text, before, reference)):
        return True  # an amender's title may name several: nothing is done to them
    if before.doc_type != reference.doc_type:
        return False
    if _is_beside_a_part(text, head, reference):
        return True
    return _goes_on_in_title(text, head, reference)


def _is_named_with(
    text: str, head: Reference, nested: Reference, reference: Reference
) -> bool:
    """Return whether *head*'s title names *reference* together with *nested*.

    ``Thông tư A quy định chi tiết Luật B và Nghị định C``: a circular details decrees
    and is never listed beside them.
    """
    above = _RANKS.get(reference.doc_type or "", 0) > _RANKS.get(head.doc_type or "", 9)
    return above and bool(_AND.fullmatch(between(text, nested, reference)))


def _is_beside_a_part(text: str, head: Reference, reference: Reference) -> bool:
    """Return whether the title of *head*, a part of which is meant, names *reference*.

    ``bãi bỏ khoản 1 Điều 2 Thông tư A sửa đổi Thông tư B, Thông tư C``: beside a part
    stand parts, not a whole document.
    """
    if not head.provision or reference.provision:
        return False
    return _is_joined_to(text, head, reference, _COORDINATED)


def _goes_on_in_title(text: str, head: Reference, reference: Reference) -> bool:
    """Return whether *reference* is the next one that the title of *head* names.

    *head* is an item of a list, one document each: ``3. Thông tư A sửa đổi Thông tư B;
    Thông tư C``; unless the sentence says what becomes of all of them.
    """
    if not _begins_item(text, head):
        return False
    return _is_joined_to(text, head, reference, _COORDINATED)


def _is_joined_to(
    text: str, head: Reference, reference: Reference, joint: re.Pattern[str]
) -> bool:
    """Return whether *joint* leads to *reference* in the sentence of *head*.

    Unless the sentence says what becomes of the reference itself.
    """
    if _ENDS_FORCE.match(text, reference.span.end):
        return False
    between_them = text[head.span.end : reference.lead]
    if "\n" in between_them or _SENTENCE.search(between_them):
        return False
    return bool(joint.search(between_them))


def _marked(text: str, before: Reference | None, reference: Reference) -> Reference:
    if reference.fronted:
        return reference
    start = max(text.rfind("\n", 0, reference.lead) + 1, reference.lead - _FIRST_WORDS)
    in_brackets = text.find("(", start, reference.lead) >= 0
    if in_brackets and _AMENDED_BEFORE.search(
        fold_accents(text[start : reference.lead])
    ):
        return reference._replace(amender=True)
    if before is None:
        return reference
    gap = _of_one_heading(between(text, before, reference))
    if _is_amender(text, before, gap, reference):
        return reference._replace(amender=True)
    if not _is_title(gap) or _goes_on_to_end(text, before, gap):
        return reference
    return reference._replace(nested=True)


def _goes_on_to_end(text: str, before: Reference, gap: str) -> bool:
    """Return whether the document goes on with what it ends, behind a title.

    ``Thông tư này thay thế Thông tư A về giá và bãi bỏ Điều 2 Thông tư B``.
    """
    line = text.rfind("\n", 0, before.lead) + 1
    return bool(_AND_ENDS.search(gap) and _THIS_ENDS.search(text, line, before.lead))


def _is_amender(text: str, before: Reference, gap: str, reference: Reference) -> bool:
    """Return whether it amended what stands before it, or goes on with who did.

    *gap* is what stands between them. Within brackets a semicolon goes on, too: ``(…
    bởi Nghị định A; Nghị định B)``.
    """
    if before.amender and (_AND.fullmatch(gap) or _AND_NEXT_TIME.fullmatch(gap)):
        return True
    if before.amender and _goes_on_after_title(text, gap, reference):
        return True
    if before.amender and _AND_IN_BRACKETS.fullmatch(gap):
        start = max(text.rfind("\n", 0, before.lead), before.lead - _REACH, 0)
        return text.rfind("(", start, before.lead) > text.rfind(")", start, before.lead)
    if not _may_lead_to_amender(gap.rstrip(" :\n")[-_LAST_WORD:]):
        return False  # nearly always, and cheaply detected
    if _TITLE_END.search(gap.lstrip(" ;,")):
        return False
    return bool(_AMENDED_BY.search(fold_accents(gap[-_REACH:])))


@lru_cache(1024)  # the same words stand before most references
def _may_lead_to_amender(last_word: str) -> bool:
    return fold_letters(last_word).endswith(_LAST_OF_AMENDED_BY)


def _of_one_heading(gap: str) -> str:
    """Return *gap* in one line if it is in capitals, or its line ends in ``bởi``."""
    if gap.isupper():
        return gap.replace("\n", " ")
    if "\n" not in gap[len(gap.rstrip()) :]:
        return gap
    return _DANGLING_LINE.sub(r"\1 ", gap)


def _goes_on_after_title(text: str, gap: str, reference: Reference) -> bool:
    if reference.provision or not begins_title(gap) or _SENTENCE.search(gap):
        return False
    if not _AND_AFTER_TITLE.match(gap):
        return False
    return not _ENDS_FORCE.match(text, reference.span.end)


def _is_title(gap: str) -> bool:
    if not begins_title(gap) or _TITLE_END.search(gap.replace("“", "", 1)):
        return False
    return bool(_INTO.search(gap[-_REACH:]))
