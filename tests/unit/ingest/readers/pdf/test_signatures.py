"""What a digital signature says of the file, checked without a network."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils.generic import NameObject, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from ingest.readers.pdf.signatures import find_signatures
from schemas.digital_signature import SignatureState, joint_state
from tests.sample_files import pdf, read, saved
from tests.signed_files import ISSUED_BY, signed

PLAN = pdf([(72, 200, "KẾ HOẠCH")])
AN = "Nguyễn Văn An"
OFFICE = "UBND tỉnh Quảng Lâm"


@pytest.fixture(scope="module")
def once() -> bytes:
    return signed(PLAN, AN)


def states(data: bytes) -> list[SignatureState]:
    return [each.state for each in find_signatures(data)]


def with_title(data: bytes) -> bytes:
    """The file with a revision after the last one, which nobody has signed."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    writer.root["/Lang"] = pdf_string("vi")
    writer.root["/PageLayout"] = NameObject("/SinglePage")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_that_was_not_changed_is_valid(once: bytes) -> None:
    (signature,) = find_signatures(once)

    assert signature.state is SignatureState.VALID
    assert (signature.signer, signature.organisation) == (AN, OFFICE)
    assert signature.issued_by == ISSUED_BY


def test_the_moment_is_what_the_signing_program_wrote(once: bytes) -> None:
    (signature,) = find_signatures(once)
    made = datetime.fromisoformat(signature.signed_at or "")

    assert abs(datetime.now(UTC) - made) < timedelta(hours=1)


def test_what_a_later_signature_covers_is_right() -> None:
    numbered = with_title(signed(PLAN, AN))

    assert states(signed(numbered, OFFICE, "Signature2")) == [
        SignatureState.CONTINUED,
        SignatureState.VALID,
    ]


def test_what_nobody_signed_is_a_change(once: bytes) -> None:
    assert states(with_title(once)) == [SignatureState.CHANGED]


def test_a_change_after_the_last_signature_is_one_after_all() -> None:
    twice = signed(signed(PLAN, AN), OFFICE, "Signature2")

    assert states(with_title(twice)) == [SignatureState.CHANGED] * 2


def test_altered_bytes_make_a_signature_invalid(once: bytes) -> None:
    altered = once.replace(b"/MediaBox", b"/CropBox ", 1)

    assert altered != once
    assert states(altered) == [SignatureState.INVALID]


def test_memory_that_runs_out_is_no_word_on_the_file(
    once: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_out(*_args: object, **_more: object) -> None:
        raise MemoryError

    monkeypatch.setattr("pyhanko.pdf_utils.reader.PdfFileReader", run_out)

    with pytest.raises(MemoryError):
        find_signatures(once)


def test_a_file_without_signatures_has_none() -> None:
    assert find_signatures(PLAN) == ()


def test_a_file_saved_anew_keeps_a_signature_that_no_longer_fits(once: bytes) -> None:
    opened = pikepdf.open(io.BytesIO(once))

    assert states(saved(opened)) in ([SignatureState.INVALID], [SignatureState.CHANGED])


@pytest.mark.parametrize("data", [b"/ByteRange", b"%PDF-1.7 /ByteRange [0 1 2 3]"])
def test_what_is_no_file_has_no_signatures(data: bytes) -> None:
    assert find_signatures(data) == ()


def test_a_cut_file_never_stops_the_reading(once: bytes) -> None:
    for length in range(200, len(once), 1500):
        find_signatures(once[:length])


def test_an_expired_certificate_is_no_doubt(once: bytes) -> None:
    assert read(once).doubts == read(PLAN).doubts


def test_a_file_is_as_its_worst_signature() -> None:
    first, second = find_signatures(signed(signed(PLAN, AN), OFFICE, "Signature2"))

    assert joint_state([first, second]) is SignatureState.CONTINUED
    assert joint_state([]) is None
