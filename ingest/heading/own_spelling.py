"""Names in capitals, spelt as the document itself writes them in its sentences.

No table knows every company, hospital and school: ``CÔNG TY CỔ PHẦN HÒA LƯ`` is
written ``Công ty Cổ phần Hòa Lư`` somewhere below.
"""

import re

# Bodies with names of their own; those of the State are written by rule
_NAMED = re.compile(
    r"(?:Công ty|Tổng công ty|Tập đoàn|Bệnh viện|Trường|Học viện|Đại học|Trung tâm"
    r"|Viện(?! kiểm sát)|Hợp tác xã|Quỹ|Hội(?! đồng)|Hiệp hội)\s",
    re.IGNORECASE,
)
_LEVELS = frozenset(
    {"tỉnh", "thành", "phố", "huyện", "quận", "thị", "xã", "phường", "trấn", "khu"}
)


def spelled_in_text(name: str | None, content: str) -> str | None:
    """Return the *name* with the capitals that *content* writes it with.

    Only words gain a capital, and never those of a level: ``tỉnh``, ``xã``.
    """
    if name is None or not _NAMED.match(name):
        return name
    words = name.split(" ")
    written = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    for found in written.finditer(content):
        if not found.group().isupper():
            return " ".join(map(_capitals_of, words, found.group().split()))
    return name


def _capitals_of(word: str, written: str) -> str:
    return word if word.lower() in _LEVELS or word[:1].isupper() else written
