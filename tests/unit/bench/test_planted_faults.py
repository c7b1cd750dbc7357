"""Floors of what the check finds in drafts of an editor's list of faults."""

import pytest

from bench.planted_faults import COUNT, SEED, Figures, measure
from bench.samples.planted import DRAWS


@pytest.fixture(scope="module", params=DRAWS)
def figures(request: pytest.FixtureRequest) -> Figures:
    return measure(COUNT, SEED, request.param)


def test_most_planted_faults_are_found(figures: Figures) -> None:
    assert figures.recall >= 0.9, figures.faults


def test_nearly_all_findings_but_notes_are_planted(figures: Figures) -> None:
    assert figures.precision >= 0.95, figures.faults
