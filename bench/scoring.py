"""How far what is read agrees with labels; what a change gained and lost.

    python -m bench.scoring LABELS FILES [--save NOW.json] [--against BEFORE.json]

LABELS holds a FILE.json for each document, in the form of hand-made labels or of
``bench.samples``; FILES are the documents. Texts agree if they are the same but for
case, accents and punctuation, or one holds the other: labels say ``VKSND``, pages
``Viện kiểm sát nhân dân``.
"""

import json
import re
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from bench.samples.expected import RELATIONS
from ingest.pipeline import parse
from ingest.programs import Programs
from schemas.citation import Relation
from schemas.codec import from_json, to_json
from schemas.errors import UnreadableFileError
from schemas.reports.parsed_report import ParsedReport
from schemas.spelling.folding import fold_accents, fold_symbol
from service.intake.programs import installed_programs

HEADER_FIELDS = ("number", "doc_type", "issuer", "place", "date", "subject")
CITATION_FIELDS = ("doc_type", "date", "issuer")

Label = dict[str, Any]
Verdict = tuple[str, str, bool]  # figure, case in words, hit


def main() -> None:
    """Score, and print each figure with what it was counted on."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("files", type=Path)
    parser.add_argument("--save", type=Path, help="keep the cases for a later run")
    parser.add_argument("--against", type=Path, help="the cases of an earlier run")
    options = parser.parse_args()
    cases = dict(score(options.labels, options.files))
    print(*_table(cases), sep="\n")
    if options.against:
        before = json.loads(options.against.read_text("utf-8"))
        print(*_changes(before, cases), sep="\n")
    if options.save:
        text = json.dumps(cases, ensure_ascii=False, indent=1)
        options.save.write_text(text, "utf-8")


def score(labels: Path, files: Path) -> Iterator[tuple[str, bool]]:
    """Yield each case, ``figure: file: what``, and whether it was a hit."""
    wanted = [json.loads(p.read_text("utf-8")) for p in sorted(labels.glob("*.json"))]
    paths = [files / label["file"] for label in wanted]
    with ProcessPoolExecutor() as pool:
        reports = pool.map(read, paths)
        for label, report in zip(wanted, reports, strict=True):
            for figure, case, hit in verdicts(label, report):
                yield f"{figure}: {label['file']}: {case}", hit


def read(path: Path) -> Label:
    """Return the report of one file; an empty one where it cannot be read."""
    try:
        document = parse(path.read_bytes(), path.name, _programs())
    except (UnreadableFileError, OSError):
        return {"header": {}, "citations": []}
    report: Label = from_json(to_json(ParsedReport.of(document, path.name)))
    return report


def verdicts(label: Label, report: Label) -> Iterator[Verdict]:
    """Yield what the report says right and wrong of one document."""
    yield from _header(label.get("header") or {}, report["header"])
    yield from _citations(label.get("citations") or [], report["citations"])


def _header(wanted: Label, found: Label) -> Iterator[Verdict]:
    for field in HEADER_FIELDS:
        expected, said = wanted.get(field), found.get(field)
        if field in ("number", "date"):  # where there is none, finding one is wrong
            yield f"header.{field}", f"{expected}", _same(expected, said)
        elif expected:
            yield f"header.{field}", f"{expected}", _alike(expected, said)
    name = (wanted.get("signer") or {}).get("name")
    if name:
        said = (found.get("signer") or {}).get("name")
        yield "header.signer", name, _alike(name, said)
    received = _plain(" ".join(found.get("recipients") or []))
    for recipient in wanted.get("recipients") or []:
        yield "header.recipients", recipient, _plain(recipient) in received


def _citations(wanted: list[Label], found: list[Label]) -> Iterator[Verdict]:
    labels = [each for each in wanted if not each.get("placeholder")]
    known = {key: each for each in labels for key in _keys(each)}
    numbered = {fold_symbol(each["number"]): each for each in found if each["number"]}
    for key, each in numbered.items():
        yield "citations.precision", each["number"], key in known
    for each in labels:
        if not each.get("number"):
            hit = any(_alike(each["text"], c["text"]) for c in found if not c["number"])
            yield "named.recall", each["text"], hit
            continue
        match = next((numbered[k] for k in _keys(each) if k in numbered), None)
        yield "citations.recall", each["number"], match is not None
        if match:
            yield from _citation(each, match)


def _citation(wanted: Label, found: Label) -> Iterator[Verdict]:
    number = wanted["number"]
    for field in CITATION_FIELDS:
        implied = field == "issuer" and wanted.get("issuer_implied")
        if wanted.get(field) and not implied:
            hit = _alike(wanted[field], found[field])
            yield f"citations.{field}", f"{number} {wanted[field]}", hit
    relation = RELATIONS[Relation(found["relation"])]
    if wanted.get("relation"):
        case = f"{number} {wanted['relation']}"
        yield "citations.relation", case, wanted["relation"] == relation
    count = wanted.get("count", 1)
    yield "citations.mentions", f"{number} {count}", len(found["mentions"]) == count


def _keys(label: Label) -> list[str]:
    """Return the spellings under which a labelled number may be found."""
    numbers = (label.get("number"), label.get("surface_number"))
    return [fold_symbol(number) for number in numbers if number]


def _same(wanted: str | None, found: str | None) -> bool:
    return fold_symbol(wanted or "") == fold_symbol(found or "")


def _alike(wanted: str, found: str | None) -> bool:
    left, right = _plain(wanted), _plain(found or "")
    return bool(left and right) and (left in right or right in left)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold_accents(text).lower()))


def _table(cases: dict[str, bool]) -> Iterator[str]:
    tries, hits = Counter[str](), Counter[str]()
    for case, hit in cases.items():
        figure = case.split(":", 1)[0]
        tries[figure] += 1
        hits[figure] += hit
    for figure, count in sorted(tries.items()):
        yield f"{figure:22} {hits[figure] / count:.3f}  n={count}"


def _changes(before: dict[str, bool], now: dict[str, bool]) -> Iterator[str]:
    for case, hit in now.items():
        if before.get(case) is not None and before[case] != hit:
            yield f"{'gained' if hit else 'LOST'}  {case}"


@cache
def _programs() -> Programs:
    return installed_programs()


if __name__ == "__main__":
    main()
