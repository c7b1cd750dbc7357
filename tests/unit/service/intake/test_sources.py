"""The files that an import finds."""

import os
import tempfile
import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from service.intake.incoming_file import Exclusions
from service.intake.sources import Source, count_sources, find_sources
from service.intake.unpacked_size import LARGEST_FILE, MOST_NESTED
from tests.sample_files import word_file

NOTHING = Exclusions()


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


def test_a_name_in_an_archive_need_not_be_in_utf8_although_it_says_so(
    tmp_path: Path,
) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("một.txt", "1")
        archive.writestr("hai-Đ.txt", "2")
    whole = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(whole.replace("ộ".encode(), b"\xd0\xf4c"))

    assert [(each.filename, each.data) for each in found(tmp_path)] == [
        ("hai-Đ.txt", b"2"),
        ("mĐôct.txt", b"1"),
    ]
    assert count_sources([tmp_path]) == 2


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


def test_other_zipped_documents_are_no_archives(tmp_path: Path) -> None:
    data = zipped(**{"Index/Document.iwa": "x", "Index/Tables/a.iwa": "y"})
    (tmp_path / "a.pages").write_bytes(data)

    assert [each.filename for each in found(tmp_path)] == ["a.pages"]


def test_a_file_that_is_not_there_has_a_problem(tmp_path: Path) -> None:
    (missing,) = found(tmp_path / "nothing.txt")

    assert missing.problem


def skipped(path: Path) -> dict[str, str]:
    """The names of the files left out below *path*, and why."""
    left_out: dict[str, str] = {}
    for _ in find_sources([path], left_out.__setitem__):
        pass
    return {name.removeprefix(f"{path}/"): code for name, code in left_out.items()}


