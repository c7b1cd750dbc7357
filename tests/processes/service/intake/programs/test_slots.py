"""Slots are given back when their holder is gone."""

import os
import tempfile
from multiprocessing import get_context
from pathlib import Path

import pytest

from service.intake.programs.slots import slot

PATIENCE = 20  # seconds; what is waited for takes far less


@pytest.fixture(autouse=True)
def _own_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_turn_is_given_back_when_its_process_dies() -> None:
    folder = tempfile.gettempdir()
    process = get_context("forkserver").Process(target=die_with_a_turn, args=(folder,))
    process.start()
    process.join(PATIENCE)

    with slot("read", 1):
        assert process.exitcode == 1


def die_with_a_turn(folder: str) -> None:
    tempfile.tempdir = folder
    with slot("read", 1):
        os._exit(1)
