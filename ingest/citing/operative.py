"""Whether a document itself amends, replaces, repeals or guides, or only mentions it.

A report proposes that a decree be amended, a plan has that as a task, a title names an
act that amended another: none of these changes anything. An act does so only by words
that it says of itself (``… này thay thế``, ``Điều 2. Bãi bỏ …``), or by its own title.
A false statement that a document has ended is worse than silence, so such a relation
is kept only where these words are found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.citing.expiry import EXPIRY
from ingest.citing.reference import Reference
from ingest.citing.trigger_verbs import ITEM_MARK
from ingest.grammar.quotation import is_quoted
from ingest.grammar.word_patterns import any_of
from schemas.citation import Relation
from schemas.document import Header
from schemas.span import Span
from schemas.spelling.folding import fold_accents
from schemas.vocabulary import document_types, table_rows

ENDING = frozenset({Relation.AMENDS, Relation.REPLACES, Relation.REPEALS})
"""What changes or ends the cited document: its standing rests on these."""
OPERATIVE = ENDING | {Relation.GUIDES}
"""The relations that need words of the document about itself."""

_REACH = 1_500  # characters of a sentence on either side of a document
_ENACTING_REACH = 6_000  # before it: an enacting clause may name fifteen laws
_MOST_PARAGRAPHS = 400  # above an item, up to its heading
_SENTENCE_END = re.compile(r"\.\s(?=[^\W\d_a-zà-ỹ])|\n")
_VERB = (
    r"(?:sua\s+doi|bo\s+sung|thay\s+(?:the|cho)|bai\s+bo|huy\s+bo|thu\s+hoi|dinh\s+chinh"
    r"|(?:bo|thay)\s+cum\s+tu"
    r"|chi\s+tiet|quy\s+dinh\s+(?:chi\s+tiet|bien\s+phap|viec\s+thi\s+hanh)"
    r"|huong\s+dan)\b"
)
_CHANGE = re.compile(
    r"\b(?:sua\s+doi|bo\s+sung|thay\s+the|bai\s+bo|huy\s+bo)\b", re.IGNORECASE
)
_COORDINATED = re.compile(r"(?:[;,]|\bva)\s*(?:cac\s+)?\Z", re.IGNORECASE)
_ARTICLE = r"(?:dieu\s+\d+\w?\s*[.:]\s*)"
# "Kể từ ngày 01/7/2026, bãi bỏ …", "Đồng thời bãi bỏ …"
_ADVERB = (
    r"(?:(?:dong\s+thoi|nay|tu\s+nay),?\s+|(?:ke\s+)?tu\s+ngay\s[^;.:]{0,120}?,\s*)?"
)
_OPENING = re.compile(
    rf"\s*[“\"]?(?:(?:chuong|muc|phan)\s+[\divxlc]+\s*[.:]?\s*)?{_ARTICLE}?"
    rf"(?:{ITEM_MARK}\s*)?{_ADVERB}(?:{_VERB}|dieu\s+chinh\b)",
    re.IGNORECASE,
)
_ANY_VERB = re.compile(rf"\b{_VERB}", re.IGNORECASE)
# What an item names as ended begins with an act or a part of one, not with an office
_PART = re.compile(
    rf"\s*(?:{ITEM_MARK}\s*)?(?:(?:cac|toan\s+bo|mot\s+phan|noi\s+dung)\s+)*"
    r"(?:diem|tiet|khoan|dieu|muc|chuong|phan|phu\s+luc|mau|bieu|bang|danh\s+muc"
    r"|quy\s+(?:che|dinh|trinh|chuan)|dinh\s+muc|he\s+thong|cum\s+tu|tu\s+[“\"]|doan"
    r"|so\s+thu\s+tu|qcvn|tieu\s+(?:chuan|chi)|dieu\s+le|huong\s+dan)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"\s*{ITEM_MARK}\s")
_TASK = re.compile(r"\s*[-–+•*]\s")
_BASIS = re.compile(r"\s*can\s+cu\s", re.IGNORECASE)
_AN_ARTICLE = re.compile(rf"\s*{_ARTICLE}", re.IGNORECASE)
# Articles on the force of an act say what ends by it
_ON_FORCE = re.compile(
    rf"hieu\s+luc|thi\s+hanh|to\s+chuc\s+thuc\s+hien|dieu\s+khoan|chuyen\s+tiep|{_VERB}",
    re.IGNORECASE,
)
_EXPIRY = re.compile(fold_accents(EXPIRY), re.IGNORECASE)
_ENDS = re.compile(
    rf"{fold_accents(EXPIRY)}(?:\s+thi\s+hanh)?(?:\s+(?:ke\s+)?tu\s+ngay\s|\s*[.;]|\s*\Z)",
    re.IGNORECASE,
)
# A list in one sentence, as "Các văn bản sau đây hết hiệu lực: Nghị định A; …"
_LISTS_ENDS = re.compile(rf"\b(?:sau|day)\s+{_EXPIRY.pattern}[^:.]*:\s", re.IGNORECASE)
# "Danh mục văn bản hết hiệu lực:" lists what others have ended
_SURVEY = re.compile(r"danh\s+muc|ket\s+qua|ra\s+soat|cong\s+bo", re.IGNORECASE)
# Something else is repealed: "các quy định trái với Luật Phòng bệnh"
_OTHER_OBJECT = re.compile(
    rf"{_VERB}[^;]*\b(?:van\s+ban\s(?:[^;]*\s)?quy\s+dinh\s+tai"
    r"|trai\s+(?:voi|quy\s+dinh)|khong\s+(?:con\s+)?phu\s+hop\s+voi"
    r"|(?:truoc|sau)\s+khi|can\s+cu|tren\s+co\s+so|cho\s+phu\s+hop"
    # "bổ sung hồ sơ để thẩm định theo trình tự, thủ tục quy định tại Nghị định …"
    r"|theo\s+(?:cac\s+)?(?:trinh\s+tu|thu\s+tuc|quy\s+dinh)"
    r"|tiep\s+tuc\s+(?:ap\s+dung|thuc\s+hien))[\s,]",
    re.IGNORECASE,
)
# "hết hiệu lực, trừ quy định tại Điều 90 Nghị định …": that part stays
_EXCEPTED = re.compile(r"(?<!\w)(?:ngoại\s+)?trừ\s[^;()]*\Z", re.IGNORECASE)
# Folded: "giao" may be "giáo", and "xây dựng" belong to the name of a ministry
_PROPOSAL = (
    r"\b(?:(?:de|kien)\s+nghi|de\s+xuat|trinh|ra\s+soat|nghien\s+cuu|tham\s+muu"
    r"|giao\s+(?:bo|so|uy\s+ban|ubnd|chu\s+tich|thu\s+truong|cac|cuc|vu|van\s+phong)"
    r"|du\s+thao|gop\s+y|y\s+kien|xay\s+dung\s+(?:nghi|quyet|thong|luat|van\s+ban)"
    r"|bao\s+cao|xem\s+xet|chu\s+tri|phoi\s+hop|(?:co|chiu)\s+trach\s+nhiem)\b"
)
# What stands between "… này" and the verb of a sentence that ends nothing by itself
_NOT_BY_ITSELF = rf"{_PROPOSAL}|\b(?:khong|chua|can\s+cu|co\s+so|truong\s+hop)\b"
_PROPOSED = re.compile(_PROPOSAL, re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:chua|trong|khi|sau|truoc|viec|se)\b", re.IGNORECASE)
_IF = re.compile(rf"\s*(?:{ITEM_MARK}\s*)?(?:truong\s+hop|neu)\s", re.IGNORECASE)
_ABOUT = r"(?:(?:v/v|ve\s+viec|ve)\s*:?\s+)?"
_TITLE = re.compile(rf"{_ABOUT}{_VERB}(?!\s+(?:cac\s+)?du\s+thao\b)", re.IGNORECASE)
_ADJUSTMENT = re.compile(
    rf"{_ABOUT}dieu\s+chinh(?:,\s*bo\s+sung)?\s"
    r"(?:(?:mot\s+so|noi\s+dung|cac|dieu|khoan|\d+\w?|tai|cua)\s+)*(?:quyet\s+dinh|ke\s+hoach|nghi\s+(?:quyet|dinh)|thong\s+tu|quy\s+(?:che|dinh))\s",
    re.IGNORECASE,
)
_CORRECTION = re.compile(rf"{_ABOUT}dinh\s+chinh\b", re.IGNORECASE)
_PUBLICATION = re.compile(rf"{_ABOUT}cong\s+bo\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a document may do to others: by its kind, and by its title.

    ``power``: ``act`` ends others in the articles of its text, ``title`` by its title
    or ``… này``, ``this`` by ``… này`` alone, ``never`` not at all. What is
    ``correcting`` corrects and does not amend; what is ``publishing`` lists what others
    have ended.
    """

    power: str
    title: Span | None
    amending: bool
    correcting: bool
    publishing: bool

    @classmethod
    def of(cls, header: Header) -> "OwnWords":
        """Return those of the document with this *header*."""
        subject = fold_accents(header.subject or "")
        amending = bool(_TITLE.match(subject) or _ADJUSTMENT.match(subject))
        power = _powers().get(header.doc_type or "", "this")
        return cls(
            power=power,
            title=header.spans.get("subject"),
            amending=amending,
            correcting=bool(_CORRECTION.match(subject)),
            publishing=bool(_PUBLICATION.match(subject)),
        )

    def do(self, text: str, reference: Reference) -> bool:
        """Return whether the document itself does what *reference* has as relation."""
        if self._in_title(reference):
            return self.amending and self.power in {"act", "title"}
        if self.power == "never" or is_quoted(text, reference.span.start):
            return False
        sentence = text[_sentence_start(text, reference.lead) : reference.lead]
        before = fold_accents(sentence)
        if _OTHER_OBJECT.search(before) or _EXCEPTED.search(sentence):
            return False
        if _says_this(before) or _expires_by_this(text, reference):
            return True
        if _enacts(text, before, reference):
            return True
        return self.power == "act" and self._acts(text, before, reference)

    def _in_title(self, reference: Reference) -> bool:
        title = self.title
        return bool(title and title.start <= reference.span.start < title.end)

    def _acts(self, text: str, before: str, reference: Reference) -> bool:
        """Return whether an act does it where it does not say ``… này``."""
        # "Căn cứ Công văn … thống nhất về việc bãi bỏ …": others have said it
        if _BASIS.match(before) or _is_done_by_another(before):
            return False
        if self.publishing:
            return bool(_OPENING.match(before))
        return self._orders(text, before, reference)

    def _orders(self, text: str, before: str, reference: Reference) -> bool:
        """Return whether an article orders it: its own words, or its heading's."""
        if _expires_alone(text, before, reference):
            return True
        lead = reference.lead
        line = text.rfind("\n", 0, lead) + 1
        words = fold_accents(text[line:lead])
        if _OPENING.match(before) or _OPENING.match(words):
            if self.amending or _AN_ARTICLE.match(words):
                return True
            return not _ITEM.match(words) or _is_ordered(text, line, task=words)
        if _LISTS_ENDS.search(before):
            return True
        return _is_named_as_ended(before) and _is_ordered(text, line, task=words)


