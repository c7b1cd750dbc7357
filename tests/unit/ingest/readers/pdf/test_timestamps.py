"""The day on which a PDF was there already."""

import io
from datetime import date

import pikepdf
import pytest

from ingest.readers.pdf.timestamps import made_on


def paper(created: str | None, *signed: str) -> bytes:
    """An empty page, made and signed at these moments."""
    pdf, file = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    if created:
        pdf.docinfo["/CreationDate"] = created
    fields = [
        pikepdf.Dictionary(FT=pikepdf.Name.Sig, V=pikepdf.Dictionary(M=moment))
        for moment in signed
    ]
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(fields))
    pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize("created", ["D:20250515072107+07'00'", "20250515072107"])
def test_a_file_says_when_it_was_made(created: str) -> None:
    assert made_on(paper(created)) == date(2025, 5, 15)


def test_the_first_signature_counts_if_it_is_earlier() -> None:
    signed = ("D:20251020100046+07'00'", "D:20251001170818+07'00'")

    assert made_on(paper("D:20260110154353Z", *signed)) == date(2025, 10, 1)


@pytest.mark.parametrize("created", [None, "hôm qua", "D:20251345"])
def test_a_file_may_not_say(created: str | None) -> None:
    assert made_on(paper(created)) is None


def test_a_file_that_cannot_be_opened_says_nothing() -> None:
    assert made_on(b"%PDF-1.7") is None
