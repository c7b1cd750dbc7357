"""Whatever the bytes are, a reader gives a reading or says why not."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from ingest.programs import Programs, RecognisedLine
from ingest.readers.formats import read_pages
from schemas.document import Method
from schemas.errors import UnreadableFileError
from service.intake.programs import installed_programs
from service.intake.sources import find_sources
from tests.sample_files import (
    drawn_pdf,
    paragraph,
    pdf,
    run,
    with_widget,
    word_file,
    word_xml,
)

SEEN = RecognisedLine("Nơi nhận:", 10, 10, 90, 30, 0.9)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
REAL = installed_programs()
PROGRAMS = Programs(
    recognise=lambda _: (SEEN,), convert_doc=lambda data: data.decode("latin-1")
)
MAGICS = (
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>",
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"\xff\xfe",
    b"<?xml version='1.0' encoding='x'?><html>", b"<meta charset=utf-7>",
)  # fmt: skip
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def read_or_refuse(data: bytes) -> None:
    """Read bytes; nothing but a child of UnreadableFileError may be raised."""
    try:
        reading = read_pages(data, "a.bin", PROGRAMS)
    except UnreadableFileError:
        return
    assert any(line.text.strip() for page in reading.pages for line in page.lines)
    assert all(page.method in Method for page in reading.pages)
    assert all(0 <= page.trust <= 1 for page in reading.pages)


def picture(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), (200, 30, 30)).save(buffer, kind)
    return buffer.getvalue()


def table(document: docx.document.Document) -> None:
    document.add_table(2, 2).cell(0, 0).text = "Số: 3/KH-SNV"


@cache
def papers() -> tuple[bytes, ...]:
    """One good file of each format."""
    words = [(72.0, 100.0, "Điều 1. Phạm vi"), (72.0, 120.0, "Nơi nhận:")]
    return (
        pdf(words),
        with_widget(pdf(words), 200, 100, "8977"),
        drawn_pdf(lambda c: (c.grid([50, 90, 200], [50, 80, 110]), None)[1]),
        word_file(table),
        word_xml(paragraph(run("Điều 1")), footnotes="<w:footnote/>"),
        b"<html><body><table><tr><td>a<td>b</table><p>x",
        picture("PNG"),
        picture("JPEG"),
        picture("TIFF"),
        "Căn cứ Nghị định số 12/2024/NĐ-CP".encode("utf-16"),
        picture("PDF"),
        OLE + "Căn cứ Nghị định số 12/2024/NĐ-CP".encode("utf-16-le") * 20,
    )


@QUICK
@given(st.sampled_from(MAGICS), st.binary(max_size=300))
@example(b"%PDF-1.7\n", b"1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj")
@example(b"\xff\xfe", b"\x00\xd8")
def test_random_bytes_are_read_or_refused(magic: bytes, data: bytes) -> None:
    read_or_refuse(magic + data)


@QUICK
@given(st.integers(0, 11), st.floats(0, 1))
def test_files_that_break_off_are_read_or_refused(which: int, share: float) -> None:
    whole = papers()[which]

    read_or_refuse(whole[: int(len(whole) * share)])


CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12
)


@settings(QUICK, max_examples=150)
@given(st.integers(0, 11), CHANGES)
def test_damaged_files_are_read_or_refused(
    which: int, changes: list[tuple[float, int]]
) -> None:
    damaged = bytearray(papers()[which])
    for place, byte in changes:
        damaged[int(place * len(damaged))] = byte

    read_or_refuse(bytes(damaged))


@settings(QUICK, max_examples=80)
@given(CHANGES)
def test_damaged_xml_inside_word_files_is_read_or_refused(
    changes: list[tuple[float, int]],
) -> None:
    def damage(xml: bytes) -> bytes:
        damaged = bytearray(xml)
        for place, byte in changes:
            damaged[int(place * len(damaged))] = byte
        return bytes(damaged)

    read_or_refuse(repacked(papers()[4], damage))


def repacked(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The zip archive with every member changed."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(old.read(name)))
    return buffer.getvalue()


@QUICK
@given(st.text(st.sampled_from("|-_[]1 ¹\n\t\fSốKÝa.:"), max_size=300))
def test_whatever_antiword_says_is_read_or_refused(text: str) -> None:
    programs = replace(PROGRAMS, convert_doc=lambda _: text)
    with suppress(UnreadableFileError):
        assert read_pages(OLE, "a.doc", programs).pages


@pytest.mark.skipif(REAL.convert_doc is None, reason="antiword is not installed")
@settings(QUICK, max_examples=20)
@given(CHANGES)
def test_damaged_old_word_files_are_read_or_refused(
    changes: list[tuple[float, int]],
) -> None:
    damaged = bytearray(papers()[11] * 8)
    for place, byte in changes:
        damaged[int(place * len(damaged))] = byte
    with suppress(UnreadableFileError):
        read_pages(OLE + bytes(damaged), "a.doc", REAL)


@QUICK
@given(CHANGES, st.floats(0, 1))
@example([(0.640625, 1), (0.578125, 1)], 0.0)  # its names are no UTF-8, either
def test_damaged_archives_give_their_files_or_a_problem(
    changes: list[tuple[float, int]], share: float
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("một.txt", "Căn cứ " * 40)
        archive.writestr("b/hai.txt", "Số: 3/KH-SNV")
    damaged = bytearray(buffer.getvalue())
    for place, byte in changes:
        damaged[int(place * len(damaged))] = byte
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.zip")
        path.write_bytes(damaged[: int(len(damaged) * max(share, 0.5) * 2)])
        found = list(find_sources([path]))
    assert all(each.data or each.problem is not None for each in found if each.filename)
