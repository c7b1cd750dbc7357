"""The files that an import finds."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from service.intake.sources import Source, count_sources, find_sources


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder, a folder in it, an archive, and what is to be left out."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b/two.txt").write_text("2")
    (tmp_path / "a.txt").write_text("1")
    (tmp_path / ".hidden").write_text("no")
    with ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("x/three.txt", "3")
        archive.writestr("__MACOSX/x/._three.txt", "no")
        archive.writestr("x/.DS_Store", "no")
    return tmp_path


def found(path: Path) -> list[Source]:
    return list(find_sources([path]))


def test_folders_and_archives_are_opened_in_order(inbox: Path) -> None:
    names = [each.path.removeprefix(f"{inbox}/") for each in found(inbox)]

    assert names == ["a.txt", "b/two.txt", "c.zip/x/three.txt"]
    assert [each.data for each in found(inbox)] == [b"1", b"2", b"3"]


def test_a_file_has_the_last_part_of_its_path_as_name(inbox: Path) -> None:
    assert [each.filename for each in found(inbox)] == [
        "a.txt",
        "two.txt",
        "three.txt",
    ]


def test_files_are_counted_without_reading_them(inbox: Path) -> None:
    assert count_sources([inbox]) == 3


def test_a_broken_archive_is_one_file_with_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and no more")

    assert [each.problem for each in found(tmp_path)] == ["tệp nén zip bị hỏng"]
    assert count_sources([tmp_path]) == 1


def test_an_archive_with_a_broken_name_is_one_file_with_a_problem(
    tmp_path: Path,
) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("một.txt", "1")
    whole = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(whole.replace("ộ".encode(), b"\xff\xff\xff"))

    assert [each.problem for each in found(tmp_path)] == ["tệp nén zip bị hỏng"]


def test_a_damaged_member_leaves_the_others(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "good one")
        archive.writestr("b.txt", "bad one")
    whole = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(whole.replace(b"bad one", b"BAD ONE"))

    assert [each.problem for each in found(tmp_path)] == [
        None,
        "tệp trong tệp nén bị hỏng",
    ]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(30_000_000))

    (bomb,) = found(tmp_path)
    assert bomb.problem == "tệp trong tệp nén quá lớn khi giải nén"
    assert bomb.data == b""


def test_a_file_that_is_not_there_has_a_problem(tmp_path: Path) -> None:
    (missing,) = found(tmp_path / "nothing.txt")

    assert missing.problem
