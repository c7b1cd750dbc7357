"""Mails as Outlook keeps them."""

from datetime import UTC, datetime

import compressed_rtf
import pytest

from ingest.readers.enclosures import find_enclosures, may_enclose
from schemas.document import Method
from schemas.errors import UnreadableFileError
from tests.mail_files import attached_message, attachment, message, msg
from tests.ole_files import ole
from tests.sample_files import picture, read, texts_of

MORNING = datetime(2022, 3, 14, 8, tzinfo=UTC)


def enclosed(data: bytes) -> dict[str, bytes]:
    assert may_enclose(data)
    return {each.name: each.data for each in find_enclosures(data, "a.msg")}


def test_a_mail_is_read_as_it_is_printed() -> None:
    reading = read(msg("Gửi Kế hoạch", "Kính gửi\r\ncác phòng", sent_at=MORNING))

    assert texts_of(reading) == [
        "Từ: Văn thư <vt@a.example>",
        "Đến: Phòng Nội vụ",
        "Gửi lúc: 08:00, 14/03/2022",
        "Tiêu đề: Gửi Kế hoạch",
        "Kính gửi",
        "các phòng",
    ]
    assert reading.methods == (Method.MAIL,)


def test_a_page_is_preferred_to_the_same_text() -> None:
    html = "<html><p>Kính gửi</p></html>".encode()

    assert texts_of(read(msg("x", "không", html)))[-1] == "Kính gửi"


def test_a_text_in_rtf_alone_is_read() -> None:
    streams = message("x")
    packed = compressed_rtf.compress(rb"{\rtf1\ansi K\'ednh g\u7917?i}")

    data = ole({**streams, "__substg1.0_10090102": packed})

    assert texts_of(read(data))[-1] == "Kính gửi"


def test_each_attachment_is_a_file() -> None:
    data = msg("x", attached=(attachment("77-KH.docx", b"1"), attachment("", b"2")))

    assert enclosed(data) == {"77-KH.docx": b"1", "đính kèm 2": b"2"}


def test_an_attached_mail_is_a_mail() -> None:
    inner = message("Gốc", "thư gốc", attached=(attachment("a.pdf", b"1"),))

    ((name, data),) = enclosed(msg("x", attached=(attached_message(inner),))).items()

    assert name == "Gốc.eml"
    assert texts_of(read(data))[-1] == "thư gốc"
    assert enclosed(data) == {"a.pdf": b"1"}


def test_an_emblem_in_the_text_is_no_file() -> None:
    emblem = attachment("logo.png", picture(["x"]), "image/png", "a1")
    html = b'<html><img src="cid:a1"></html>'

    assert enclosed(msg("x", html=html, attached=(emblem,))) == {}


def test_a_damaged_mail_is_refused() -> None:
    data = msg("x", "Kính gửi các phòng" * 400)

    with pytest.raises(UnreadableFileError):
        read(data[:1600])
