"""7z and RAR archives, made for the tests of the intake."""

import io
import struct
import zlib

import py7zr


def seven_zip(members: dict[str, bytes], password: str | None = None) -> bytes:
    """A 7z archive of these files."""
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", password=password) as archive:
        for name, data in members.items():
            archive.writestr(data, name)
    return buffer.getvalue()


def rar(members: dict[str, bytes], method: int = 0) -> bytes:
    """A RAR 5 archive of these files, as they are, whatever the *method* says."""
    files = b"".join(_file(n.encode(), data, method) for n, data in members.items())
    return b"Rar!\x1a\x07\x01\0" + _block(1, 0, b"\0") + files + _block(5, 0, b"\0")


def _file(name: bytes, data: bytes, method: int) -> bytes:
    fields = (
        _number(len(data))  # of the data behind the header
        + _number(4)  # the checksum of the data is there
        + _number(len(data))
        + _number(0o644)
        + struct.pack("<I", zlib.crc32(data))
        + _number(method << 7)  # 0: stored
        + _number(1)  # by Unix
        + _number(len(name))
        + name
    )
    return _block(2, 2, fields) + data


def _block(kind: int, flags: int, fields: bytes) -> bytes:
    header = _number(kind) + _number(flags) + fields
    sized = _number(len(header)) + header
    return struct.pack("<I", zlib.crc32(sized)) + sized


def _number(value: int) -> bytes:
    """A number of RAR 5: seven bits a byte, the lowest first."""
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*written, value])
