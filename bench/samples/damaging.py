"""How numbers are damaged by keyboards, word processors and careless hands."""

import re
import unicodedata
from collections.abc import Callable

Damage = Callable[[str, str], str]
"""A mention and the number in it -> the mention as it is printed."""


def _spaced(text: str, number: str) -> str:
    return text.replace(number, number.replace("/", " /", 1))


def _torn(text: str, number: str) -> str:
    torn = number.replace("/", " /", 1).replace("-", " - ", 1)
    return text.replace(number, torn)


def _underscored(text: str, number: str) -> str:
    return text.replace(number, number.replace("-", "_"))


def _cyrillic(text: str, number: str) -> str:
    return text.replace(number, number.replace("C", "\u0421"))


def _icelandic(text: str, number: str) -> str:
    return text.replace(number, number.replace("Đ", "\u00d0"))


def _decomposed(text: str, number: str) -> str:
    del number
    return unicodedata.normalize("NFD", text)


def _glued(text: str, number: str) -> str:
    return text.replace(f"số {number}", f"Số:{number}")


def _colon(text: str, number: str) -> str:
    return text.replace(f"số {number}", f"số: {number}")


def _small(text: str, number: str) -> str:
    del number
    return re.sub(r"^\w", lambda first: first[0].lower(), text)


DAMAGES: dict[str, Damage] = {
    "spaced": _spaced,
    "torn": _torn,
    "underscored": _underscored,
    "cyrillic": _cyrillic,
    "icelandic": _icelandic,
    "decomposed": _decomposed,
    "glued": _glued,
    "colon": _colon,
    "small": _small,
}
"""By the word of ``tables/intricate.csv``."""
