"""Letters without their marks, one for one: scans and old typists lose marks."""

import unicodedata


def folded(text: str) -> str:
    """Return *text* with each letter as its base letter; offsets stay the same.

    ``QUYÉT ĐỊNH`` and ``QUYẾT ĐỊNH`` are both ``QUYET DINH``. *text* is NFC.
    """
    return text.translate(_BASES)


class _Bases(dict[int, str]):
    """The base letter of each code point, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0]
        self[code] = base if base.isascii() else letter
        return self[code]


_BASES = _Bases({ord("Đ"): "D", ord("đ"): "d"})
