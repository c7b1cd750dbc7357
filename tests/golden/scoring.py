"""How far what was read agrees with what our own documents say.

Both sides are the plain JSON of a report (``plain_report``) and of a label
(``bench.samples.expected_of``). Our labels are exact, so is the comparison.
"""

from collections import Counter
from typing import Any

from bench.samples.expected import RELATIONS
from schemas.citation import Relation
from schemas.codec import from_json, to_json
from schemas.document import ParsedDocument
from schemas.reports.parsed_report import ParsedReport

HEADER_FIELDS = (
    "number",
    "doc_type",
    "issuer",
    "place",
    "date",
    "subject",
    "secrecy",
    "urgency",
)
CITATION_FIELDS = ("doc_type", "date", "provision")

Json = dict[str, Any]


def plain_report(document: ParsedDocument) -> Json:
    """Return what ``vankho parse --json`` prints of a parsed document."""
    report: Json = from_json(to_json(ParsedReport.of(document, document.filename)))
    return report


class Score:
    """Hits and tries of each figure, and the misses in words."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.tries: Counter[str] = Counter()
        self.misses: list[str] = []

    def shares(self) -> dict[str, float]:
        """Return of each figure the share of hits, between 0 and 1, cut to 4 digits."""
        return {
            figure: int(self.hits[figure] / tries * 10_000) / 10_000
            for figure, tries in sorted(self.tries.items())
        }

    def add(self, label: Json, report: Json) -> None:
        """Count what *report* says right and wrong of the document of *label*."""
        self._add_header(label["file"], label["header"], report["header"])
        self._add_citations(label["file"], label["citations"], report["citations"])

    def _compare(self, figure: str, wanted: Any, found: Any, where: object) -> None:
        said = f"{where}: wanted {wanted!r}, found {found!r}"
        self._count(figure, said, hit=wanted == found)

    def _count(self, figure: str, said: object, *, hit: bool) -> None:
        self.tries[figure] += 1
        self.hits[figure] += hit
        if not hit:
            self.misses.append(f"{figure} {said}")

    def _add_header(self, file: str, wanted: Any, found: Any) -> None:
        for field in HEADER_FIELDS:
            self._compare(f"header.{field}", wanted[field], found[field], file)
        signers = (_folded(wanted["signer"]), _folded(found["signer"]))
        self._compare("header.signer", *signers, file)
        recipients = wanted["recipients"] or []
        self._compare("header.recipients", recipients, found["recipients"], file)

    def _add_citations(self, file: str, wanted: Any, found: Any) -> None:
        by_number = {each["number"]: each for each in found if each["number"]}
        numbers = {each["number"] for each in wanted if each["number"]}
        for number in by_number:
            self._count("citations.precision", (file, number), hit=number in numbers)
        for each in wanted:
            if each["number"] is None:
                texts = [c["text"] for c in found if c["number"] is None]
                named = (file, each["text"])
                self._count("named.recall", named, hit=each["text"] in texts)
                continue
            where, match = (file, each["number"]), by_number.get(each["number"])
            self._count("citations.recall", where, hit=match is not None)
            if match:
                self._add_citation(where, each, match)

    def _add_citation(self, where: object, wanted: Any, found: Any) -> None:
        for field in CITATION_FIELDS:
            self._compare(f"citations.{field}", wanted[field], found[field], where)
        if wanted["issuer"]:  # one that is not printed may be right all the same
            issuers = (wanted["issuer"], found["issuer"])
            self._compare("citations.issuer", *issuers, where)
        relation = RELATIONS[Relation(found["relation"])]
        self._compare("citations.relation", wanted["relation"], relation, where)
        mentions = len(found["mentions"])
        self._compare("citations.mentions", wanted["count"], mentions, where)


def _folded(signer: Json) -> dict[str, str]:
    """Lower the case: position and authority are printed in capitals throughout."""
    return {part: (text or "").casefold() for part, text in signer.items()}
