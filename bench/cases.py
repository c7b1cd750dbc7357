"""What is read of the cases of ``../shared/cases``, beside what is right.

``python -m bench.cases ../shared/cases/reading [--all]``

``expected.tsv``, or ``NAME.expected.txt`` beside each file, says in words what is
right. Of these words, those can be compared that are values: what stands in quotation
marks, numbers, dates, relations. A case whose values are all read is ``ok``; one that
has none, or says what must not be read, is for the eye. ``--all`` prints what was read
of each.
"""

import csv
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.pipeline import parse
from schemas.citation import Citation, Relation
from schemas.codec import to_plain
from schemas.document import ParsedDocument
from schemas.errors import UnreadableFileError
from schemas.reports.citation_report import CitationReport
from schemas.reports.header_report import HeaderReport
from service.intake.programs.installed import installed_programs

_VALUE = re.compile(
    r"(?P<remark>\((?:[^()“\"]|“[^”]*”|\"[^\"]*\")*\))"
    r"|[“\"](?P<quoted>[^”\"]+)[”\"]|(?P<number>\b\d{1,5}[/-][\w/-]*[A-ZĐ][\w/-]*)"
    r"|(?P<day>\b\d{4}-\d\d-\d\d)|(?P<date>\b\d{1,2}/\d{1,2}/\d{4})"
    rf"|(?P<relation>\b(?:{'|'.join(Relation)})\b)"
)
_NEGATED = re.compile(r"\b(?:no|none|not|never|or)\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"^expected:\n(?P<words>.*?)(?:\n\n|\Z)", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Case:
    """A file, what is right in words, and which values of these were not read."""

    name: str
    expected: str
    read: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """``ok``, ``lacks …``, or ``eye`` where words have to be read."""
        if self.lacking:
            return f"lacks {', '.join(self.lacking)}"
        by_eye = _NEGATED.search(self.expected) or not _VALUE.search(self.expected)
        return "eye" if by_eye else "ok"


def main() -> None:
    """Print a line for each case."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true", help="print what was read, too")
    options = parser.parse_args()
    for case in cases_in(options.folder):
        print(case.name, case.verdict, case.expected, sep="\t")
        if options.all:
            print(*(f"\t{each}" for each in case.read), sep="\n")


def cases_in(folder: Path) -> Iterator[Case]:
    """Yield the cases of the folder: those of its ``expected.tsv``, or of all files."""
    programs = installed_programs()
    for path, expected in _expectations(folder):
        try:
            read = values_of(parse(path.read_bytes(), path.name, programs))
        except UnreadableFileError as error:
            read = (str(error),)
        yield Case(path.name, expected, read, lacking(expected, read))


def _expectations(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file with the words that say what is right."""
    table = folder / "expected.tsv"
    if table.exists():
        with table.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            yield from ((folder / row["file"], row["expected"]) for row in rows)
        return
    for notes in sorted(folder.glob("*.expected.txt")):
        path = notes.with_name(notes.name.removesuffix(".expected.txt"))
        words = _EXPECTED.search(notes.read_text(encoding="utf-8"))
        if words and path.is_file() and path.suffix != ".sh":
            yield path, " ".join(words["words"].split())


def values_of(parsed: ParsedDocument) -> tuple[str, ...]:
    """Return the fields of header and citations, each as a word on its own."""
    header = HeaderReport.of(parsed.header)
    fields = to_plain(header) | {"spans": None}
    rows = [fields, fields["signer"], *map(_row, parsed.citations)]
    values = (str(each) for row in rows for each in row.values() if each)
    listed = (*header.addressees, *header.recipients)
    return (*values, *listed, *(doubt.code for doubt in parsed.doubts))


def _row(citation: Citation) -> dict[str, Any]:
    """Return the fields of a citation, without its places."""
    row = to_plain(CitationReport.of(citation))
    return {name: row[name] for name in row if name not in ("text", "mentions")}


def lacking(expected: str, read: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values in the words *expected* that are no end of one that was read.

    Only ends are compared, since an expectation may begin with ``…``. Remarks in
    brackets say what would be right, too.
    """
    found = [each.lower() for each in read]
    values = (_value(match) for match in _VALUE.finditer(expected))
    return tuple(
        each
        for each in values
        if each and not any(x.endswith(each.lower()) for x in found)
    )


def _value(match: re.Match[str]) -> str | None:
    """Return the value, a date in the form of the reports; None for a remark."""
    if match.lastgroup == "date":
        day, month, year = map(int, match["date"].split("/"))
        return f"{year}-{month:02}-{day:02}"
    return None if match.lastgroup == "remark" else match[match.lastgroup or 0]


if __name__ == "__main__":
    main()
