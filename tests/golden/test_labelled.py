"""The labelled documents of ../shared that need no OCR are read as well as before.

``pytest tests/golden/test_labelled.py -s`` prints the figures; the scans among them are
read by ``tests/ocr/golden``.
"""

import json
import shutil

import pytest

from ingest.programs import Programs
from service.intake.programs import installed_programs
from tests.golden.labelled import (
    FLOORS,
    Figures,
    labels_in,
    needs_ocr,
    needs_shared,
    read,
)


@pytest.fixture(scope="module")
def programs() -> Programs:
    return installed_programs()


@needs_shared
@pytest.mark.shared
@pytest.mark.skipif(not shutil.which("antiword"), reason="antiword is missing")
@pytest.mark.parametrize(
    ("name", "labels", "files"),
    [
        ("corpus", "corpus/labels", "corpus/files"),
        ("seed", "seed/labels", "seed"),
    ],
)
def test_labelled_documents_are_read_as_well_as_before(
    name: str, labels: str, files: str, programs: Programs
) -> None:
    found = [
        (label, read(label, files, programs))
        for label in labels_in(labels)
        if not needs_ocr(label, files)
    ]

    figures = Figures.of(found)

    print(name, json.dumps(figures.shares, indent=2))  # noqa: T201
    assert list(figures.below(FLOORS[name])) == []


def test_a_fall_names_the_figure_and_the_files() -> None:
    figures = Figures({"header.date": 0.5, "named.recall": 1}, {"header.date": ["a"]})

    assert list(figures.below({"header.date": 0.75, "named.recall": 1})) == [
        "header.date: 0.5, at least 0.75; wrong in a"
    ]
