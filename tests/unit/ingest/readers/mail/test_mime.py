"""Mails as the internet writes them: what they say, what is attached."""

from email import policy
from email.message import EmailMessage
from unicodedata import normalize

import pytest

from ingest.readers.enclosures import find_enclosures, may_enclose
from ingest.readers.mail.mime import starts_as_mail
from schemas.document import Method
from schemas.errors import UnsupportedFormatError
from tests.sample_files import picture, read, texts_of

LARGE = bytes(200_000)


def mail(
    subject: str = "Gửi Kế hoạch", text: str = "Kính gửi các phòng"
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Văn thư huyện <vanthu@a.example>"
    message["To"] = "noivu@a.example"
    message["Subject"] = subject
    message["Date"] = "Mon, 14 Mar 2022 08:00:00 +0700"
    message.set_content(text)
    return message


def enclosed(message: EmailMessage | bytes) -> dict[str, bytes]:
    data = bytes(message)
    assert may_enclose(data)
    return {each.name: each.data for each in find_enclosures(data, "a.eml")}


def test_a_mail_is_read_as_it_is_printed() -> None:
    reading = read(bytes(mail()), "a.eml")

    assert texts_of(reading) == [
        "Từ: Văn thư huyện <vanthu@a.example>",
        "Đến: noivu@a.example",
        "Gửi lúc: 08:00, 14/03/2022",
        "Tiêu đề: Gửi Kế hoạch",
        "Kính gửi các phòng",
    ]
    assert reading.methods == (Method.MAIL,)


def test_a_page_is_preferred_to_the_same_text() -> None:
    message = mail(text="Xem bằng trình duyệt")
    message.add_alternative("<p>Kính gửi</p><p>các phòng</p>", subtype="html")

    assert texts_of(read(bytes(message)))[4:] == ["Kính gửi", "các phòng"]


def test_a_text_is_read_in_its_encoding() -> None:
    head = b"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset="

    for charset, written in {
        b"utf-8": "Số".encode(),
        b"windows-1258": "Sô\u0301".encode("cp1258"),
        b"unknown-8bit": "Số".encode(),
        b"us-ascii": "Số".encode(),
    }.items():
        printed = texts_of(read(head + charset + b"\n\n" + written))[-1]
        assert normalize("NFC", printed) == "Số", charset


def test_a_header_may_be_bare_bytes() -> None:
    data = "From: a@b.example\nSubject: Gửi Kế hoạch\n\nx".encode()

    assert "Tiêu đề: Gửi Kế hoạch" in texts_of(read(data))


def test_each_attachment_is_a_file() -> None:
    message = mail()
    message.add_attachment(b"1", "application", "pdf", filename="Kế hoạch số 77.pdf")
    message.add_attachment(b"2", "image", "png", filename="scan.png")

    assert enclosed(message) == {"Kế hoạch số 77.pdf": b"1", "scan.png": b"2"}


def test_a_name_in_encoded_words_is_read() -> None:
    message = mail()
    message.add_attachment(b"1", "application", "pdf", filename="x.pdf")
    name = b'"=?utf-8?b?S+G6vyBob+G6oWNoLnBkZg==?="'

    data = bytes(message).replace(b'"x.pdf"', name)

    assert enclosed(data) == {"Kế hoạch.pdf": b"1"}


def test_an_attachment_without_a_name_gets_one() -> None:
    message = mail()
    message.add_attachment(b"1", "application", "pdf")

    assert enclosed(message) == {"đính kèm 1.pdf": b"1"}


def test_an_attached_text_is_no_part_of_the_mail() -> None:
    message = mail()
    message.add_attachment("Số: 3/KH-SNV", filename="kh.txt")

    assert texts_of(read(bytes(message)))[-1] == "Kính gửi các phòng"
    assert enclosed(message) == {"kh.txt": "Số: 3/KH-SNV\n".encode()}


def test_an_attached_mail_is_a_mail() -> None:
    inner = mail(subject="Gốc")
    inner.add_attachment(b"1", "application", "pdf", filename="a.pdf")
    outer = mail(subject="Chuyển tiếp")
    outer.add_attachment(inner)

    ((_, data),) = enclosed(outer).items()

    assert "Tiêu đề: Gốc" in texts_of(read(data))
    assert enclosed(data) == {"a.pdf": b"1"}


@pytest.mark.parametrize(("data", "is_file"), [(picture(["x"]), False), (LARGE, True)])
def test_a_picture_in_the_text_is_a_file_if_it_is_a_page(
    data: bytes, *, is_file: bool
) -> None:
    message = mail()
    message.add_alternative('<img src="cid:a1">', subtype="html")
    page = message.get_payload(1)
    assert isinstance(page, EmailMessage)
    page.add_related(data, "image", "png", cid="<a1>", filename="a.png")

    assert bool(enclosed(message)) is is_file


def test_signatures_and_invitations_are_no_files() -> None:
    message = mail()
    message.add_attachment(b"1", "application", "pkcs7-signature", filename="smime.p7s")
    message.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="a.ics")

    assert enclosed(message) == {}


def test_a_web_archive_is_read_as_its_page() -> None:
    page = EmailMessage(policy=policy.SMTP)
    page["From"] = "<Saved by Blink>"
    page["Subject"] = "Văn bản"
    page.set_content("<p>Số: 3/KH-SNV</p>", subtype="html")
    page.add_related(b"x" * 9, "image", "png", headers=["Content-Location: a.png"])
    page.add_related("p {}", subtype="css", headers=["Content-Location: a.css"])

    assert texts_of(read(bytes(page), "a.mht"))[-1] == "Số: 3/KH-SNV"
    assert enclosed(page) == {}


def test_a_box_of_mails_is_refused_by_its_name() -> None:
    one = b"From a@b.example Mon\n" + bytes(mail()) + b"\n"

    with pytest.raises(UnsupportedFormatError, match="hòm thư"):
        read(one + one)
    assert not may_enclose(one + one)


@pytest.mark.parametrize(
    ("start", "is_mail"),
    [
        ("Received: by a\n\twith b\nSubject: x\n\nSố", True),
        ("\ufeffMIME-Version: 1.0\nContent-Type: text/html\n\n", True),
        ("Subject: x\nTo: y\n\nSố", False),
        ("Số: 3/KH-SNV\nFrom: a\nSubject: x", False),
        ("From: Hà Nội\n\nTo: Huế", False),
        ("Date: hôm nay\nKính gửi: các phòng", False),
    ],
)
def test_a_mail_is_known_by_its_headers(start: str, *, is_mail: bool) -> None:
    assert starts_as_mail(start.encode()) is is_mail
