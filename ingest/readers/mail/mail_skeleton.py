"""A large mail without what is attached to it, taken apart line by line.

A parser of mails holds several times their bytes. So the bodies of large parts are
written elsewhere as they come, and a short mark stands for each in what is parsed.
"""

from binascii import a2b_base64, a2b_qp, b2a_base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import MIMEPart
from hashlib import sha256
from secrets import token_hex
from typing import IO, Protocol

from ingest.readers.mail.mime import BEFORE, box_of_mails, is_body
from schemas.errors import UnreadableFileError

MOST_HELD = 32 * 1024 * 1024
"""Bytes of a mail that are held: its headers, its text, and small parts."""
SMALL = 256 * 1024
"""Bytes up to which a part is not cut, as long as there is room for all of them."""
_LONGEST = 64 * 1024  # bytes of a line that are looked at together
_NO_BASE64 = bytes(
    set(range(256))
    - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
)
_FROM = b"From "  # a mail in a box begins with it
_PLAIN = frozenset({"", "7bit", "8bit", "binary"})
Keep = Callable[[str], IO[bytes]]
"""Opens what takes the bytes of a part that is cut, named by its mark."""


@dataclass(slots=True)
class Skeleton:
    """What is left of a mail: its bytes, and the sizes of what was cut by their marks.

    ``checksum`` is the SHA-256 of the whole mail.
    """

    data: bytes = b""
    checksum: str = ""
    cut: dict[str, int] = field(default_factory=dict)

    def mark_in(self, data: bytes) -> str | None:
        """Return the mark that a part consists of; None: it was not cut."""
        mark = data.strip().decode("ascii", "replace")
        return mark if mark in self.cut else None

    def size_of(self, data: bytes) -> int:
        """Return the size of a part, as it was before it was cut."""
        mark = self.mark_in(data)
        return self.cut[mark] if mark else len(data)


def skeleton_of(file: IO[bytes], filename: str, keep: Keep) -> Skeleton:
    """Return the mail in *file* without its large parts, which *keep* takes.

    Raises:
        UnsupportedFormatError: it is a box of many mails.
        UnreadableFileError: its text alone is too much to be held.

    """
    return _Cutter(filename, keep).cut(file)


class _Decoder(Protocol):
    """Turns the lines of a part into its bytes."""

    def add(self, line: bytes) -> bytes:
        """Return what *line* adds."""

    def end(self) -> bytes:
        """Return what was held back."""


class _Base64:
    def __init__(self) -> None:
        self._left = b""

    def add(self, line: bytes) -> bytes:
        letters = self._left + line.translate(None, _NO_BASE64)
        whole = len(letters) // 4 * 4
        self._left = letters[whole:]
        return a2b_base64(letters[:whole])

    def end(self) -> bytes:
        missing = -len(self._left) % 4
        return a2b_base64(self._left + b"=" * missing) if len(self._left) > 1 else b""


class _Lines:
    """Lines as they are; the end of the last one belongs to the boundary after it."""

    def __init__(self) -> None:
        self._left = b""

    def add(self, line: bytes) -> bytes:
        line = self._left + line
        kept = line.removesuffix(b"\n").removesuffix(b"\r")
        self._left = line[len(kept) :]
        return kept

    def end(self) -> bytes:
        return b""


class _Quoted:
    """Quoted-printable; an escape may be torn where a line is too long."""

    def __init__(self) -> None:
        self._lines, self._torn = _Lines(), b""

    def add(self, line: bytes) -> bytes:
        line, self._torn = self._torn + line, b""
        at = line.rfind(b"=", -2)
        if at >= 0 and not line.endswith(b"\n"):
            line, self._torn = line[:at], line[at:]
        return self._lines.add(a2b_qp(line))

    def end(self) -> bytes:
        return a2b_qp(self._torn)


def _decoder_of(part: MIMEPart) -> _Decoder | None:
    """Return what decodes a part; None: only the parser of mails can."""
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if encoding == "base64":
        return _Base64()
    if encoding == "quoted-printable":
        return _Quoted()
    return _Lines() if encoding in _PLAIN else None


