"""The files inside a document: attached to a mail, or to a PDF."""

from collections.abc import Iterator

from ingest.readers.mail.mime import is_box_of_mails, read_mime, starts_as_mail
from ingest.readers.mail.outlook import PROPERTIES, read_outlook
from ingest.readers.ole import MAGIC, streams_of
from ingest.readers.pdf.attachments import attached_to_pdf, may_have_attachments
from schemas.enclosure import Enclosure

_PDF = b"%PDF-"
HEAD = 64 * 1024
"""Bytes that tell the kind of a document."""


def may_enclose(data: bytes) -> bool:
    """Return whether a document is of a kind that may have files inside."""
    if _PDF in data[:1024]:
        return may_have_attachments(data)
    if data.startswith(MAGIC):
        return _is_outlook(data)
    return starts_as_mail(data) and not is_box_of_mails(data)


def may_enclose_by_head(head: bytes) -> bool:
    """Return whether ``may_enclose`` may be true of a document that begins with *head*.

    It takes ``HEAD`` bytes, where the whole is too large to be held.
    """
    return _PDF in head[:1024] or head.startswith(MAGIC) or starts_as_mail(head)


def is_mail_by_head(head: bytes) -> bool:
    """Return whether a document that begins with *head* is a mail, but of Outlook."""
    is_other = _PDF in head[:1024] or head.startswith(MAGIC)
    return starts_as_mail(head) and not is_other


def find_enclosures(data: bytes, filename: str) -> Iterator[Enclosure]:
    """Yield the files inside a document for which ``may_enclose`` is true.

    Raises:
        UnreadableFileError: they cannot be taken out.

    """
    if _PDF in data[:1024]:
        yield from attached_to_pdf(data, filename)
    elif data.startswith(MAGIC):
        yield from read_outlook(data, filename).attachments
    else:
        yield from read_mime(data, filename).attachments


def _is_outlook(data: bytes) -> bool:
    return PROPERTIES in streams_of(data)