def zipped(**members: bytes | str) -> bytes:
    """A zip archive; ``a_txt="1"`` is its member ``a.txt``."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return buffer.getvalue()


def test_what_is_left_out_is_told_with_the_reason(inbox: Path) -> None:
    (inbox / "Thumbs.db").write_bytes(b"x")
    (inbox / "~$a.docx").write_bytes(b"x")
    (inbox / "b.pdf.part").write_bytes(b"x")

    assert skipped(inbox) == {
        ".hidden": "hidden",
        "Thumbs.db": "system_file",
        "~$a.docx": "lock_file",
        "b.pdf.part": "being_copied",
        "c.zip/__MACOSX/x/._three.txt": "system_file",
        "c.zip/x/.DS_Store": "hidden",
    }


def test_any_bytes_are_a_name(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"17-Q\xd0.txt")).write_text("1")

    (one,) = found(tmp_path)
    assert (one.filename, one.data) == ("17-QĐ.txt", b"1")


def test_archives_inside_archives_are_opened(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(b_zip=zipped(c_txt="1")))

    assert [each.path for each in found(tmp_path)] == [f"{tmp_path}/a.zip/b.zip/c.txt"]


def test_archives_are_known_by_their_bytes(tmp_path: Path) -> None:
    word = word_file(lambda document: document.add_paragraph("Số: 3/KH-SNV"))
    (tmp_path / "a.zip").write_bytes(word)
    (tmp_path / "b.dat").write_bytes(zipped(c_txt="1"))

    assert [each.path.removeprefix(f"{tmp_path}/") for each in found(tmp_path)] == [
        "a.zip",
        "b.dat/c.txt",
    ]


def test_archives_lie_inside_each_other_to_a_depth(tmp_path: Path) -> None:
    inner = innermost = zipped(a_txt="1")
    for _ in range(MOST_NESTED):
        inner = zipped(a_zip=inner)
    (tmp_path / "a.zip").write_bytes(inner)

    (deepest,) = found(tmp_path)
    assert deepest.problem == "tệp nén lồng nhau quá sâu"
    assert deepest.data == innermost


def test_an_empty_file_has_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()

    assert [(each.problem, each.code) for each in found(tmp_path)] == [
        ("tệp rỗng (0 byte)", "empty")
    ]


def test_a_file_larger_than_any_document_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "phim.pdf").open("wb") as film:
        film.truncate(LARGEST_FILE + 1)

    (film_found,) = found(tmp_path)
    assert (film_found.data, film_found.code) == (b"", "too_large_file")


def test_a_folder_that_links_lead_back_to_is_visited_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b/a.txt").write_text("1")
    (tmp_path / "b/c").symlink_to("../b")
    (tmp_path / "a").symlink_to("b")

    assert [each.path for each in found(tmp_path)] == [f"{tmp_path}/b/a.txt"]
    assert skipped(tmp_path) == {"a": "visited_folder", "b/c": "visited_folder"}


def test_pipes_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert found(tmp_path) == []
    assert skipped(tmp_path) == {"pipe": "special_file"}


def test_a_link_to_itself_is_a_file_with_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    (tmp_path / "b.txt").write_text("1")

    assert [bool(each.problem) for each in found(tmp_path)] == [True, False]


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder with a file and with a folder that we may not open."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "a").mkdir(mode=0)
        (folder / "b.txt").write_text("1")
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        yield folder
        if root:
            os.seteuid(0)
        (folder / "a").chmod(0o700)


def test_a_folder_that_cannot_be_opened_has_a_problem(closed: Path) -> None:
    folder, file = found(closed)

    assert folder.problem == "không mở được thư mục: không có quyền đọc"
    assert file.data == b"1"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "x/../../passwd", "..\\..\\passwd"]
)
def test_a_member_does_not_leave_its_archive(tmp_path: Path, name: str) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(name, "1")

    (member,) = found(tmp_path)

    assert member.path.startswith(f"{tmp_path}/a.zip/")
    assert ".." not in Path(member.path).parts
    assert member.filename == "passwd"
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]


def test_a_sparse_file_of_a_gigabyte_costs_no_memory(tmp_path: Path) -> None:
    with (tmp_path / "film.txt").open("wb") as film:
        film.truncate(1 << 30)
    tracemalloc.start()

    (film_found,) = find_sources([tmp_path])

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert film_found.code == "too_large_file"
    assert peak < 1 << 20


def test_a_large_file_is_not_held(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as large:
        large.truncate(1 << 28)
    tracemalloc.start()

    (found_there,) = find_sources([tmp_path])

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found_there.data == b""
    assert found_there.large
    assert found_there.large.size == 1 << 28
    assert peak < 1 << 20


def test_the_archive_itself_is_left_out(tmp_path: Path) -> None:
    home = tmp_path / "inbox/kho"
    home.mkdir(parents=True)
    (home / "events.db").write_text("x")
    (tmp_path / "inbox/a.txt").write_text("1")
    without = Exclusions(home)

    names, left_out = taken([tmp_path / "inbox"], without)

    assert names == ["a.txt"]
    assert left_out == {"kho": "archive_home"}
    assert count_sources([tmp_path / "inbox"], without) == 1


def test_a_file_that_is_being_written_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("2")
    with (tmp_path / "a.txt").open("w", encoding="utf-8") as half:
        half.write("1")
        half.flush()
        names, left_out = taken([tmp_path])

    assert names == ["b.txt"]
    assert left_out == {"a.txt": "being_written"}


def test_a_file_that_is_whole_by_the_end_comes_last(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("2")
    with (tmp_path / "a.txt").open("w", encoding="utf-8") as half:
        half.write("1")
        sources = find_sources([tmp_path])
        first = next(sources)
    (last,) = sources

    assert (first.filename, last.filename) == ("b.txt", "a.txt")
    assert last.data == b"1"


def test_what_has_just_changed_is_left_out_where_that_is_wanted(tmp_path: Path) -> None:
    for name in ("new.txt", "old.txt"):
        (tmp_path / name).write_text("1")
    os.utime(tmp_path / "old.txt", (0, 0))

    names, left_out = taken([tmp_path], Exclusions(quiet=3600))

    assert names == ["old.txt"]
    assert left_out == {"new.txt": "being_written"}


def test_a_time_to_come_does_not_keep_a_file_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1")
    os.utime(tmp_path / "a.txt", (9e9, 9e9))

    assert taken([tmp_path], Exclusions(quiet=3600))[0] == ["a.txt"]


def test_a_file_that_changes_while_it_is_read_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("1")
    read = Path.read_bytes

    def read_and_change(path: Path) -> bytes:
        data = read(path)
        path.write_bytes(data + b"2")
        return data

    monkeypatch.setattr(Path, "read_bytes", read_and_change)

    assert taken([tmp_path]) == ([], {"a.txt": "being_written"})


def taken(
    paths: list[Path], without: Exclusions = NOTHING
) -> tuple[list[str], dict[str, str]]:
    """Return the names of the files found, and those left out with the reason."""
    left_out: dict[str, str] = {}

    def skip(path: str, code: str) -> None:
        left_out[Path(path).name] = code

    names = [each.filename for each in find_sources(paths, skip, without=without)]
    return names, left_out
