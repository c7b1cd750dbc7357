"""The fonts of an RTF file: how the bytes of each stand for letters."""

import codecs
from dataclasses import dataclass

from ingest.readers.rich_text.tokens import Token

_WESTERN = "cp1252"
_UTF8 = 65001  # as a code page
# by the number of a font's character set; others are those of the whole file
_ENCODINGS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
}  # fmt: skip
_OLD = (".vn", "vni-")  # fonts of TCVN3 and VNI, whose bytes are Western letters


@dataclass(slots=True)
class _Font:
    charset: int | None = None
    name: str = ""


class Fonts:
    """Takes the tokens of the font table; tells the encoding of each font."""

    def __init__(self) -> None:
        self._usual = _WESTERN
        self._fonts: dict[int | None, _Font] = {}
        self._current = _Font()

    def use_code_page(self, number: int | None) -> None:
        """Take *number* as the code page of the file, if there is such a one."""
        encoding = "utf-8" if number == _UTF8 else f"cp{number}"
        try:
            self._usual = codecs.lookup(encoding).name
        except LookupError:
            self._usual = _WESTERN

    def declare(self, token: Token) -> None:
        """Take a token of the font table."""
        if token.word == "f":
            self._current = self._fonts.setdefault(token.number, _Font())
        elif token.word == "fcharset":
            self._current.charset = token.number
        else:
            self._current.name += token.raw.decode("latin-1")

    def decode(self, raw: bytes, font: int | None) -> str:
        """Return the letters that *raw* stands for in a font."""
        known = self._fonts.get(font, _Font())
        encoding = _ENCODINGS.get(known.charset or 0, self._usual)
        if known.name.strip().lower().startswith(_OLD):
            encoding = _WESTERN
        return raw.decode(encoding, "replace")

    def prints_capitals(self, font: int | None) -> bool:
        """Return whether a font, as ``.VnTimeH``, prints capitals for all letters."""
        name = self._fonts.get(font, _Font()).name.strip(" ;")
        return name.startswith(".Vn") and name.endswith("H")
