"""Mails and web archives as the internet writes them: EML, MHT."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import MIMEPart
from email.utils import parsedate_to_datetime
from unicodedata import normalize

from ingest.readers.mail.message import Message, Written, attachment_name, is_emblem
from ingest.readers.typed.plain import decode
from schemas.enclosure import Enclosure
from schemas.errors import UnsupportedFormatError

_HEADER = re.compile(rb"([!-9;-~]{1,76}):(?:[ \t]|\r?\n)|[ \t]+\S|From ")
_NEXT_MAIL = re.compile(rb"\n\r?\nFrom \S+ ")
_CERTAIN = frozenset(
    {b"from", b"received", b"return-path", b"mime-version", b"message-id"}
    | {b"content-type", b"delivered-to"}
)
_USUAL = _CERTAIN | {b"to", b"date", b"subject", b"cc", b"x-mailer", b"sender"}
BEFORE = b"\xef\xbb\xbf\r\n"
"""What may stand before the first header."""
_FEWEST = 2  # headers that a text does not begin with by chance
_MOST_SEARCHED = 65_536  # bytes
_UNREAD = frozenset(  # of no use without the program that wrote them
    {"text/calendar", "text/vcard", "text/x-vcard", "application/pkcs7-signature"}
    | {"application/x-pkcs7-signature", "application/pgp-signature"}
)


def starts_as_mail(data: bytes) -> bool:
    """Return whether the first bytes are the headers of a mail."""
    names = set(_header_names(data[:_MOST_SEARCHED].lstrip(BEFORE)))
    return not names.isdisjoint(_CERTAIN) and len(names & _USUAL) >= _FEWEST


def is_box_of_mails(data: bytes) -> bool:
    """Return whether a file that starts as a mail has several."""
    return data.startswith(b"From ") and _NEXT_MAIL.search(data) is not None


def _header_names(start: bytes) -> Iterator[bytes]:
    for line in start.splitlines(keepends=True):
        header = _HEADER.match(line)
        if header is None:
            return
        yield (header[1] or b"").lower()


def box_of_mails(filename: str) -> UnsupportedFormatError:
    """Return the error that a file is a box of many mails."""
    return UnsupportedFormatError(f"{filename}: hòm thư nhiều thư, chưa đọc được")


def read_mime(
    data: bytes, filename: str, size_of: Callable[[bytes], int] = len
) -> Message:
    """Return the mail that *data* is; *size_of* knows how large a part is.

    Raises:
        UnsupportedFormatError: it is a box of many mails.

    """
    if is_box_of_mails(data):
        raise box_of_mails(filename)
    whole = message_from_bytes(data.lstrip(BEFORE), policy=policy.default)
    parts = list(_parts(whole))
    html = "".join(_text_of(each) for each in parts if _is_html(each))
    files = [each for each in parts if not is_body(each)]
    return Message(
        subject=_header(whole, "subject"),
        sender=_header(whole, "from"),
        recipients=_header(whole, "to"),
        sent_at=_sent_at(whole),
        body=tuple(
            Written(_text_of(each), _is_html(each)) for each in parts if is_body(each)
        ),
        attachments=tuple(_attachments(files, html, size_of)),
    )


def _parts(message: MIMEPart) -> Iterator[MIMEPart]:
    """Yield the parts that are no containers, of equivalent ones only the best."""
    if not message.is_multipart() or message.get_content_maintype() != "multipart":
        yield message
        return
    inside = [list(_parts(part)) for part in message.iter_parts()]
    if message.get_content_subtype() == "alternative":
        with_html = [parts for parts in inside if any(map(_is_html, parts))]
        inside = with_html[-1:] or inside[:1]
    for parts in inside:
        yield from parts


def is_body(part: MIMEPart) -> bool:
    """Return whether a part is what the sender wrote, and no file."""
    is_text = part.get_content_type() in {"text/plain", "text/html"}
    return is_text and not part.is_attachment() and not _name(part)


def _is_html(part: MIMEPart) -> bool:
    return part.get_content_type() == "text/html" and is_body(part)


def _attachments(
    files: Iterable[MIMEPart], html: str, size_of: Callable[[bytes], int]
) -> Iterator[Enclosure]:
    number = 0
    for part in files:
        kind, data = part.get_content_type(), _bytes_of(part)
        if kind in _UNREAD or (
            _is_shown(part, html) and is_emblem(size_of(data), kind)
        ):
            continue
        number += 1
        yield Enclosure(attachment_name(_name(part), kind, number), data)


def _is_shown(part: MIMEPart, html: str) -> bool:
    """Return whether a part is a piece of the page: a picture, a style."""
    identity = str(part.get("content-id", "")).strip("<> \r\n\t")
    if identity and f"cid:{identity}" in html:
        return True
    return part.get("content-location") is not None and not part.is_attachment()


def _name(part: MIMEPart) -> str | None:
    with suppress(ValueError, LookupError, TypeError, AttributeError):
        name = part.get_filename()
        return _unencoded(name) if name else None
    return None


def _bytes_of(part: MIMEPart) -> bytes:
    if part.get_content_maintype() == "message":
        for inside in part.iter_parts():
            with suppress(UnicodeError, LookupError):
                return inside.as_bytes(policy=policy.compat32)
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _text_of(part: MIMEPart) -> str:
    """Return the text of a part, in the encoding that it states if that is right."""
    raw = _bytes_of(part)
    with suppress(LookupError, UnicodeDecodeError):
        return raw.decode(part.get_content_charset() or "utf-8")
    return _decoded(raw)


def _header(message: MIMEPart, name: str) -> str:
    for key, raw in message.raw_items():
        if key.lower() == name:
            return _unencoded(str(raw))
    return ""


def _unencoded(raw: str) -> str:
    """Return what encoded words (RFC 2047), or the bytes of old programs, stand for."""
    text = re.sub(r"[\r\n]+[ \t]*", " ", raw)
    if text.isascii():
        with suppress(ValueError, LookupError):
            text = str(make_header(decode_header(text)))
    else:
        text = _decoded(text.encode("utf-8", "surrogateescape"))
    return normalize("NFC", text).strip()


def _decoded(raw: bytes) -> str:
    with suppress(UnsupportedFormatError):
        return decode(raw, "")[0]
    return raw.decode("utf-8", "replace")


def _sent_at(message: MIMEPart) -> datetime | None:
    with suppress(ValueError, TypeError, AttributeError, LookupError):
        return parsedate_to_datetime(_header(message, "date"))
    return None
