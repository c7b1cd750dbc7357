"""An organ's full name: with the body above it, or with its place."""

import re

from schemas.vocabulary import issuers

_LOCALITY = re.compile(
    r"(?P<level>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\s+(?P<name>.+)"
)
_DEPENDENT = re.compile(r"(?:Sở|Phòng|Ban|Chi cục|Văn phòng|Trung tâm|Thanh tra)\b")
# Departments of a body that carry its name: "Ban Tổ chức Tỉnh ủy"
_NAMED_BY_PARENT = frozenset(
    {
        "Ban Chấp hành",
        "Ban Dân vận",
        "Ban Nội chính",
        "Ban Thường trực",
        "Ban Thường vụ",
        "Ban Tuyên giáo",
        "Ban Tuyên giáo và Dân vận",
        "Ban Tổ chức",
        "Ban cán sự đảng",
        "Văn phòng",
        "Đảng đoàn",
        "Ủy ban Kiểm tra",
    }
)
# … and of a committee of the Party any: "Ban Xây dựng Đảng", "Văn phòng"
_OF_PARTY = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) (?:ủy|uỷ)\b", re.IGNORECASE)
_ORGAN_OF_PARTY = re.compile(r"(?:Ban|Ủy ban Kiểm tra|Văn phòng|Hội đồng)\b")
_CENTRAL = "Ban Chấp hành Trung ương"


def located(name: str, parent: str | None) -> str:
    """Return ``Sở Nội vụ`` under ``UBND tỉnh Lâm Đồng`` with its province."""
    if parent and name in _NAMED_BY_PARENT:
        return _central(name) if parent == _CENTRAL else f"{name} {parent}"
    if parent and _OF_PARTY.match(parent) and _is_organ(name):
        return f"{name} {parent}"
    place = _LOCALITY.search(parent) if parent else None
    if place is None or _LOCALITY.search(name) or not _DEPENDENT.match(name):
        return name
    if name.endswith(("ủy", f" {place['level']}")):  # "Văn phòng Tỉnh ủy"
        return f"{name} {place['name']}"  # the level is already named
    return f"{name} {place.group()}"


def _is_organ(name: str) -> bool:
    """Return whether a name is that of a committee's organ, without the committee."""
    return bool(_ORGAN_OF_PARTY.match(name)) and not name.endswith("ủy")


def _central(name: str) -> str:
    """Return the usual name of an organ of the Central Committee."""
    known = {issuer.name for issuer in issuers()}
    called = (f"{name} Trung ương", f"{name} Trung ương Đảng")
    return next((each for each in called if each in known), f"{name} {_CENTRAL}")
