"""The labelled documents of ../shared, and how far they are read as their labels say.

``../shared/tools/score.py`` says what counts as right; it is run where it lies.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ingest.pipeline import parse
from ingest.programs import Programs, RecognisedLine
from schemas.document import ParsedDocument
from schemas.errors import UnreadableFileError
from tests.golden.scoring import plain_report

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools/score.py"
FLOORS = json.loads((Path(__file__).parent / "labelled.json").read_text("utf-8"))
"""The figures that were reached; a change may raise them, never lower them."""
needs_shared = pytest.mark.skipif(not SCORER.is_file(), reason="../shared is not there")

Label = dict[str, Any]


def labels_in(folder: str) -> list[Label]:
    """Return the labels in a *folder* of ../shared, in the order of their files."""
    paths = sorted((SHARED / folder).glob("*.json"))
    return [json.loads(path.read_text("utf-8")) for path in paths]


def read(label: Label, folder: str, programs: Programs) -> ParsedDocument | None:
    """Return what is read of the file of a label; None: it cannot be read."""
    path = SHARED / folder / label["file"]
    try:
        return parse(path.read_bytes(), path.name, programs)
    except UnreadableFileError:
        return None


def needs_ocr(label: Label, folder: str) -> bool:
    """Return whether OCR is asked for any of the pages of the file of a label."""
    asked = []

    def refuse(picture: bytes) -> tuple[RecognisedLine, ...]:
        asked.append(len(picture))
        raise UnreadableFileError("only whether it is asked is to be known")

    read(label, folder, Programs(refuse))
    return bool(asked)


@dataclass(frozen=True, slots=True)
class Figures:
    """The share of each figure that is right, and the files that are wrong in it.

    ``documents`` is no share, but how many documents were scored.
    """

    shares: dict[str, float]
    wrong: dict[str, list[str]]

    @classmethod
    def of(cls, found: Iterable[tuple[Label, ParsedDocument | None]]) -> "Figures":
        """Return how far what was *found* in documents is what their labels say.

        A document that could not be read counts as one in which nothing was found.
        """
        hits, tries = Counter[str](), Counter[str]()
        wrong: dict[str, list[str]] = defaultdict(list)
        for label, document in found:
            tally = _tally(label, document)
            hits.update(tally.hits, documents=1)
            tries.update(tally.tries, documents=1)
            for figure, tried in tally.tries.items():
                if tally.hits[figure] < tried:
                    wrong[figure].append(label["file"])
        shares = {each: round(hits[each] / tries[each], 4) for each in sorted(tries)}
        return cls({**shares, "documents": hits["documents"]}, wrong)

    def below(self, floors: dict[str, float]) -> Iterator[str]:
        """Yield each figure that fell below its floor, with the files it fell in."""
        for figure, floor in floors.items():
            share = self.shares.get(figure, 0)
            if share < floor:
                files = ", ".join(self.wrong.get(figure, ["nothing is counted"]))
                yield f"{figure}: {share}, at least {floor}; wrong in {files}"


def _tally(label: Label, document: ParsedDocument | None) -> Any:
    """Return the hits and tries of one document, as the scorer counts them."""
    scorer = _scorer()
    tally = scorer.Tally()
    report = plain_report(document) if document else {"header": {}, "citations": []}
    file, header, citations = label["file"], label["header"], label["citations"]
    scorer.score_header(file, header or {}, report["header"], tally)
    scorer.score_citations(file, citations or [], report["citations"], tally)
    return tally


@cache
def _scorer() -> ModuleType:
    spec = spec_from_file_location("score", SCORER)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
