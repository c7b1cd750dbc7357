"""Findings where a draft contradicts the archive."""

import re
from collections.abc import Iterable, Iterator

from ingest.grammar.written_number import read_number
from schemas.citation import ENDING, Mention, Relation
from schemas.document import ParsedDocument
from schemas.document_names import (
    candidate_words,
    citation_text,
    day_text,
    document_name,
    document_words,
)
from schemas.finding import Finding
from schemas.known_act import KnownAct
from schemas.link import DocumentSummary, Link, LinkState
from schemas.spelling.folding import fold_name, fold_symbol
from schemas.standing import Force, Standing
from service.checking.cited import Cited
from service.checking.early_use import used_early
from service.checking.printed import Printed, written_day
from service.checking.rules import finding
from service.linking.offices import Agreement

_ENDING = {
    Relation.REPLACES: ("replaced", "thay thế"),
    Relation.REPEALS: ("repealed", "bãi bỏ"),
}
_ENDED = {"replaced", "repealed", "expired"}
_PAST = re.compile(
    r"(?:[Tt]rước đây|[Kk]hi đó|[Ll]úc đó|đã (?:bị |được )?(?:thay thế|bãi bỏ)"
    r"|hết hiệu lực|[Kk]hi [^,.]{0,40}còn hiệu lực|[Tt]ổng kết|[Ss]ơ kết)\b"
)


def find_contradictions(cited: Cited) -> Iterator[Finding]:
    """Yield where date, issuer or type differ from the document in the archive.

    Only where the date agrees is another issuer or type a contradiction; else it is
    that of another document.
    """
    target, day = cited.target, cited.citation.issued_on
    if cited.state is not LinkState.CONFLICT or target is None or day is None:
        return
    if day != target.issued_on:
        yield from _other_date(cited, target)
    elif cited.offices is Agreement.NO and not cited.is_renamed:
        yield from _other_issuer(cited, target)
    elif not cited.citation.nested:
        yield from _other_doc_type(cited, target)


def find_typos(cited: Cited) -> Iterator[Finding]:
    """Yield where the archive has nearly that number, of the same date.

    A symbol that names the issuer is right, whatever the document in the archive has.
    """
    typo, number = cited.typo, cited.citation.number
    meant = read_number(typo.number) if typo and typo.number else None
    if typo is None or number is None or meant is None:
        return
    in_year = fold_symbol(meant.symbol) == fold_symbol(number.symbol)
    if not in_year and cited.is_issuer_in_symbol:
        return
    code = "year_of_number" if in_year else "symbol_of_number"
    wrong = "năm trong số" if in_year else "ký hiệu"
    message = (
        f"Kho không có số {number}; cùng ngày ấy có {document_words(typo)}: "
        f"{wrong} có lẽ bị thiếu hoặc sai."
    )
    for each in cited.mentions:
        if each.number:
            fix = each.corrected(each.number.span, str(meant))
            yield finding(code, each.mention, message, fix)


def find_ended(draft: ParsedDocument, cited: Cited) -> Iterator[Finding]:
    """Yield, at the first mention, that it is no longer, or not yet, in force.

    A draft that itself replaces or repeals it rightly cites it; one that only tells of
    the past has a note.
    """
    for each in _endings(cited):
        if each.code == "not_yet":
            yield from used_early(draft, cited, each)
            continue
        is_past = each.code in _ENDED and all(map(_is_of_the_past, cited.mentions))
        yield finding("ended_past", each.place, each.message) if is_past else each


def _is_of_the_past(printed: Printed) -> bool:
    """Return whether the sentence says that what it names is over."""
    is_basis = printed.mention.relation is Relation.LEGAL_BASIS
    return not is_basis and _PAST.search(printed.sentence()) is not None


def _endings(cited: Cited) -> Iterator[Finding]:
    own = {each.mention.relation for each in cited.mentions}
    standing = cited.standing
    if standing is None or own.intersection(ENDING) or cited.citation.nested:
        return
    place, chain = cited.mentions[0].mention, standing.successors
    if chain and (standing.document or standing.has_force):
        code, _ = _ENDING[chain[0].relation]
        now = standing.now if len(chain) > 1 else None
        end = f"; nay là {document_name(now)}" if now else ""
        yield finding(code, place, f"{'; '.join(_steps(standing))}{end}.")
    elif cited.listed and cited.listed.agrees:
        yield from _listed_days(standing, cited.listed.act, place)
    elif standing.has_force:
        yield from _own_days(standing, place)


def _steps(standing: Standing) -> Iterator[str]:
    """Yield the steps of the chain, each with who ended what, and since when."""
    known = standing.document or standing.missing
    name = document_name(known) if known else ""
    for place, each in enumerate(standing.successors):
        by, since = document_words(each.document), each.document.effective_from
        source = "" if place else f"Theo {document_name(each.document)} (trong kho), "
        from_day = f", từ ngày {day_text(since)}" if since else ""
        yield f"{source}{name} đã bị {_ENDING[each.relation][1]} bởi {by}{from_day}"
        name = document_name(each.document)


