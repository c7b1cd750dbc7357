"""Temporary files of an import lie together, and go with it."""

import tempfile
from pathlib import Path

import pytest

from service.intake.temporary_folder import temporary_folder


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files of all programs."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def leftover(temporary: Path) -> Path:
    """Return a file as a process leaves it that is killed."""
    with temporary_folder():
        parent = Path(tempfile.gettempdir()).parent
    (parent / "killed").mkdir()
    (parent / "killed/half").write_bytes(b"1")
    assert parent.parent == temporary
    return parent / "killed"


def test_what_is_left_in_the_end_is_removed(temporary: Path) -> None:
    with temporary_folder():
        _, name = tempfile.mkstemp()
        assert temporary in Path(name).parents

    assert not Path(name).exists()
    assert tempfile.gettempdir() == str(temporary)


def test_what_a_killed_process_left_is_removed_by_the_next(temporary: Path) -> None:
    left = leftover(temporary)

    with temporary_folder():
        assert not left.exists()


def test_what_others_are_using_stays() -> None:
    with temporary_folder():
        _, name = tempfile.mkstemp()
        tempfile.tempdir = str(Path(name).parents[2])
        with temporary_folder():
            assert Path(name).exists()


def test_a_folder_that_others_may_read_is_not_used(temporary: Path) -> None:
    shared = leftover(temporary).parent
    shared.chmod(0o755)

    with temporary_folder():
        assert shared not in Path(tempfile.gettempdir()).parents
