"""Slots: so many at a time."""

import tempfile
from pathlib import Path
from threading import Event, Thread

import pytest

from service.intake.programs.slots import slot

PATIENCE = 20  # seconds; what is waited for takes far less


@pytest.fixture(autouse=True)
def _own_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def taking(at_once: int) -> tuple[Thread, Event]:
    """Somebody else who wants a turn, and whether he has had it."""
    had = Event()

    def take() -> None:
        with slot("read", at_once):
            had.set()

    return Thread(target=take, daemon=True), had


def test_a_turn_is_free_while_fewer_than_allowed_are_taken() -> None:
    other, had = taking(2)

    with slot("read", 2):
        other.start()
        assert had.wait(PATIENCE)


def test_who_comes_late_waits() -> None:
    other, had = taking(1)

    with slot("read", 1):
        other.start()
        assert not had.is_set()
    assert had.wait(PATIENCE)


def test_different_things_have_turns_of_their_own() -> None:
    with slot("write", 1):
        other, had = taking(1)
        other.start()
        assert had.wait(PATIENCE)