class _Cutter:
    """Goes through one mail: headers of a part, its body, the boundary after it."""

    def __init__(self, filename: str, keep: Keep) -> None:
        self._filename, self._keep = filename, keep
        self._found = Skeleton()
        self._token = token_hex(8)  # so that no mail has a mark of ours
        self._held: list[bytes] = []
        self._size = 0
        self._boundaries: list[bytes] = []  # of the parts that this one is inside
        self._is_end = False  # the boundary that was met last ends the outer part

    def cut(self, file: IO[bytes]) -> Skeleton:
        """Return what is left of the mail in *file*."""
        lines = _Reader(file, self._filename)
        boundary = self._part(lines)
        while boundary:
            self._hold(boundary)
            # what stands after the last part is of no use
            boundary = self._next(lines) if self._is_end else self._part(lines)
        self._found.data = b"".join(self._held)
        self._found.checksum = lines.checksum
        return self._found

    def _part(self, lines: "_Reader") -> bytes:
        """Take a part in; return the boundary after it, empty at the end."""
        head = b""
        for line in lines:
            if self._is_boundary(line):  # it has no body
                self._hold(head)
                return line
            head += line
            if not line.strip(b"\r\n"):
                break
            self._require_room(len(head))
        self._hold(head)
        part = message_from_bytes(head, policy=policy.default)
        boundary = part.get_boundary()
        if part.get_content_maintype() == "multipart" and boundary:
            self._boundaries.append(boundary.encode("utf-8", "surrogateescape"))
            return self._next(lines)
        return self._body(part, lines)

    def _next(self, lines: "_Reader") -> bytes:
        """Return the next boundary, empty at the end."""
        return next((each for each in lines if self._is_boundary(each)), b"")

    def _body(self, part: MIMEPart, lines: "_Reader") -> bytes:
        decoder = None if is_body(part) else _decoder_of(part)
        body: list[bytes] = []
        size, after = 0, b""
        for line in lines:
            if self._is_boundary(line):
                after = line
                break
            body.append(line)
            size += len(line)
            if decoder and size > min(SMALL, MOST_HELD // 2 - self._size):
                return self._cut(part, decoder, body, lines)
            self._require_room(size)
        self._hold(b"".join(body))
        return after

    def _cut(
        self, part: MIMEPart, decoder: _Decoder, begun: list[bytes], lines: "_Reader"
    ) -> bytes:
        """Write a body elsewhere, and hold a mark instead."""
        mark = f"vankho-{self._token}-{len(self._found.cut)}"
        after = b""
        with self._keep(mark) as kept:
            size = sum(kept.write(decoder.add(line)) for line in begun)
            for line in lines:
                if self._is_boundary(line):
                    after = line
                    break
                size += kept.write(decoder.add(line))
            size += kept.write(decoder.end())
        self._found.cut[mark] = size
        is_message = part.get_content_maintype() == "message"
        shown = f"\n{mark}" if is_message else mark
        encoded = b2a_base64(mark.encode()) if isinstance(decoder, _Base64) else b""
        self._hold(encoded or f"{shown}\n".encode())
        return after

    def _is_boundary(self, line: bytes) -> bool:
        """Return whether *line* ends a part; those of inner mails are forgotten."""
        if not line.startswith(b"--"):
            return False
        stripped = line.rstrip()
        for number, each in enumerate(self._boundaries, start=1):
            if stripped in (b"--" + each, b"--" + each + b"--"):
                self._is_end = stripped != b"--" + each
                del self._boundaries[number - self._is_end :]
                return True
        return False

    def _hold(self, data: bytes) -> None:
        self._require_room(len(data))
        self._held.append(data)
        self._size += len(data)

    def _require_room(self, more: int) -> None:
        if self._size + more > MOST_HELD:
            most = MOST_HELD // 1024 // 1024
            raise UnreadableFileError(
                f"{self._filename}: thư có hơn {most} MB ngoài các tệp đính kèm"
            )


class _Reader:
    """The lines of a mail, long ones in pieces."""

    def __init__(self, file: IO[bytes], filename: str) -> None:
        self._file, self._filename = file, filename
        self._digest = sha256()
        self._first = self._before = b""  # the first line, and the last one

    @property
    def checksum(self) -> str:
        """The SHA-256 of all that was read."""
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[bytes]:
        while line := self._file.readline(_LONGEST):
            self._digest.update(line)
            if not self._first:
                line = self._first = line.lstrip(BEFORE)
            elif self._begins_another(line):
                raise box_of_mails(self._filename)
            self._before = line
            if line:
                yield line

    def _begins_another(self, line: bytes) -> bool:
        return (
            line.startswith(_FROM)
            and self._first.startswith(_FROM)
            and not self._before.strip(b"\r\n")
        )
