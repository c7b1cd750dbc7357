"""A mail, whatever program has kept it."""

from dataclasses import dataclass
from datetime import datetime
from mimetypes import guess_extension

from schemas.enclosure import Enclosure

_LARGE = 100_000
"""Bytes of a picture in the text of a mail that is a page, not the sender's emblem."""


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of what the sender wrote: plain text, or the source of a web page."""

    text: str
    is_html: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """Who wrote what to whom, and when; what cannot be read is empty or None."""

    subject: str = ""
    sender: str = ""
    recipients: str = ""
    sent_at: datetime | None = None
    body: tuple[Written, ...] = ()
    attachments: tuple[Enclosure, ...] = ()


def attachment_name(name: str | None, media_type: str, number: int) -> str:
    """Return the name of an attachment; of a nameless one its *number*, from 1."""
    if name and name.strip():
        return name.strip()
    return f"đính kèm {number}{guess_extension(media_type) or ''}"


def is_emblem(size: int, media_type: str) -> bool:
    """Return whether what is shown in the text of a mail is no file of its own."""
    return not media_type.startswith("image/") or size < _LARGE
