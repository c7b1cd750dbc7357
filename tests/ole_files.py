"""Files in the OLE container of Microsoft, made of streams: old Excel, Outlook."""

import struct
from dataclasses import dataclass, field

_SECTOR, _SMALL_SECTOR = 512, 64
_CUTOFF = 4096  # streams that are smaller lie in the small sectors
_FREE, _END, _IS_FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5

Streams = dict[str, "bytes | Streams"]


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    inside: list[int] = field(default_factory=list)
    start: int = _END


def ole(streams: Streams) -> bytes:
    """A container of these streams; a dict is a storage."""
    entries = [_Entry("Root Entry", _ROOT)]
    _enter(entries, 0, streams)
    small, small_fat = bytearray(), list[int]()
    sectors, fat = bytearray(), list[int]()
    for entry in entries[1:]:
        if entry.data and len(entry.data) < _CUTOFF:
            entry.start = _store(small, small_fat, entry.data, _SMALL_SECTOR)
    entries[0].data = bytes(small)
    for entry in entries:
        if entry.kind == _ROOT or len(entry.data) >= _CUTOFF:
            entry.start = _store(sectors, fat, entry.data, _SECTOR)
    mini = _store(sectors, fat, _longs(small_fat, _FREE), _SECTOR)
    directory = _store(sectors, fat, _directory(entries), _SECTOR)
    at = len(fat)
    fat.append(_IS_FAT)
    assert len(fat) <= _SECTOR // 4, "one sector of the table is enough for tests"
    minis = -(-len(small_fat) // (_SECTOR // 4))
    return _header(at, directory, mini, minis) + sectors + _longs(fat, _FREE)


def _enter(entries: list[_Entry], outer: int, streams: Streams) -> None:
    for name, content in streams.items():
        entries[outer].inside.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            entries.append(_Entry(name, _STORAGE))
            _enter(entries, len(entries) - 1, content)


def _store(sectors: bytearray, fat: list[int], data: bytes, size: int) -> int:
    """Add *data* as a chain of sectors; return the first one."""
    if not data:
        return _END
    first, count = len(fat), -(-len(data) // size)
    fat += [*range(first + 1, first + count), _END]
    sectors += data.ljust(count * size, b"\0")
    return first


def _directory(entries: list[_Entry]) -> bytes:
    """The entries; those of one storage are a chain of right siblings."""
    siblings = {
        left: right
        for entry in entries
        for left, right in zip(entry.inside, entry.inside[1:], strict=False)
    }
    return b"".join(
        struct.pack(
            "<64sHBBIII16sIQQIQ",
            entry.name.encode("utf-16-le"),
            2 * len(entry.name) + 2,
            entry.kind,
            1,
            _NONE,
            siblings.get(number, _NONE),
            entry.inside[0] if entry.inside else _NONE,
            b"",
            0,
            0,
            0,
            entry.start,
            len(entry.data),
        )
        for number, entry in enumerate(entries)
    )


def _header(fat: int, directory: int, mini: int, minis: int) -> bytes:
    start = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        bytes.fromhex("d0cf11e0a1b11ae1"),
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"",
        0,
        1,
        directory,
        0,
        _CUTOFF,
        mini,
        minis,
        _END,
        0,
        fat,
    )
    return start + _longs([], _FREE, _SECTOR - len(start))


def _longs(values: list[int], rest: int, size: int = 0) -> bytes:
    size = size or -(-4 * len(values) // _SECTOR) * _SECTOR
    filled = [*values, *[rest] * (size // 4 - len(values))]
    return struct.pack(f"<{len(filled)}I", *filled)


def xls(*rows: tuple[str | float, ...]) -> bytes:
    """An Excel 97 file of one sheet."""
    cells = b"".join(
        _cell_record(row, column, value)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
    )
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells
    name = struct.pack("<BB", 5, 0) + b"Trang"
    globals_ = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    end = _record(0x0A, b"")
    place = len(globals_) + 4 + 6 + len(name) + len(end)
    bound = _record(0x85, struct.pack("<IBB", place, 0, 0) + name)
    return ole({"Workbook": globals_ + bound + end + sheet + end})


def _cell_record(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return _record(0x204, place + struct.pack("<HB", len(value), 1) + text)
    return _record(0x203, place + struct.pack("<d", value))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
