"""The number of a document, as a value."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_NOT_ALPHANUMERIC = re.compile(r"[^0-9A-Z]+")
_STROKES = str.maketrans({"Đ": "D", "đ": "D"})


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number as the clerk stamps it: ``48/KH-VKS``, ``126/2024/NĐ-CP``, ``34-CT/TW``.

    ``serial`` is the running number (số), ``symbol`` the rest (ký hiệu) with the
    separators as printed, ``year`` only where the number itself carries it.
    ``hyphenated`` is the Party's form (HD 36-HD/VPTW) and that of old decrees:
    the serial is followed by a hyphen, not a slash.
    """

    serial: str
    symbol: str
    year: int | None = None
    hyphenated: bool = False

    def __str__(self) -> str:
        if self.year is not None:
            return f"{self.serial}/{self.year}/{self.symbol}"
        separator = "-" if self.hyphenated else "/"
        return f"{self.serial}{separator}{self.symbol}"

    @property
    def key(self) -> str:
        """One spelling for all: ``06/2026/TT-BTС`` and ``6/2026/tt btc`` are equal.

        Separators inside the symbol, accents, case and leading zeros do not count,
        so ``109-NQ/BCSD`` and ``109-NQ/BCSĐ`` have the same key.
        """
        return _key(self.serial, self.year, self.symbol)


@lru_cache(maxsize=65536)  # the same documents are cited again and again
def _key(serial: str, year: int | None, symbol: str) -> str:
    plain = fold_symbol(serial).lstrip("0") or "0"
    return f"{plain}/{'' if year is None else year}/{fold_symbol(symbol)}"


@lru_cache(maxsize=65536)  # the same symbols come again and again
def fold_symbol(text: str) -> str:
    """Return the letters and digits of *text*, upper case, without accents.

    A dot is kept, since ``66.15`` is another serial than ``6615``.
    """
    plain = unicodedata.normalize("NFD", text.upper().translate(_STROKES))
    return ".".join(_NOT_ALPHANUMERIC.sub("", part) for part in plain.split("."))