def _is_named_as_ended(before: str) -> bool:
    """Return whether an item may name what its heading ends: no verb is its own.

    ``1. Bộ Tài chính sửa đổi, bổ sung Thông tư …`` tells an office to do it.
    """
    if not _ANY_VERB.search(before) or _PART.match(before):
        return True
    return bool(_begins_with_number().match(before) or _acts().match(before))


def _is_ordered(text: str, line: int, task: str) -> bool:
    """Return whether a heading above the *line* orders what its items name."""
    for paragraph in _above(text, line):
        heading = fold_accents(paragraph)
        if _AN_ARTICLE.match(heading):
            return bool(_ON_FORCE.search(heading)) and not _TASK.match(task)
        if heading.rstrip().endswith(":"):
            orders = _OPENING.match(heading) or _says_this(heading)
            ended = _EXPIRY.search(heading) and not _SURVEY.search(heading)
            return bool(orders or ended)
        if _OPENING.match(heading) and not _ITEM.match(heading):
            return True  # the title of a chapter, or of the order itself
    return False


def _above(text: str, line: int) -> Iterator[str]:
    """Yield the paragraphs above a line, the nearest first."""
    end = line - 1
    for _ in range(_MOST_PARAGRAPHS):
        if end <= 0:
            return
        start = text.rfind("\n", 0, end) + 1
        yield text[start:end]
        end = start - 1


