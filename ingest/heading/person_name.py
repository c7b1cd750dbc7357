"""The names of persons as they stand in a signature: with rank, degree, (Đã ký)."""

import re
from collections.abc import Sequence

from ingest.heading.segments import Piece
from schemas.spelling.alphabet import CAPITALS, SMALL_LETTERS

RANK = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)|Đô đốc|Luật sư"
    r"|(?:Kiểm sát viên|Thẩm phán|Chấp hành viên|Điều tra viên|Kiểm tra viên)"
    r"(?: (?:sơ|trung|cao) cấp)?"
    r"|Nhà giáo (?:[Ưư]u tú|[Nn]hân dân)|Thầy thuốc (?:[Ưư]u tú|[Nn]hân dân)"
    r"|(?:Phó )?(?:Giáo sư|giáo sư)|Tiến sĩ(?: khoa học)?|Thạc sĩ|Bác sĩ|Kỹ sư|Cử nhân"
    r"|(?:PGS|GS|TSKH|TS|ThS|BS|DS|KS|CN|LS|KTS|CVCC|CVC|NGƯT|NGND|TTƯT|TTND)"
    r"(?:\.?\s?CK\s?(?:I{1,2}|[12]))?)[.,]*\s*"
)
RANK_IN_CAPITALS = re.compile(r"\A(?:ĐẠI|THƯỢNG|TRUNG|THIẾU)\s+(?:TƯỚNG|TÁ|ÚY)[.,]?\s+")
_SIGNED_BEHIND = re.compile(r"\s*\([Đđ]ã\s+k[ýí][^()]*\)\s*\Z")
MARKS_OF_SIGNING = ("(Đã ký)", "(đã ký)")
_NAME_WORD = rf"[{CAPITALS}](?:['’][{CAPITALS}]?)?[{SMALL_LETTERS}'’]*"  # K'Brèm
NAME = re.compile(rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,5}}")


def name_signed(pieces: Sequence[Piece]) -> str | None:
    """Return the name beside ``(Đã ký)`` where no position is printed, or None."""
    for index in range(len(pieces) - 1, 0, -1):
        text = pieces[index].text
        if text.endswith(MARKS_OF_SIGNING):
            above = pieces[index - 1].text if text in MARKS_OF_SIGNING else ""
            name = above or _SIGNED_BEHIND.sub("", text)
            if NAME.fullmatch(name):
                return name
    return None


def plain_name(text: str) -> str:
    """Return the name without rank, degree and mark of signing; capitals as usual."""
    name = RANK.sub("", _SIGNED_BEHIND.sub("", text)).strip(" ./")
    return name.title() if name.isupper() else name
