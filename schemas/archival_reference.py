"""Where the file of a document is kept: what whoever quotes from an archive has to say.

Luật Lưu trữ, and NĐ 31/2026/NĐ-CP, Điều 11.3, which fines its absence, ask for three
facts: the number under which it is kept, which copy it is, and who keeps it.
"""

from dataclasses import dataclass

ORIGINALITIES = ("bản gốc", "bản chính", "bản sao")
"""What a document of an archive may be: its degree of originality (độ gốc)."""
PARTS = {
    "archive_number": "number",
    "originality": "originality",
    "custodian": "custodian",
}
"""The parts of a reference, by the fields of a document that archivists correct."""
_NAMES = (
    ("number", "số lưu trữ"),
    ("originality", "độ gốc"),
    ("custodian", "cơ quan quản lý"),
)


@dataclass(frozen=True, slots=True)
class ArchivalReference:
    """What archivists said of one document; what nobody said is None.

    ``originality`` is one of ``ORIGINALITIES``.
    """

    number: str | None = None
    originality: str | None = None
    custodian: str | None = None

    @property
    def words(self) -> str:
        """What is known, in the words and the order of the decree; empty: nothing."""
        known = ((name, getattr(self, field)) for field, name in _NAMES)
        return "; ".join(f"{name}: {value}" for name, value in known if value)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The names of what is not known."""
        return tuple(name for field, name in _NAMES if not getattr(self, field))
