"""Names of files, whatever bytes they are."""

import struct
from pathlib import Path
from unicodedata import normalize
from zipfile import ZipInfo

import pytest

from service.intake.file_names import member_path, readable_name, readable_path


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("17-QĐ-UBND.txt".encode(), "17-QĐ-UBND.txt"),
        (normalize("NFD", "Kế hoạch.pdf").encode(), "Kế hoạch.pdf"),
        (b"17-Q\xd0-UBND.txt", "17-QĐ-UBND.txt"),
        (b"K\xea\xec hoa\xf2ch.pdf", "Kế hoạch.pdf"),
        (b"a\x8ab.pdf", "a\\x8ab.pdf"),
        (b"a\nb\tc.pdf", "a\\nb\\tc.pdf"),
        ("a\u2028b.pdf".encode(), "a\\u2028b.pdf"),
        ("fdp.\u202eexe.pdf".encode(), "fdp.\\u202eexe.pdf"),
    ],
)
def test_any_bytes_are_a_name_on_one_line(raw: bytes, name: str) -> None:
    assert readable_name(raw) == name


def test_each_folder_of_a_path_has_its_own_encoding() -> None:
    path = Path("/kho/Q\udcd0/Kế hoạch.txt")

    assert readable_path(path) == "/kho/QĐ/Kế hoạch.txt"


def member(raw: bytes, *, flag: int = 0, extra: bytes = b"") -> ZipInfo:
    """A member as ``zipfile`` reads it from an archive."""
    info = ZipInfo(raw.decode("utf-8" if flag else "cp437"))
    info.flag_bits, info.extra = flag, extra
    return info


def repeated(name: str) -> bytes:
    """The extra field in which Info-ZIP repeats a name in UTF-8."""
    field = b"\x01" + bytes(4) + name.encode()
    return struct.pack("<HHHH", 1, 0, 0x7075, len(field)) + field


@pytest.mark.parametrize(
    "found",
    [
        member("Quyết định/17-QĐ.txt".encode(), flag=0x800),
        member("Quyết định/17-QĐ.txt".encode()),
        member(normalize("NFD", "Quyết định/17-QĐ.txt").encode()),
        member("Quyết định\\17-QĐ.txt".encode()),
        member("../Quyết định/17-QĐ.txt".encode()),
        member(b"Quy_t d_nh/17-Q_.txt", extra=repeated("Quyết định/17-QĐ.txt")),
    ],
)
def test_a_member_of_a_zip_archive_has_the_name_that_was_meant(found: ZipInfo) -> None:
    expected = "Quyết định/17-QĐ.txt"

    assert str(member_path(found)) == expected


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"17-Q\xd0-UBND.txt", "17-QĐ-UBND.txt"),
        ("Über 17.txt".encode("cp437"), "Über 17.txt"),
        (b"a\rb/17.txt", "a\\rb/17.txt"),
        (b"a\\17.txt", "a/17.txt"),
    ],
)
def test_a_member_named_in_another_encoding_is_readable(raw: bytes, name: str) -> None:
    assert str(member_path(member(raw))) == name