def _listed_days(
    standing: Standing, act: KnownAct, place: Mention
) -> Iterator[Finding]:
    """Yield what the catalogue says of the days on which the act is in force."""
    name = document_name(act.summary)
    source = f"Theo danh mục (nguồn: {act.origin}), {name}"
    if standing.force in {Force.REPLACED, Force.EXPIRED}:
        by = f", thay thế bởi {act.ended_by}" if act.ended_by else ""
        code = "replaced" if act.ended_by else "expired"
        end = day_text(act.ended_on)
        yield finding(code, place, f"{source} hết hiệu lực từ ngày {end}{by}.")
    if standing.force is Force.NOT_YET:
        start = day_text(act.effective_from)
        yield finding("not_yet", place, f"{source} có hiệu lực từ ngày {start}.")


def _own_days(standing: Standing, place: Mention) -> Iterator[Finding]:
    """Yield what the document itself says of the days on which it is in force."""
    document, on = standing.document, day_text(standing.as_of)
    if document and standing.force is Force.NOT_YET:
        start = day_text(document.effective_from)
        message = (
            f"Chưa có hiệu lực ngày {on}: {document_name(document)} có hiệu lực từ"
        )
        yield finding("not_yet", place, f"{message} {start}.")
    if document and standing.force is Force.EXPIRED:
        end = day_text(document.effective_until)
        message = f"Hết hiệu lực ngày {on}: {document_name(document)} có hiệu lực đến"
        yield finding("expired", place, f"{message} {end}.")


def find_ambiguous(cited: Cited) -> Iterator[Finding]:
    """Yield, at the first mention, that several documents may be meant."""
    if not cited.citation.nested and not cited.typo and cited.link.possible:
        yield finding("ambiguous", cited.mentions[0].mention, _which(cited.link))


def find_missing(cited: Iterable[Cited]) -> Iterator[Finding]:
    """Yield one finding, at the first, with all that the archive does not hold."""
    missing = [
        each
        for each in cited
        if each.link.state.is_unheld
        and not (each.citation.nested or each.typo or each.listed)
    ]
    if missing:
        missing.sort(key=lambda each: each.mentions[0].mention.start)
        names = "; ".join(citation_text(each.citation) for each in missing)
        message = f"{len(missing)} văn bản chưa có trong kho nên chưa đối chiếu được"
        yield finding("missing", missing[0].mentions[0].mention, f"{message}: {names}.")


def _which(link: Link) -> str:
    """Return of which documents nothing says which is meant."""
    names = "; ".join(map(candidate_words, link.possible))
    if len(link.possible) == 1:
        return f"Chưa rõ có phải {names}: {'; '.join(link.candidates[0].reasons)}."
    if link.state is LinkState.CONFLICT:
        return f"Nhiều văn bản trong kho có số ấy mà không khớp hẳn: {names}."
    return f"Nhiều văn bản trong kho cùng khớp: {names}."


def _other_date(cited: Cited, target: DocumentSummary) -> Iterator[Finding]:
    cited_day, day = cited.citation.issued_on, target.issued_on
    number = cited.citation.number
    if day is None or cited_day is None or not cited.is_of_one_issuer:
        return
    if number and number.year is None and cited_day.year != day.year:
        message = (
            f"Trong kho, số này của cơ quan này chỉ có ở năm {day.year}: "
            f"{document_words(target)}."
        )
        dated = next((e for e in cited.mentions if e.day), cited.mentions[0])
        yield finding("other_year", dated.mention, message)
        return
    message = (
        f"Viện dẫn ghi ngày {day_text(cited_day)}; văn bản trong {cited.known_from} "
        f"ký ngày {day_text(day)}{_origin(cited)}."
    )
    for each in cited.mentions:
        if each.day and each.day.value != day:
            fix = each.corrected(each.day.span, written_day(day, _words(each)))
            yield finding("date_contradicts", each.mention, message, fix)


def _other_issuer(cited: Cited, target: DocumentSummary) -> Iterator[Finding]:
    issuer = cited.citation.issuer
    message = (
        f"Viện dẫn ghi {issuer}; văn bản trong {cited.known_from} là của "
        f"{target.issuer}{_origin(cited)}."
    )
    for each in cited.mentions:
        if each.issuer and target.issuer:
            fix = each.corrected(each.issuer.span, target.issuer)
            yield finding("issuer_contradicts", each.mention, message, fix)


def _other_doc_type(cited: Cited, target: DocumentSummary) -> Iterator[Finding]:
    doc_type, doc_type_there = cited.citation.doc_type, target.doc_type
    if (
        not doc_type
        or not doc_type_there
        or fold_name(doc_type) == fold_name(doc_type_there)
    ):
        return
    message = (
        f"Viện dẫn gọi là {doc_type}; văn bản trong {cited.known_from} là "
        f"{doc_type_there}{_origin(cited)}."
    )
    for each in cited.mentions:
        if each.mention.text.startswith(doc_type):
            yield finding("kind_contradicts", each.mention, message)


def _origin(cited: Cited) -> str:
    """Return the source of the catalogue, where that is what is contradicted."""
    return f" (nguồn: {cited.listed.act.origin})" if cited.listed else ""


def _words(printed: Printed) -> str:
    return printed.day.span.within(printed.text) if printed.day else ""
