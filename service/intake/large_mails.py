"""Large mails, which are taken apart without being held."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ingest.readers.enclosures import HEAD, is_mail_by_head
from ingest.readers.mail.mail_skeleton import skeleton_of
from ingest.readers.mail.mime import read_mime
from schemas.record import Received
from service.intake.unpacked_file import UnpackedFile

FROM = 8 * 1024 * 1024
"""Bytes from which on a mail counts as one: smaller ones are parsed as they are."""


def is_large_mail(place: Path) -> bool:
    """Return whether the file at *place* is one; raises OSError."""
    if place.stat().st_size < FROM:
        return False
    with place.open("rb") as file:
        return is_mail_by_head(file.read(HEAD))


def content_to_parse(received: Received) -> tuple[bytes, str | None]:
    """Return the bytes of a file; of a large mail only what is to be read in it.

    Then the checksum of all of it comes along.

    Raises:
        OSError: the file is not there any more.
        UnreadableFileError: the mail is a box of many, or has too much text.

    """
    if received.large is None or not is_large_mail(received.large.place):
        return received.content(), None
    with received.large.place.open("rb") as file:
        found = skeleton_of(file, received.filename, _nowhere)
    return found.data, found.checksum


def unpack_mail(place: Path, filename: str, folder: Path) -> Iterator[UnpackedFile]:
    """Put the files attached to a large mail into *folder*, and yield each.

    Raises:
        UnreadableFileError: the mail is a box of many, or has too much text.

    """

    def keep(mark: str) -> IO[bytes]:
        return (folder / mark).open("wb")

    with place.open("rb") as file:
        found = skeleton_of(file, filename, keep)
    attached = read_mime(found.data, filename, found.size_of).attachments
    for number, each in enumerate(attached):
        mark = found.mark_in(each.data)
        inside = folder / (mark or str(number))
        if mark is None:
            inside.write_bytes(each.data)
        yield UnpackedFile(each.name, inside)


def _nowhere(_mark: str) -> IO[bytes]:
    return Path(os.devnull).open("wb")
