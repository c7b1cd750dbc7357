"""Mails: who wrote to whom, and what; attachments are files of their own."""

from collections.abc import Iterator

from ingest.programs import Programs
from ingest.readers.mail.message import Message, Written
from ingest.readers.mail.mime import read_mime
from ingest.readers.mail.outlook import read_outlook
from ingest.readers.typed.html import page_lines
from ingest.readers.typed.plain import pages_of
from schemas.document import Line, Method, Page, Reading


def read_mail(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a mail or a web archive (EML, MHT).

    Raises:
        UnreadableFileError: it is damaged, or a box of many mails.

    """
    del programs
    return _reading(read_mime(data, filename), "message/rfc822", filename)


def read_outlook_mail(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a mail of Outlook (MSG).

    Raises:
        UnreadableFileError: it is damaged.

    """
    del programs
    message = read_outlook(data, filename)
    return _reading(message, "application/vnd.ms-outlook", filename)


def _reading(message: Message, media_type: str, filename: str) -> Reading:
    lines = [*_heads(message)]
    for piece in message.body:
        lines += _body(piece, filename)
    return Reading(media_type, (Page(1, tuple(lines), Method.MAIL),))


def _heads(message: Message) -> Iterator[Line]:
    """Yield what stands above a printed mail."""
    sent = message.sent_at
    for name, value in {
        "Từ": message.sender,
        "Đến": message.recipients,
        "Gửi lúc": f"{sent:%H:%M, %d/%m/%Y}" if sent else "",
        "Tiêu đề": message.subject,
    }.items():
        if value:
            yield Line(f"{name}: {value}")


def _body(piece: Written, filename: str) -> list[Line]:
    if not piece.text.strip():
        return []
    if piece.is_html:
        return page_lines(piece.text, filename)
    return [line for page in pages_of(piece.text, Method.MAIL) for line in page.lines]
