"""Word 97-2003 files: deleted text is taken out, what stays unknown is told."""

import io

import olefile
import pytest

from ingest.readers.word97.revisions import without_deleted
from tests.doc_files import (
    BOLD,
    DELETED,
    FONT,
    INSERTED,
    STRUCK_OUT,
    STRUCK_TWICE,
    doc,
)
from tests.ole_files import ole

FAST_SAVED = 1 << 2


def text_of(data: bytes, encoding: str) -> str:
    with olefile.OleFileIO(io.BytesIO(data)) as opened:
        stream = opened.openstream("WordDocument").read()
    return str(stream[0x400:0x800].decode(encoding)).rstrip("\0")


@pytest.mark.parametrize("encoding", ["utf-16-le", "latin-1"])
def test_deleted_text_is_cleared_where_it_stands(encoding: str) -> None:
    data = doc(
        ("so ", BOLD),
        ("60\r\x07", FONT + DELETED),
        ("61", INSERTED),
        ("/SNV", b""),
        encoding=encoding,
    )

    cleared = without_deleted(data).data

    assert len(cleared) == len(data)
    assert text_of(cleared, encoding) == "so \x1f\x1f\r\x0761/SNV"


@pytest.mark.parametrize("properties", [STRUCK_OUT, FONT + STRUCK_TWICE])
def test_what_is_struck_out_is_cleared_as_well(properties: bytes) -> None:
    data = doc(("so ", BOLD), ("60", properties), ("61", b""))

    assert text_of(without_deleted(data).data, "utf-16-le") == "so \x1f\x1f61"


@pytest.mark.parametrize(
    ("head", "is_letterhead"), [("\rCộng hòa xã hội", True), ("\rSở Tư pháp", False)]
)
def test_a_letterhead_in_the_head_of_the_page_is_noticed(
    head: str, *, is_letterhead: bool
) -> None:
    data = doc(("Cộng hòa xã hội", BOLD), (head, b""), heads=len(head))

    assert without_deleted(data).has_letterhead_apart is is_letterhead


def test_heads_of_pages_of_western_letters_are_looked_at_too() -> None:
    data = doc(("so 61", BOLD), ("Trang", b""), heads=5, encoding="latin-1")

    assert without_deleted(data).has_letterhead_apart is False


@pytest.mark.parametrize(
    "data",
    [
        doc(("so 61", BOLD)),
        ole({"WordDocument": b"\xdc\xa5" + bytes(5000)}),
        ole({"WordDocument": b"\xec\xa5"}),
        ole({"Other": b"x"}),
        doc(("60", DELETED))[:1200],
        b"",
    ],
)
def test_other_files_stay_as_they_are(data: bytes) -> None:
    assert without_deleted(data).data == data


@pytest.mark.parametrize(
    ("flags", "authors", "is_unsure"),
    [(0, 2, False), (FAST_SAVED, 1, False), (FAST_SAVED, 2, True)],
)
def test_changes_of_a_file_saved_in_a_hurry_are_unsure(
    flags: int, authors: int, *, is_unsure: bool
) -> None:
    data = doc(("so 61", BOLD), flags=flags, authors=authors)

    assert without_deleted(data).is_unsure is is_unsure


@pytest.mark.parametrize(("characters", "has_them"), [(0, False), (5, True)])
def test_text_boxes_are_told(characters: int, *, has_them: bool) -> None:
    data = doc(("so 61", BOLD), text_boxes=characters)

    assert without_deleted(data).has_text_boxes is has_them
