"""Which document a citation means: a pure policy.

A wrong link is worse than none: what is given must agree. The states are those of
``LinkState``; every state has its reasons, in words.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache, partial

from schemas.citation import Citation
from schemas.decision import Decision, Verdict
from schemas.link import Candidate, DocumentSummary, Link, LinkState
from schemas.number import fold_symbol
from service.offices import Agreement, compare_offices
from service.search import letters
from service.slips import slip_of

_NAME_END = re.compile(r" (?:ngay \d|nam \d{4}|so \d).*")
_YEAR = re.compile(r"\bnam (\d{4})\b")
# the same names and numbers are compared for every citation
squeezed = lru_cache(maxsize=65536)(letters.squeezed)
_RANK = (LinkState.EXACT, LinkState.STRONG, LinkState.PROBABLE)


def citation_key(citation: Citation) -> str:
    """Return what *citation* is looked up by: its number's key, or its name."""
    if citation.number is not None:
        return citation.number.key
    return _NAME_END.sub("", squeezed(citation.text))


def name_key(doc_type: str | None, subject: str | None) -> str | None:
    """Return the name that a document may be cited by: ``luat dat dai``."""
    return squeezed(f"{doc_type} {subject}") if doc_type and subject else None


def resolve(
    citation: Citation, candidates: Iterable[DocumentSummary], citing: str
) -> Link:
    """Return what *citation* means among *candidates*.

    Candidates with another number, and the document *citing* (an id), do not count.
    """
    others = [each for each in candidates if each.id != citing]
    judged = [judge(citation, each) for each in others if _is_meant(citation, each)]
    for state in _RANK:
        fitting = [each for each in judged if each.state is state]
        if fitting:
            return _chosen(citation, fitting)
    near = [each for each in judged if each.state is LinkState.CONFLICT]
    if near:
        target = near[0].document if len(near) == 1 else None
        return Link(citation, LinkState.CONFLICT, near[0].reasons, target, tuple(near))
    slips = [each for each in map(partial(_as_slip, citation), others) if each]
    if slips:
        return _chosen(citation, slips)
    return Link(citation, LinkState.MISSING, ("chưa có trong kho",))


def decide(
    guess: Link, decision: Decision, targets: Mapping[str, DocumentSummary]
) -> Link:
    """Return the link as a person decided it; *targets* are documents by their id."""
    reason = f"{decision.by}, {_day(decision.decided_at.date())}: {decision.why}"
    target = targets.get(decision.target) if decision.target else None
    state = (
        LinkState.CONFIRMED
        if decision.verdict is Verdict.CONFIRMED
        else LinkState.REJECTED
    )
    return Link(guess.citation, state, (reason,), target, guess.candidates)


def judge(citation: Citation, document: DocumentSummary) -> Candidate:
    """Return what speaks for and against *document* being the one cited.

    Where the date and the issuer both contradict, it is another document that has
    the same number, and the state is ``missing``.
    """
    day = _compare_days(citation, document)
    office = compare_offices(citation.issuer, document.issuer)
    against = tuple(_contradictions(citation, document, day, office))
    if day is Agreement.NO and office is Agreement.NO:
        return Candidate(document, LinkState.MISSING, against)
    if against:
        return Candidate(document, LinkState.CONFLICT, against)
    unsure = tuple(_weaknesses(citation, document, day, office))
    if unsure:
        return Candidate(document, LinkState.PROBABLE, unsure)
    if office is Agreement.UNKNOWN:
        reasons = ("khớp số, ngày", "cơ quan không ghi")
        return Candidate(document, LinkState.STRONG, reasons)
    return Candidate(document, LinkState.EXACT, ("khớp số, ngày, cơ quan",))


def _chosen(citation: Citation, fitting: list[Candidate]) -> Link:
    own = [each for each in fitting if each.document.number] or fitting
    if len(own) > 1:
        reasons = (f"{len(own)} văn bản cùng khớp",)
        return Link(citation, LinkState.AMBIGUOUS, reasons, None, tuple(own))
    best = own[0]
    return Link(citation, best.state, best.reasons, best.document, tuple(fitting))


def _as_slip(citation: Citation, document: DocumentSummary) -> Candidate | None:
    """Return *document* as what a wrongly written number means, if all else agrees."""
    slip = slip_of(citation, document)
    if slip is None or judge(citation, document).state not in _RANK:
        return None
    return Candidate(document, LinkState.PROBABLE, (slip,))


def _is_meant(citation: Citation, document: DocumentSummary) -> bool:
    if citation.number is None:
        name = name_key(document.doc_type, document.subject)
        return name == citation_key(citation)
    written = document.number or document.hinted_number or ""
    return _bare(written) == _bare(str(citation.number))


@lru_cache(maxsize=65536)
def _bare(number: str) -> str:
    """Return letters and digits alone, as ``DocumentNumber.key`` compares them."""
    return fold_symbol(number).lstrip("0")


def _compare_days(citation: Citation, document: DocumentSummary) -> Agreement:
    if document.issued_on is None:
        return Agreement.UNKNOWN
    if citation.issued_on is not None:
        return Agreement.of(citation.issued_on == document.issued_on)
    years = _YEAR.findall(squeezed(citation.text)) if not citation.number else ()
    if years and str(document.issued_on.year) not in years:
        return Agreement.NO
    return Agreement.UNKNOWN


def _contradictions(
    citation: Citation, document: DocumentSummary, day: Agreement, office: Agreement
) -> Iterable[str]:
    if day is Agreement.NO:
        cited = _day(citation.issued_on) or "năm khác"
        yield f"ngày không khớp: viện dẫn {cited}, văn bản {_day(document.issued_on)}"
    if office is Agreement.NO:
        yield f"cơ quan không khớp: {citation.issuer} ≠ {document.issuer}"
    kinds = (citation.doc_type, document.doc_type)
    if all(kinds) and squeezed(kinds[0] or "") != squeezed(kinds[1] or ""):
        yield f"loại không khớp: {kinds[0]} ≠ {kinds[1]}"


def _weaknesses(
    citation: Citation, document: DocumentSummary, day: Agreement, office: Agreement
) -> Iterable[str]:
    if citation.number is None:
        yield "chỉ khớp tên gọi"
    elif document.number is None:
        yield "số chỉ do tên tệp gợi ý"
    if day is Agreement.UNKNOWN:
        yield "thiếu ngày để đối chiếu"
    if office is Agreement.UNCLEAR:
        yield f"chưa rõ có cùng cơ quan: {citation.issuer}, {document.issuer}"


def _day(day: date | None) -> str | None:
    return None if day is None else f"{day:%d/%m/%Y}"
