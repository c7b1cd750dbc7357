"""Mails as Outlook keeps them: MSG, an OLE container of properties."""

import io
import struct
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

import compressed_rtf
import olefile

from ingest.readers.mail.message import Message, Written, attachment_name, is_emblem
from ingest.readers.rich_text.flow import walk
from ingest.readers.typed.html import page_text
from ingest.readers.typed.plain import decode
from schemas.enclosure import Enclosure
from schemas.errors import UnreadableFileError, UnsupportedFormatError

PROPERTIES = "__properties_version1.0"
"""The stream that every message has, and each of its attachments."""
_STREAM = "__substg1.0_"
_ATTACHMENT = "__attach_version1.0_"
_EMBEDDED = f"{_STREAM}3701000D"  # a message that is attached to this one
_TEXTS = (("001F", "utf-16-le"), ("001E", None), ("0102", None))
_SUBJECT, _SENDER, _ADDRESS, _RECIPIENTS = "0037", "0C1A", "5D01", "0E04"
_BODY, _HTML, _RTF = "1000", "1013", "1009"
_NAME, _SHORT_NAME, _MEDIA_TYPE, _CONTENT_ID = "3707", "3704", "370E", "3712"
_SENT_AT = 0x00390040  # the property's number, and its type: a moment
_BEFORE_PROPERTIES, _BEFORE_INNER = 32, 24  # bytes, in a message and in one inside
_PROPERTY = struct.Struct("<IIq")
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_FAILURES = (OSError, ValueError, LookupError, TypeError, struct.error)


def read_outlook(data: bytes, filename: str) -> Message:
    """Return the mail that an OLE container holds.

    Raises:
        UnreadableFileError: it is damaged.

    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as opened:
            return _Storage(opened, ()).message()
    except _FAILURES as error:
        raise UnreadableFileError(f"{filename}: thư Outlook bị hỏng") from error


class _Storage:
    """The properties of a message or of an attachment, at a place of the container."""

    def __init__(self, opened: olefile.OleFileIO, place: tuple[str, ...]) -> None:
        self._opened, self._place = opened, place

    def message(self) -> Message:
        """Return the message that lies here."""
        html = self._html()
        return Message(
            subject=self._text(_SUBJECT),
            sender=_named(self._text(_SENDER), self._text(_ADDRESS)),
            recipients=self._text(_RECIPIENTS),
            sent_at=self._sent_at(),
            body=(Written(html, is_html=True) if html else Written(self._plain()),),
            attachments=tuple(self._attachments(html)),
        )

    def _attachments(self, html: str) -> Iterator[Enclosure]:
        depth = len(self._place)
        inside = self._opened.listdir(streams=True, storages=True)
        names = sorted(
            {
                path[depth]
                for path in inside
                if tuple(path[:depth]) == self._place and len(path) > depth
            }
        )
        storages = (name for name in names if name.startswith(_ATTACHMENT))
        for number, name in enumerate(storages, 1):
            attached = _Storage(self._opened, (*self._place, name))
            yield from attached.enclosures(number, html)

    def enclosures(self, number: int, html: str) -> Iterator[Enclosure]:
        """Yield the file that is attached here, unless it is a piece of the page."""
        if self._opened.exists([*self._place, _EMBEDDED]):
            inner = _Storage(self._opened, (*self._place, _EMBEDDED)).message()
            yield Enclosure(f"{inner.subject or f'thư kèm {number}'}.eml", _eml(inner))
            return
        data = self._bytes("3701", "0102")
        kind, identity = self._text(_MEDIA_TYPE), self._text(_CONTENT_ID)
        if identity and f"cid:{identity}" in html and is_emblem(len(data), kind):
            return
        name = self._text(_NAME) or self._text(_SHORT_NAME)
        yield Enclosure(attachment_name(name, kind, number), data)

    def _html(self) -> str:
        raw = self._bytes(_HTML, "0102")
        return page_text(raw) if raw else self._text(_HTML)

    def _plain(self) -> str:
        packed = self._bytes(_RTF, "0102")
        text = self._text(_BODY)
        if text or not packed:
            return text
        return "\n".join(line.text for line in walk(compressed_rtf.decompress(packed)))

    def _text(self, number: str) -> str:
        for kind, encoding in _TEXTS:
            raw = self._bytes(number, kind)
            if raw:
                return _decoded(raw, encoding).rstrip("\0").strip()
        return ""

    def _bytes(self, number: str, kind: str) -> bytes:
        path = [*self._place, f"{_STREAM}{number}{kind}"]
        if not self._opened.exists(path):
            return b""
        with self._opened.openstream(path) as stream:
            return bytes(stream.read())

    def _sent_at(self) -> datetime | None:
        path = [*self._place, PROPERTIES]
        if not self._opened.exists(path):
            return None
        with self._opened.openstream(path) as stream:
            raw = bytes(stream.read())
        raw = raw[_BEFORE_INNER if self._place else _BEFORE_PROPERTIES :]
        whole = len(raw) // _PROPERTY.size * _PROPERTY.size
        for tag, _, ticks in _PROPERTY.iter_unpack(raw[:whole]):
            if tag == _SENT_AT:
                with suppress(OverflowError):
                    return _EPOCH + timedelta(microseconds=ticks // 10)
        return None


def _decoded(raw: bytes, encoding: str | None) -> str:
    if encoding:
        return raw.decode(encoding, "replace")
    with suppress(UnsupportedFormatError):
        return decode(raw, "")[0]
    return raw.decode("cp1252", "replace")


def _named(name: str, address: str) -> str:
    if name and address and name != address:
        return f"{name} <{address}>"
    return name or address


def _eml(message: Message) -> bytes:
    """Return a message as a file of its own, which Outlook keeps inside another."""
    written = EmailMessage()
    for header, value in {
        "Subject": message.subject,
        "From": message.sender,
        "To": message.recipients,
        "Date": format_datetime(message.sent_at) if message.sent_at else "",
    }.items():
        with suppress(ValueError):
            written[header] = " ".join(value.split())
    for piece in message.body:
        written.set_content(piece.text, subtype="html" if piece.is_html else "plain")
    for each in message.attachments:
        written.add_attachment(
            each.data, "application", "octet-stream", filename=each.name
        )
    return bytes(written)
