"""How many of the faults planted into drafts the check finds, and its false alarms.

Drafts cite the documents of an archive of our own, each in one sentence; a draft
without a fault should have no finding, one with a fault that finding and no other.
"""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random

from bench.samples import documents
from bench.samples.parsed import parsed_of
from ingest.pipeline import parse
from schemas.codec import text_from_json
from schemas.document import Header, ParsedDocument
from schemas.record import Received
from service.archive import Archive
from service.checking.checker import Checker
from service.domain.document_log import DocumentLog
from service.files.in_memory import MemoryFiles
from service.graph.catalogue import Catalogue
from service.graph.views import open_views
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.read_models import ViewsProjection
from service.projections.runner import Projections

COUNT = 60
"""Drafts with each fault."""
HELD = 600
"""Documents in the archive."""
SEED = 4
OF_THE_ARCHIVE = {
    *("missing", "ambiguous"),
    *("replaced", "repealed", "expired", "not_yet"),
    *("first_subject", "later_in_full", "incomplete_first"),
}
"""Findings that a random archive or so short a draft justifies, whatever it says."""


@dataclass(frozen=True, slots=True)
class Act:
    """A document of the archive as a draft cites it."""

    kind: str
    number: str
    day: date
    office: str
    year: int | None  # of the number; None: the number recurs each year

    def cited(self) -> str:
        """Return the citation in full."""
        return f"{self.kind} số {self.number} ngày {_day(self.day)} của {self.office}"


def main() -> None:
    """Measure, and print one line per fault."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    figures = measure(options.count)
    if options.json:
        print(json.dumps(figures))
        return
    print("fault", "planted", "found", "false alarms", sep="\t")
    for fault, row in figures.items():
        print(fault, *row, sep="\t")


def measure(count: int) -> dict[str, tuple[int, int, int]]:
    """Return for each fault how many were planted and found, and all other findings."""
    rng = Random(SEED)
    parsed = [parsed_of(each) for each in documents(HELD, SEED)]
    acts, checker = list(_acts(each.header for each in parsed)), checker_of(parsed)
    figures = {}
    for fault, plant in FAULTS.items():
        drafts = [plant(act, rng) for act in rng.sample(acts, len(acts))]
        planted = [draft for draft in drafts if draft][:count]
        codes = [_codes(checker, draft) for draft in planted]
        found = sum(fault in each for each in codes)
        others = sum(len(each - {fault}) for each in codes)
        figures[fault] = (len(planted), found, others)
    return figures


def checker_of(parsed: Iterable[ParsedDocument]) -> Checker:
    """Return what checks drafts against an archive of these documents."""
    files, engine = MemoryFiles(), open_views("sqlite://")
    archive = Archive(DocumentLog(), files)
    for each in parsed:
        data = each.text.content.encode()
        archive.register(Received(each.filename, each.checksum, data), each)
    archive.commit()
    views = ViewsProjection(engine, files)
    Projections(
        archive.log, [views], FailedEvents(engine), ProjectionLock(engine)
    ).catch_up()
    return Checker(
        Catalogue(engine), parse, text=lambda it: text_from_json(files.read(it))
    )


def _acts(headers: Iterable[Header]) -> Iterable[Act]:
    """Yield the documents whose number nobody else has."""
    known = list(headers)
    times = Counter(each.number.key for each in known if each.number)
    for each in known:
        number = each.number
        if number is None or number.hyphenated or times[number.key] > 1:
            continue
        if each.doc_type and each.issued_on and each.issuer and each.doc_type != "Luật":
            office, year = each.issuer, number.year
            yield Act(each.doc_type, str(number), each.issued_on, office, year)


def _codes(checker: Checker, draft: str) -> set[str]:
    findings = checker.check(draft.encode(), "draft.txt").findings
    return {each.code for each in findings} - OF_THE_ARCHIVE


def _sentence(cited: str) -> str:
    return f"Đơn vị thực hiện {cited}."


def _none(act: Act, _rng: Random) -> str:
    return _sentence(act.cited())


def _without_day(act: Act, _rng: Random) -> str:
    """Return a draft that lacks a date that its number leaves no doubt of."""
    return _sentence(act.cited()).replace(f" ngày {_day(act.day)}", "") * bool(act.year)


def _replaced(find: Callable[[Act], tuple[str, str]], act: Act, _rng: Random) -> str:
    if act.year:
        return ""
    old, new = find(act)
    return _sentence(act.cited()).replace(old, new) if old != new else ""


def _other_day(act: Act) -> tuple[str, str]:
    other = act.day + timedelta(days=1)
    same_year = other.year == act.day.year
    return _day(act.day), _day(other if same_year else act.day - timedelta(days=2))


def _other_year(act: Act) -> tuple[str, str]:
    return f"/{act.day.year} của", f"/{act.day.year + 1} của"


def _other_office(act: Act) -> tuple[str, str]:
    return act.office, "Bộ Ngoại giao" if "Ngoại giao" not in act.office else "Bộ Y tế"


def _impossible(act: Act) -> tuple[str, str]:
    return f"/{act.day.year} của", f"/{act.day.year + 900} của"


def _other_doc_type(act: Act) -> tuple[str, str]:
    return act.kind, "Báo cáo" if act.kind != "Báo cáo" else "Kế hoạch"


def _no_number_word(act: Act) -> tuple[str, str]:
    return f"{act.kind} số", act.kind


def _small_kind(act: Act) -> tuple[str, str]:
    return f"{act.kind} số", f"{act.kind.lower()} số"


def _provision(act: Act) -> tuple[str, str]:
    return act.kind, f"Khoản 2 điều 5 {act.kind}"


def _short_first(act: Act, _rng: Random) -> str:
    short = f"{act.kind} số {act.number}"
    return f"{_sentence(short)} {_sentence(act.cited())}"


def _two_spellings(act: Act, _rng: Random) -> str:
    other = act.number.replace("Đ", "D")
    if other == act.number:
        return ""
    again = f"{act.kind} số {other}"
    return f"{_sentence(act.cited())} Nay {again} được tổng kết."


def _two_footnotes(act: Act, _rng: Random) -> str:
    lines = (
        "Đơn vị đã làm việc này¹ và việc kia².",
        "",
        f"¹ {act.cited()}",
        f"² {act.cited()}",
    )
    return "\n".join(lines)


FAULTS: dict[str, Callable[[Act, Random], str]] = {
    "none": _none,
    "date_contradicts": partial(_replaced, _other_day),
    "other_year": partial(_replaced, _other_year),
    "issuer_contradicts": partial(_replaced, _other_office),
    "impossible_date": partial(_replaced, _impossible),
    "kind_contradicts": partial(_replaced, _other_doc_type),
    "first_mention": _without_day,
    "short_form_first": _short_first,
    "two_spellings": _two_spellings,
    "two_footnotes": _two_footnotes,
    "number_word": partial(_replaced, _no_number_word),
    "kind_case": partial(_replaced, _small_kind),
    "provision_case": partial(_replaced, _provision),
}
"""The faults by the rule that should find them."""


def _day(day: date) -> str:
    month = f"{day.month:02}" if day.month < 3 else str(day.month)  # noqa: PLR2004
    return f"{day.day:02}/{month}/{day.year}"


if __name__ == "__main__":
    main()
