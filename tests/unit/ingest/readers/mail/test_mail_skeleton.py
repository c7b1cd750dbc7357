"""A large mail is taken apart as its parser would, without being held."""

import tracemalloc
from email import policy
from email.message import EmailMessage
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO

import pytest

from ingest.readers.mail import mail_skeleton
from ingest.readers.mail.mail_skeleton import MOST_HELD, SMALL, skeleton_of
from ingest.readers.mail.message import Message
from ingest.readers.mail.mime import read_mime
from schemas.errors import UnreadableFileError, UnsupportedFormatError

ODD = bytes(range(256)) * (SMALL // 128 + 1) + b"\r\n--end\n=3D\n"
LETTERS = ("Văn bản = số 5\n" * (SMALL // 10)).encode()


class _Kept(BytesIO):
    """The bytes of a part, which stay when it is closed."""

    def __init__(self, parts: dict[str, bytes], mark: str) -> None:
        super().__init__()
        self._parts, self._mark = parts, mark

    def close(self) -> None:
        self._parts[self._mark] = self.getvalue()
        super().close()


def taken_apart(data: bytes) -> tuple[Message, dict[str, bytes]]:
    """Return the mail, and what is attached to it, wherever it was kept."""
    parts: dict[str, bytes] = {}
    found = skeleton_of(BytesIO(data), "a.eml", lambda mark: _Kept(parts, mark))
    assert found.checksum == sha256(data).hexdigest()
    assert len(found.data) < len(data)
    message = read_mime(found.data, "a.eml", found.size_of)
    attached = {
        each.name: parts.get(found.mark_in(each.data) or "", each.data)
        for each in message.attachments
    }
    return message, attached


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Văn thư huyện <vanthu@a.example>"
    message["To"] = "noivu@a.example"
    message["Subject"] = "Gửi Kế hoạch"
    message["Date"] = "Mon, 14 Mar 2022 08:00:00 +0700"
    message.set_content("Kính gửi các phòng")
    return message


def with_files(encoding: str, data: bytes) -> EmailMessage:
    message = mail()
    message.add_attachment(
        data, "application", "pdf", filename="kế hoạch.pdf", cte=encoding
    )
    message.add_attachment(b"small", "application", "pdf", filename="nhỏ.pdf")
    return message


def with_text_file() -> EmailMessage:
    message = mail()
    message.add_attachment(LETTERS.decode(), filename="thư.txt", cte="8bit")
    return message


def with_page() -> EmailMessage:
    """A page with a large picture in it and a file beside it."""
    message = mail()
    page = '<p>Kính gửi</p><img src="cid:anh">'
    message.add_alternative(page, subtype="html")
    body = message.get_payload()[1]  # type: ignore[index]
    body.add_related(ODD, "image", "png", cid="<anh>", filename="ảnh.png")  # type: ignore[union-attr]
    message.add_attachment(ODD, "application", "pdf", filename="kế hoạch.pdf")
    return message


@pytest.mark.parametrize(
    "message",
    [
        with_files("base64", ODD),
        with_files("quoted-printable", LETTERS),
        with_files("8bit", LETTERS),
        with_text_file(),
        with_page(),
    ],
)
@pytest.mark.parametrize("rules", [policy.SMTP, policy.default])
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf\r\n"])
def test_it_says_and_has_what_its_parser_finds(
    message: EmailMessage, rules: policy.EmailPolicy, before: bytes
) -> None:
    data = before + message.as_bytes(policy=rules)
    whole = read_mime(data, "a.eml")
    found, attached = taken_apart(data)

    assert (found.subject, found.sender, found.sent_at, found.body) == (
        whole.subject,
        whole.sender,
        whole.sent_at,
        whole.body,
    )
    assert attached == {each.name: each.data for each in whole.attachments}


def test_a_mail_that_is_attached_is_kept_as_it_came() -> None:
    outer, inner = mail(), with_files("base64", ODD)
    outer.add_attachment(inner)
    _, attached = taken_apart(outer.as_bytes())
    (data,) = attached.values()

    assert next(each.data for each in read_mime(data, "b.eml").attachments) == ODD


def test_a_part_on_a_single_line_is_kept() -> None:
    line = "=41" * SMALL
    data = (
        b"From: a@a.example\nTo: b@a.example\nContent-Type: application/pdf\n"
        b"Content-Transfer-Encoding: quoted-printable\n\n" + line.encode()
    )
    _, attached = taken_apart(data)

    assert list(attached.values()) == [b"A" * SMALL]


def test_many_small_parts_are_not_all_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_skeleton, "MOST_HELD", 100_000)
    message = mail()
    for number in range(40):
        data = bytes([number]) * 9_000
        message.add_attachment(data, "application", "pdf", filename=f"{number}.pdf")
    whole = read_mime(bytes(message), "a.eml")
    _, attached = taken_apart(bytes(message))

    assert attached == {each.name: each.data for each in whole.attachments}


def test_a_box_of_mails_is_refused() -> None:
    box = b"From a@a.example Fri\n" + bytes(mail()) + b"\n\nFrom b@a.example Fri\n"

    with pytest.raises(UnsupportedFormatError, match="nhiều thư"):
        taken_apart(box + bytes(mail()))


def test_a_mail_with_more_text_than_is_held_is_refused_with_the_limit() -> None:
    data = bytes(mail()) + b"x" * 78 + b"\n" + b"y\n" * (MOST_HELD // 2)

    with pytest.raises(UnreadableFileError, match="hơn 32 MB"):
        taken_apart(data)


def test_of_a_large_mail_little_is_held(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(with_files("base64", bytes(24 * 1024 * 1024))))

    def keep(mark: str) -> IO[bytes]:
        return (tmp_path / mark).open("wb")

    tracemalloc.start()
    with path.open("rb") as file:
        found = skeleton_of(file, "a.eml", keep)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert list(found.cut.values()) == [24 * 1024 * 1024]
    assert held < 2 * 1024 * 1024
