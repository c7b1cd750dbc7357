"""The labelled scans of ../shared are read as well as before."""

import json

import pytest

from service.intake.programs import installed_programs
from tests.golden.labelled import (
    FLOORS,
    Figures,
    labels_in,
    needs_ocr,
    needs_shared,
    read,
)

PROGRAMS = installed_programs(at_once=2)
FILES = "corpus/files"
pytestmark = [
    pytest.mark.shared,
    needs_shared,
    pytest.mark.skipif(not PROGRAMS.recognise, reason="tesseract is missing"),
    pytest.mark.skipif(not PROGRAMS.read_handwriting, reason="the model is missing"),
]


def test_labelled_scans_are_read_as_well_as_before() -> None:
    scans = [each for each in labels_in("corpus/labels") if needs_ocr(each, FILES)]

    figures = Figures.of((each, read(each, FILES, PROGRAMS)) for each in scans)

    print(json.dumps(figures.shares, indent=2))  # noqa: T201
    assert list(figures.below(FLOORS["corpus scans"])) == []
