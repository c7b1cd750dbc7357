"""The number of a document, as a value."""

from dataclasses import dataclass
from functools import lru_cache

from schemas.spelling.folding import fold_symbol


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


def number_text(number: DocumentNumber | None) -> str | None:
    """Return the number as it is written, or None."""
    return None if number is None else str(number)


@lru_cache(maxsize=65536)  # the same documents are cited again and again
def _key(serial: str, year: int | None, symbol: str) -> str:
    digits = fold_symbol(serial).lstrip("0") or "0"
    return f"{digits}/{'' if year is None else year}/{fold_symbol(symbol)}"
