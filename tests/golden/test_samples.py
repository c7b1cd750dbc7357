"""The parser against documents of our own, whose content is known to the letter.

``floor.json`` holds what was reached; a change may raise a floor, never lower it.
``pytest tests/golden -s`` prints the figures and the misses.
"""

import json
from pathlib import Path

import pytest

from bench.samples import documents, expected_of
from bench.samples.folder import WRITERS
from ingest import parse
from schemas.codec import report_of
from tests.golden.scoring import Score

FLOORS = json.loads((Path(__file__).parent / "floor.json").read_text())
SAMPLES = {"text": (60, 11), "html": (20, 12), "docx": (30, 13), "pdf": (20, 14)}
"""How many documents of each format, and the seed they grow from."""


def score(kind):
    count, seed = SAMPLES[kind]
    ending, write = WRITERS[kind]
    total = Score()
    for document in documents(count, seed):
        label = expected_of(document, document.name + ending)
        total.add(label, report_of(parse(write(document), label["file"])))
    return total


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_samples_are_read_as_well_as_before(kind):
    total = score(kind)
    shares = total.shares()
    print(kind, json.dumps(shares, indent=2), *total.misses, sep="\n")  # noqa: T201
    assert shares.keys() == FLOORS[kind].keys()
    worse = {f: (shares[f], floor) for f, floor in FLOORS[kind].items()}
    assert {f: pair for f, pair in worse.items() if pair[0] < pair[1]} == {}