def _sentence_start(text: str, position: int) -> int:
    floor = max(0, position - _ENACTING_REACH)
    ends = _SENTENCE_END.finditer(text, floor, position)
    return max((each.end() for each in ends), default=floor)


def _says_this(sentence: str) -> bool:
    """Return whether the folded *sentence* says it of the document: ``… này``."""
    if _IF.match(sentence):
        return False
    return bool(_this_does().search(sentence[-_REACH:]))


def _enacts(text: str, before: str, reference: Reference) -> bool:
    """Return whether it is the enacting clause: ``Chính phủ ban hành Nghị định …``."""
    found = _enacting().search(before)
    if found is None:
        return False
    line = fold_accents(text[text.rfind("\n", 0, reference.lead) + 1 :][:20])
    if _ITEM.match(line) or _AN_ARTICLE.match(line):
        return False
    office = re.split("[;,]", before[: found.start()])[-1]
    return not (_PROPOSED.search(office) or _NOT_YET.search(office))


def _expires_by_this(text: str, reference: Reference) -> bool:
    """Return whether words behind it end its force by this act, or by its articles."""
    end = reference.span.end
    line_end = text.find("\n", end)
    reach = min(end + _REACH, line_end if line_end >= 0 else len(text))
    behind = fold_accents(text[end:reach])
    expiry = _EXPIRY.search(behind)
    if not expiry:
        return False
    return bool(_this().search(behind, expiry.end()))


