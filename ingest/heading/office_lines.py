"""The lines of a letterhead that name offices: their names, the highest first."""

import re
from itertools import chain

from ingest.grammar.issuer import HEAD_CAPITALS
from ingest.heading.corrections import corrected_head
from ingest.heading.sentence_case import issuer_case

# Printed above the body whose organ they are: "ỦY BAN TRUNG ƯƠNG" + "MẶT TRẬN TỔ QUỐC"
_ORGANS = re.compile(
    r"(?:(?:ỦY|UỶ) BAN TRUNG ƯƠNG|ĐOÀN CHỦ TỊCH"
    r"|^(?:BAN )?THƯỜNG TRỰC|^BAN (?:THƯỜNG VỤ|CHẤP HÀNH))\Z"
)
_JOINT = re.compile(
    r"\s*[-–]\s*(?=BỘ |VIỆN |T(?:ÒA|OÀ) |NGÂN HÀNG |THANH TRA |ĐOÀN |(?:ỦY|UỶ) BAN )"
)
# A department on the line of the committee it is under: "UBND TỈNH A SỞ B"
_UNDER = re.compile(
    r"\A((?:UBND|(?:ỦY|UỶ) BAN NHÂN DÂN) (?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG)"
    r"(?: \S+){1,4}?) (?=(?:SỞ|PHÒNG|TRƯỜNG|CHI CỤC) )"
)
_GLUED = re.compile(r"\A(?:UBND|HĐND)(?=\w)")  # "UBNDTHÀNH PHỐ"
# "CHỦ TỊCH" / "ỦY BAN NHÂN DÂN TỈNH …": the head issues it, not the body
_TITLES = frozenset(
    {"CHỦ TỊCH", "BỘ TRƯỞNG", "GIÁM ĐỐC", "HIỆU TRƯỞNG", "VIỆN TRƯỞNG", "CHÁNH ÁN"}
)


def offices_of(lines: list[str]) -> list[str]:
    """Return the bodies, the highest first; a name may take several lines."""
    names: list[str] = []
    for line in chain.from_iterable(map(_apart, lines)):
        if names and not (HEAD_CAPITALS.match(line) and _is_whole(names[-1])):
            names[-1] += f" {line}"
        else:
            names.append(line)
    names = [corrected_head(name.rstrip(" -–")) for name in names]
    return ["; ".join(map(issuer_case, _JOINT.split(name))) for name in names]


def _apart(line: str) -> list[str]:
    """Return the committee and the department under it, if a line names both."""
    parts = _UNDER.split(_GLUED.sub(r"\g<0> ", line))
    return [part for part in parts if part]


def _is_whole(name: str) -> bool:
    goes_on = name.endswith((",", " VÀ", " -", " –", " CỦA", " THƯỜNG VỤ"))
    goes_on = goes_on or name in _TITLES
    return not goes_on and not _ORGANS.search(name)
