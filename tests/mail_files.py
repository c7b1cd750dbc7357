"""Mails of Outlook, made of their properties."""

import struct
from datetime import UTC, datetime

from tests.ole_files import Streams, ole

_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_NAME, _DATA, _MEDIA_TYPE, _CONTENT_ID = "3707001F", "37010102", "370E001F", "3712001F"


def msg(
    subject: str,
    text: str = "",
    html: bytes = b"",
    attached: tuple[Streams, ...] = (),
    sent_at: datetime | None = None,
) -> bytes:
    """A MSG file."""
    since = int((sent_at - _EPOCH).total_seconds() * 10**7) if sent_at else 0
    properties = struct.pack("<IIq", 0x00390040, 6, since) if sent_at else b""
    streams = message(subject, text, html, attached)
    return ole({**streams, "__properties_version1.0": bytes(32) + properties})


def message(
    subject: str,
    text: str = "",
    html: bytes = b"",
    attached: tuple[Streams, ...] = (),
) -> Streams:
    """The streams of a message, as it lies inside another."""
    streams = {
        "__properties_version1.0": bytes(24),
        **_texts({"0037": subject, "0C1A": "Văn thư", "5D01": "vt@a.example"}),
        **_texts({"0E04": "Phòng Nội vụ", "1000": text}),
    }
    storages: Streams = {
        f"__attach_version1.0_#{number:08X}": each
        for number, each in enumerate(attached)
    }
    page: Streams = {"__substg1.0_10130102": html} if html else {}
    return {**streams, **page, **storages}


def attachment(
    name: str, data: bytes, media_type: str = "", identity: str = ""
) -> Streams:
    """The streams of a file that is attached."""
    texts = {_NAME: name, _MEDIA_TYPE: media_type, _CONTENT_ID: identity}
    return {
        f"__substg1.0_{_DATA}": data,
        **{
            f"__substg1.0_{number}": text.encode("utf-16-le")
            for number, text in texts.items()
            if text
        },
    }


def attached_message(inside: Streams) -> Streams:
    """The streams of a message that is attached."""
    return {"__substg1.0_3701000D": inside}


def _texts(texts: dict[str, str]) -> dict[str, bytes]:
    return {
        f"__substg1.0_{number}001F": text.encode("utf-16-le")
        for number, text in texts.items()
        if text
    }
