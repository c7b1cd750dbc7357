"""Findings where a document is not named in full at first, or is again later."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from ingest.grammar.date import DATE
from ingest.grammar.issuer import HEAD
from schemas.citation import Relation
from schemas.document import ParsedDocument, Part
from schemas.finding import Correction, Finding
from schemas.span import Span
from schemas.spelling.folding import fold_name
from service.checking.cited import Cited
from service.checking.form import follows_other_rules
from service.checking.printed import Printed, named_type, written_day
from service.checking.rules import finding

Value = TypeVar("Value")

_DATE = re.compile(DATE)
_PARLIAMENT = re.compile(r"(?:QH|UBTVQH)\d*\Z")
_LAWS = {"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"}
_AGREED = {"Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận"}  # by parties: nobody issues it
_OTHER = re.compile(r"\bsố:? *\d[^ ]*")
_LIST = re.compile(r"\s*(?:[,;]|và|,\s*và)\s*(?:\w+ ){0,4}số:? *\d")
_NEXT = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|và\s+)")
_PARTIES = re.compile(r"\bgiữa\s")
_AFTER_ISSUERS = re.compile(r"(?:,|\s+và)\s[^;.\n]*?\s(?:về|quy định|hướng dẫn)\s")
_FAR, _BEGINNING = 300, 20  # characters
_SAMPLE = re.compile(r"(?:Như|Nơi nhận|Mẫu|Kính gửi)\b[^\n]{0,40}\Z")


def find_incomplete_first(draft: ParsedDocument, cited: Cited) -> Iterator[Finding]:
    """Yield a first mention that lacks date, issuer or subject.

    Date and issuer may stand anywhere in the sentence. Laws are cited by their names;
    legal and Party drafts follow rules of their own.
    """
    first = cited.mentions[0]
    if not _must_be_complete(draft, cited, first):
        return
    is_named = named_type(first) is not None
    lacks_day, lacks_issuer = _lacks_day(cited, first), _lacks_issuer(cited, first)
    known = cited.known_document
    later = cited.mentions[1:]
    day, issuer = None, None
    if not _DATE.search(first.sentence()):
        day = _first(e.day.value for e in later if e.day and e.day.is_likely)
        day = day or (known.issued_on if known else None)
    if not first.issuer and not HEAD.search(first.sentence()):
        issuer = _first(e.issuer.name for e in later if e.issuer)
        issuer = issuer or (known.issuer if known else None)
    if day or (issuer and first.day):
        yield _incomplete(cited, first, day, issuer)
    elif is_named and (lacks_day or lacks_issuer):
        yield _unknown(first, lacks_day=lacks_day, lacks_issuer=lacks_issuer)
    elif is_named and not _may_lack_subject(cited, first):
        yield _without_subject(cited, first)


def find_full_again(draft: ParsedDocument, cited: Cited) -> Iterator[Finding]:
    """Yield later mentions that give date and issuer again, after one that did.

    Whoever reads a footnote or an appendix may not have read the first mention.
    """
    if follows_other_rules(draft) or cited.citation.nested:
        return
    full = [each for each in cited.mentions if each.day and each.issuer and each.number]
    if not full or full[0] is not cited.mentions[0]:
        return
    for each in full[1:]:
        day, issuer, number = each.day, each.issuer, each.number
        if day and issuer and number and _is_of_the_body(draft, each):
            span = Span(number.span.start, max(day.span.end, issuer.span.end))
            fix = each.corrected(span, number.span.within(each.text))
            message = "Từ lần nhắc thứ hai chỉ ghi tên loại và số, ký hiệu."
            yield finding("later_in_full", each.mention, message, fix)


def _is_of_the_body(draft: ParsedDocument, printed: Printed) -> bool:
    segment = draft.text.segment_at(printed.mention.start)
    in_body = segment is None or segment.part is Part.BODY
    return in_body and printed.mention.footnote is None


def _lacks_day(cited: Cited, first: Printed) -> bool:
    """Return whether the date is nowhere: neither here nor shared by a list.

    One that cannot be is there, too; another rule reports it.
    """
    return (
        first.day is None
        and cited.citation.issued_on is None
        and not _DATE.search(_beside(first))
    )


def _lacks_issuer(cited: Cited, first: Printed) -> bool:
    return cited.citation.issuer is None and not HEAD.search(_beside(first))


def _beside(first: Printed) -> str:
    """Return the words of the sentence on either side, up to another number.

    What a list shares stands behind its last number.
    """
    before, _, behind = first.sentence().partition(first.mention.text)
    rest = behind if _LIST.match(behind) else _OTHER.split(behind)[0]
    return f"{_OTHER.split(before)[-1]} | {rest}"


def _unknown(first: Printed, *, lacks_day: bool, lacks_issuer: bool) -> Finding:
    parts = (("ngày", lacks_day), ("cơ quan", lacks_issuer))
    lacking = " và ".join(name for name, lacks in parts if lacks)
    message = f"Viện dẫn lần đầu chưa ghi {lacking} ban hành."
    return finding("incomplete_first", first.mention, message)


class ListTitles:
    """Which mentions of a *draft* have the subject that their list gives at its end."""

    def __init__(self, draft: ParsedDocument) -> None:
        self._text = draft.text.content
        self._by_start = {
            each.start: (each.end, citation.title is not None)
            for citation in draft.citations
            for each in citation.mentions
        }

    def share(self, end: int) -> bool:
        """Return whether what is mentioned up to *end* shares a later subject."""
        while (joined := _NEXT.match(self._text, end)) is not None:
            found = self._by_start.get(joined.end())
            if found is None or found[1]:
                return found is not None
            end = found[0]
        return False


def _may_lack_subject(cited: Cited, first: Printed) -> bool:
    """Return whether it has a subject, or needs none.

    The subject of what amends another says no more than that it does; who agreed on
    something may be named before it.
    """
    if cited.citation.title or first.mention.relation is Relation.AMENDED_BY:
        return True
    is_agreed = _PARTIES.search(first.mention.text) is not None
    return is_agreed or _is_subject_behind(cited, first)


def _is_subject_behind(cited: Cited, first: Printed) -> bool:
    """Return whether the known subject, or one after other issuers, stands there."""
    behind = first.text[first.mention.end : first.mention.end + _FAR]
    subject = fold_name(cited.target.subject or "") if cited.target else ""
    if subject and fold_name(behind).startswith(subject[:_BEGINNING]):
        return True
    number = cited.citation.number
    is_joint = number is not None and "LT" in number.symbol
    return is_joint and _AFTER_ISSUERS.match(behind) is not None


def _without_subject(cited: Cited, first: Printed) -> Finding:
    known = cited.known_document
    message = "Viện dẫn lần đầu chưa ghi trích yếu nội dung"
    message += f": {known.subject}." if known and known.subject else "."
    return finding("first_subject", first.mention, message)


def _must_be_complete(draft: ParsedDocument, cited: Cited, first: Printed) -> bool:
    number = cited.citation.number
    if number is None or cited.citation.nested or first.number is None:
        return False
    if cited.citation.doc_type in _AGREED:
        return False
    is_law = cited.citation.doc_type in _LAWS or cited.citation.doc_type is None
    if (is_law and _PARLIAMENT.search(number.symbol)) or follows_other_rules(draft):
        return False
    start = first.mention.start
    if _SAMPLE.search(first.text, max(0, start - 60), start):
        return False
    segment = draft.text.segment_at(first.mention.start)
    if segment and segment.part is Part.TABLE:
        return False
    return not _is_explained(draft, cited, first)


def _is_explained(draft: ParsedDocument, cited: Cited, first: Printed) -> bool:
    """Return whether a footnote at this place cites the document in full."""
    subject = draft.header.spans.get("subject")
    if subject and subject.start <= first.mention.start < subject.end:
        return True
    return any(
        each.mention.footnote
        and first.mention.start <= each.read_at <= first.mention.end + 2
        for each in cited.mentions
    )


def _incomplete(
    cited: Cited, first: Printed, day: date | None, issuer: str | None
) -> Finding:
    lacking = [name for name, part in (("ngày", day), ("cơ quan", issuer)) if part]
    later = any(each.day for each in cited.mentions[1:])
    message = f"Viện dẫn lần đầu chưa ghi {' và '.join(lacking)} ban hành"
    message += "; lần nhắc sau mới ghi." if later else "."
    code = "short_form_first" if later and day else "first_mention"
    fix = _completed(first, day, issuer)
    return finding(code, first.mention, message, fix)


def _completed(
    first: Printed, day: date | None, issuer: str | None
) -> Correction | None:
    if first.number is None:
        return None
    span = first.number.span
    if first.day:
        span = Span(span.start, first.day.span.end)
    added = [span.within(first.text)]
    added += [f"ngày {written_day(day, 'tháng')}"] if day else []
    added += [f"của {' và '.join(issuer.split('; '))}"] if issuer else []
    return first.corrected(span, " ".join(added))


def _first(values: Iterable[Value | None]) -> Value | None:
    return next(filter(None, values), None)
