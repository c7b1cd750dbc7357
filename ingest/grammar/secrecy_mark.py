"""The mark of secrecy that a line consists of: ``MẬT``, ``Độ mật: Tối mật``."""

import re
from functools import lru_cache

from schemas.spelling.folding import fold_accents

# three levels, by Luật Bảo vệ bí mật nhà nước 117/2025/QH15, the highest first
SECRECY = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")
_LEVEL = "|".join(SECRECY).replace(" ", " ?")
_URGENT = r"(?:HỎA|HOẢ|THƯỢNG|KHẨN)\b.{0,20}"
_MARK = re.compile(rf"(?:ĐỘ MẬT ?: ?)?(?P<mark>{_LEVEL})(?: ?[-–,;/]? ?{_URGENT})?")
_IN_CAPITALS = re.compile(rf"(?:TÀI LIỆU|VĂN BẢN) (?P<mark>{_LEVEL})")
_EDGES = " .:;!|()[]{}*_\"'“”"
_SPACED = re.compile(r"(?:\w ){2,}\w")
_FOLDED = {fold_accents(mark): mark for mark in SECRECY}
_FOLDED |= {folded.replace(" ", ""): mark for folded, mark in _FOLDED.items()}
_OTHER_WORD = "MẮT"  # "BỆNH VIỆN" / "MẮT"
_LONGEST = 60  # characters


@lru_cache(4096)  # the same lines stand at the top of most documents
def secrecy_mark(text: str, *, by_ocr: bool = False) -> str | None:
    """Return the mark that a line consists of, or None; OCR may lose its accents."""
    if len(text) > _LONGEST:
        return None
    plain = " ".join(text.strip(_EDGES).split())
    if _SPACED.fullmatch(plain):
        plain = plain.replace(" ", "")
    upper = plain.upper()
    match = _MARK.fullmatch(upper) or (
        _IN_CAPITALS.fullmatch(upper) if plain == upper else None
    )
    if match:
        return _FOLDED[fold_accents(match["mark"])]
    if not by_ocr or plain != upper or plain == _OTHER_WORD:
        return None
    return _FOLDED.get(fold_accents(plain))