def _expires_alone(text: str, before: str, reference: Reference) -> bool:
    """Return whether a sentence that begins with it ends its force from a day on."""
    sentence = before + fold_accents(text[reference.lead : reference.span.end])
    if not _begins_with_act().match(sentence):
        return False
    end = reference.span.end
    line_end = text.find("\n", end)
    reach = min(end + _REACH, line_end if line_end >= 0 else len(text))
    return bool(_ENDS.search(fold_accents(text[end:reach])))


def _is_done_by_another(before: str) -> bool:
    """Return whether the sentence is about another act, which changes this one.

    ``19. Quyết định số 4293/2004/QĐ-BYT bổ sung đối tượng kèm theo Quyết định …``.
    """
    other = _begins_with_number().match(before)
    if other is None or _COORDINATED.search(before):
        return False
    return bool(_CHANGE.search(before, other.end()))


@cache
def _begins_with_number() -> re.Pattern[str]:
    act = _begins_with_act().pattern
    return re.compile(rf"{act}(?:lien\s+tich\s+)?(?:so:?\s+)?\d", re.IGNORECASE)


@cache
def _acts() -> re.Pattern[str]:
    """Return a pattern of ``2. Thông tư thay thế``, where "này" was forgotten."""
    return re.compile(rf"{_begins_with_act().pattern}{_VERB}", re.IGNORECASE)


@cache
def _begins_with_act() -> re.Pattern[str]:
    kinds = any_of(fold_accents(each.name.lower()) for each in document_types())
    item = rf"\s*(?:{ITEM_MARK}\s*)?"
    return re.compile(rf"{item}(?:(?:cac|toan\s+bo)\s+)?{kinds}\s", re.IGNORECASE)


@cache
def _this() -> re.Pattern[str]:
    kinds = any_of(fold_accents(each.name.lower()) for each in document_types())
    return re.compile(rf"\b{kinds}\s+(?:lien\s+tich\s+)?nay\b", re.IGNORECASE)


@cache
def _this_does() -> re.Pattern[str]:
    own = rf"{_this().pattern}(?:(?!{_NOT_BY_ITSELF})[^.])*?{_VERB}"
    return re.compile(own, re.IGNORECASE)


@cache
def _enacting() -> re.Pattern[str]:
    kinds = any_of(fold_accents(each.name.lower()) for each in document_types())
    enacting = rf"\bban\s+hanh\s+{kinds}\s+(?:ve\s+(?:viec\s+)?)?{_VERB}"
    return re.compile(enacting, re.IGNORECASE)


@cache
def _powers() -> dict[str, str]:
    return {row["doc_type"]: row["power"] for row in table_rows("ingest", "powers")}
