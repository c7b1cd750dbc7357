"""Letters without their marks, one for one: scans and old typists lose marks."""

import unicodedata
from functools import cache


def folded(text: str) -> str:
    """Return *text* with each letter as its base letter; offsets stay the same.

    ``QUYÉT ĐỊNH`` and ``QUYẾT ĐỊNH`` are both ``QUYET DINH``. *text* is NFC.
    """
    return "".join(map(_base, text))


@cache
def _base(letter: str) -> str:
    if letter in "Đđ":
        return "D" if letter == "Đ" else "d"
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter
