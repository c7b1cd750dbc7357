"""The relation that a clause's verbs state: ``thay thế``."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ingest.grammar.doc_type import DOC_TYPE
from ingest.grammar.word_patterns import NO_WORD_AFTER, NO_WORD_BEFORE, any_of, column
from schemas.citation import Relation
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.folding import fold_accents
from schemas.vocabulary import table_rows

ITEM_MARK = r"(?:[-–+•*]|\d{1,3}(?:\.\d+)*[.)]|[a-zđ]\d?[.)]|[IVX]+[.)])"
"""What begins an item of a list: ``-``, ``1.``, ``a)``."""

_REACH = 160  # characters between the verb and the document it governs
_REACH_OF_OPENING = 400  # from a verb that opens the sentence
_REACHING = frozenset({Relation.IMPLEMENTS, Relation.LEGAL_BASIS})
_DONE_TO_IT = frozenset({Relation.AMENDS, Relation.REPLACES, Relation.REPEALS})
# "sơ kết 05 năm thực hiện Nghị quyết …" reviews it rather than carrying it out
_REVIEWS = re.compile(r"(?:sơ|tổng)\s+kết", re.IGNORECASE)
# so does "khó khăn trong tổ chức thi hành Luật …"
_IN_DOING = re.compile(
    r"(?:kết\s+quả|tình\s+hình|trong)\s+"
    r"(?:(?:quá\s+trình|việc|tổ\s+chức|triển\s+khai)\s+)*\Z"
)
# A circular guides a decree if it says so of itself: in its title, or with "này"
_THIS = re.compile(
    r"\bnày\s+(?:[^\s;.]+\s+){0,9}\Z"
    r"|ban\s+hành\s+(?:Thông tư|Nghị định|Hướng dẫn|Quyết định)[^;.]{0,80}\Z"
)
_IN_FORCE = re.compile(r"(?:hiệu\s+lực|điều\s+khoản)\s*\Z", re.IGNORECASE)
_OPENS = re.compile(rf"\s*(?:{ITEM_MARK}\s*)?(?:Điều\s+\d+\w?[.:]\s*)?")
# "người vi phạm quy định tại Nghị định …": the verb governs something else
_AS_RULED = re.compile(r"\s(?:được\s+)?(?:quy\s+định|nêu|ghi)\s+(?:tại|của|trong)\s")
_NO_OBJECT = re.compile(
    r"(?:\s|,|các|một\s+số|những|toàn\s+bộ|một\s+phần|nội\s+dung|nhiệm\s+vụ"
    r"|nghiêm(?:\s+túc)?|đúng|đầy\s+đủ|tốt|và)*"
)
_BY_ANOTHER = re.compile(r"[^;.]*\s(?:bởi|theo|tại|bằng)\s")
# "tiếp tục thực hiện cho đến khi Luật …": the document only marks a time
_UNTIL = re.compile(r"\s(?:khi|ngày|trước|sau)\s*\Z")
# "Căn cứ nhu cầu, cơ sở lập danh sách theo Thông tư": an ordinary sentence
_ACTS_BY = re.compile(
    r",\s[^;]*\s(?:lập|thực\s+hiện|ban\s+hành|tổ\s+chức|xác\s+định|báo\s+cáo|xem\s+xét)"
    r"\s[^;]*\stheo\s*\Z"
)
# "Hồ sơ đã nộp … thì thực hiện theo Thông tư …" applies it
_THEN = re.compile(r"\bthì\s+(?:được\s+)?(?:tiếp\s+tục\s+)?(?:được\s+)?\Z")
_ADJUSTED = re.compile(
    r"(?:\s|,|và|bổ\s+sung|các|một\s+số|điều|khoản|nội\s+dung|tại|của)*"
)
_DOC_TYPE_THAT = re.compile(
    rf"(?:các|những)\s+(?:{DOC_TYPE}|văn\s+bản)\s+(?:sửa\s+đổi,?\s+)?\Z", re.IGNORECASE
)
# "sửa đổi cho phù hợp, đáp ứng yêu cầu của Nghị định": something else is amended
_SOMETHING_ELSE = re.compile(
    r"\s*cho\s+phù\s+hợp\s|.*,\s+(?:đáp\s+ứng|bảo\s+đảm|phù\s+hợp|áp\s+dụng)\s"
)
_NOT = re.compile(r"\b(?:không|chưa)(?:\s+phải)?\s+\Z", re.IGNORECASE)
# "Sửa đổi 1:2025 QCVN 07:2023/BXD" is a standard, called by the edition
_EDITION = re.compile(r"\s+\d+:\d{4}\b")
_BODY = re.compile(r"\bban\s+\Z", re.IGNORECASE)  # "Ban Chấp hành" is a body
_MEASURES = re.compile(r"biện\s+pháp\s*\Z", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]*”")
_PASSIVE = re.compile(
    r"(?:được|đã|bị)\s+(?:(?:được|sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|đính\s+chính)"
    r"[,\s]+(?:và\s+)?)*\Z"
)


@lru_cache(4096)  # "Căn cứ ", "; " and the like recur all the time
def last_said(clause: str) -> Relation | None:
    """Return what the last verb of *clause* states, if the document is near it.

    Quoted words state nothing: ``thay thế cụm từ “thực hiện” tại …``.
    """
    last = guided = None
    if "“" in clause:
        clause = _QUOTED.sub(_blank, clause)
    for words, stated, start, end in _verbs(clause):
        before, rest = clause[:start], clause[end:]
        if _is_noun(words, stated, before, rest):
            continue
        if words == "huong dan" and not (guided or _is_own(before)):
            continue  # "Bãi bỏ mục 2 của Hướng dẫn ban hành kèm theo …"
        if stated is Relation.GUIDES and guided and _goes_on(clause[guided:start]):
            guided = end
            continue  # "Quy định chi tiết và hướng dẫn thi hành Nghị định …"
        if stated is Relation.GUIDES:
            guided = guided or end
        if words == "thi hanh" and guided and _goes_on(clause[guided:start]):
            continue  # "quy định chi tiết thi hành một số điều"
        if len(rest) <= _reach(stated, before):
            last = _of_this_document(words, stated, before, rest)
    return last


def _is_noun(words: str, stated: Relation, before: str, rest: str) -> bool:
    """Return whether the words are no verb of the clause: ``Ban Chấp hành``."""
    if words == "dieu chinh":  # "phạm vi điều chỉnh", "điều chỉnh dự án tại …"
        return not (_OPENS.fullmatch(before) and _ADJUSTED.fullmatch(rest))
    if stated is Relation.AMENDS:
        # as in "bãi bỏ Thông tư A và các Thông tư sửa đổi, bổ sung: …"
        return bool(_DOC_TYPE_THAT.search(before) or _EDITION.match(rest))
    if words == "thi hanh":
        return bool(_IN_FORCE.search(before))
    return words == "chap hanh" and bool(_BODY.search(before))


def _reach(stated: Relation, before: str) -> int:
    """Return how far the verb may be from the document it governs."""
    far = stated in _DONE_TO_IT or stated is Relation.GUIDES
    return _REACH_OF_OPENING if far and _OPENS.fullmatch(before) else _REACH


def _is_own(before: str) -> bool:
    """Return whether it is this document that guides: ``Thông tư này hướng dẫn``."""
    return bool(_OPENS.fullmatch(before) or _THIS.search(before))


def _blank(quoted: re.Match[str]) -> str:
    return "“" + " " * (len(quoted.group()) - 2) + "”"


def _goes_on(between: str) -> bool:
    """Return whether ``thi hành`` continues what ``quy định chi tiết`` begins."""
    return len(between) < len(" và biện pháp ") or bool(_MEASURES.search(between))


def first_said(sentence: str) -> Relation | None:
    """Return what the verb at the beginning of *sentence* states, or None."""
    verb = _pattern().match(fold_accents(sentence))
    return _relation_of()[_plain(verb)] if verb else None


def _verbs(clause: str) -> Iterator[tuple[str, Relation, int, int]]:
    for verb in _pattern().finditer(fold_accents(clause)):
        words = _plain(verb)
        yield words, _relation_of()[words], *verb.span()


def _plain(verb: re.Match[str]) -> str:
    return collapse_spaces(verb.group().lower())


def _of_this_document(words: str, stated: Relation, before: str, rest: str) -> Relation:
    """Return *stated* if this document does it, and to the document that follows."""
    if stated in _REACHING and _breaks().search(fold_accents(rest)):
        return Relation.REFERS_TO
    if stated is Relation.IMPLEMENTS:
        noun = _REVIEWS.search(before) or _IN_DOING.search(before)
        aside = noun or _is_aside(before, rest)
        return Relation.REFERS_TO if aside else stated
    if stated is Relation.LEGAL_BASIS and _ACTS_BY.search(rest):
        return Relation.REFERS_TO
    if stated is Relation.GUIDES:
        return stated if _is_own(before) else Relation.REFERS_TO
    if stated in _DONE_TO_IT and not _is_done_to_it(words, before, rest):
        return Relation.REFERS_TO
    return stated


def _is_done_to_it(words: str, before: str, rest: str) -> bool:
    """Return whether a verb that ends documents is done, and to what follows it."""
    by_another = _PASSIVE.search(before) and _BY_ANOTHER.match(rest)
    recalled = words == "thu hoi" and not _NO_OBJECT.fullmatch(rest)  # giấy phép
    other = by_another or recalled or _SOMETHING_ELSE.match(rest)
    return not (other or _NOT.search(before))


def _is_aside(before: str, rest: str) -> bool:
    """Return whether it is done to something else that the document provides for.

    ``thực hiện các dự án quy định tại Nghị định``; but the verb that opens a sentence
    counts: ``Thực hiện các nhiệm vụ quy định tại Kế hoạch``.
    """
    if _UNTIL.search(rest):
        return True
    if _THEN.search(before) and rest.startswith(" theo "):
        return True
    if _OPENS.fullmatch(before):
        return False
    ruled = _AS_RULED.search(rest)
    return bool(ruled and not _NO_OBJECT.fullmatch(rest, 0, ruled.start()))


@cache
def _breaks() -> re.Pattern[str]:
    words = any_of(map(fold_accents, column("ingest", "breaks", "words")))
    return re.compile(f"{NO_WORD_BEFORE}{words}{NO_WORD_AFTER}", re.IGNORECASE)


@cache
def _relation_of() -> dict[str, Relation]:
    """Return the relations by their verbs, unaccented: ``Căn cư`` is common."""
    rows = table_rows("ingest", "triggers")
    return {fold_accents(row["words"]): Relation(row["relation"]) for row in rows}


@cache
def _pattern() -> re.Pattern[str]:
    words = any_of(_relation_of())
    return re.compile(f"{NO_WORD_BEFORE}{words}{NO_WORD_AFTER}", re.IGNORECASE)
