"""Schools, hospitals and companies: printed capitals → their fields and own names.

``TRƯỜNG TIỂU HỌC HOA SEN`` → ``Trường Tiểu học Hoa Sen``: each field that a name tells
begins with a capital, and each word of the name behind them (NĐ 30/2020, Phụ lục II).
"""

import re

_FIELDS = (
    "quốc gia|sư phạm|kinh tế|quốc dân|kỹ thuật|y dược|y khoa|y học cổ truyền|y tế|y"
    "|dược|luật|bách khoa|công nghệ|thông tin|truyền thông|nông nghiệp|nông lâm"
    "|lâm nghiệp|thủy sản|khoa học|tự nhiên|xã hội|nhân văn|giao thông vận tải"
    "|giao thông|thủy lợi|tài nguyên|môi trường|kiến trúc|ngoại thương|ngoại ngữ"
    "|thương mại|tài chính|kế toán|marketing|văn hóa|nghệ thuật|sân khấu|điện ảnh"
    "|thể dục thể thao|thể thao|du lịch|công đoàn|nội vụ|hàng hải|hàng không|xây dựng"
    "|công nghiệp|công thương|thực phẩm|mở|quốc tế|ngân hàng|mỹ thuật|điện lực|lao động"
    "|quản lý|điều dưỡng|kinh doanh|cộng đồng|nghề|chính trị quốc gia|chính trị"
    "|hành chính|báo chí|tuyên truyền|tư pháp|quân y|quân sự|cảnh sát nhân dân"
    "|an ninh nhân dân"
    "|đa khoa|hữu nghị|phụ sản|nhi đồng|nhi|tâm thần|mắt|phổi|ung bướu|da liễu"
    "|phục hồi chức năng|cổ phần|tnhh một thành viên|tnhh mtv|tnhh|cấp nước"
    "|thoát nước|cấp thoát nước|môi trường đô thị|đầu tư|phát triển|sản xuất|dịch vụ"
    "|vận tải|xăng dầu|bảo hiểm|viễn thông|lương thực|khai thác|chế biến|may mặc|may"
    "|xổ số kiến thiết|in|tư vấn|thiết kế|bất động sản|lâm sản|than"
    "|khai thác công trình thủy lợi"
    "|kiểm soát bệnh tật|khuyến nông|phục vụ hành chính công|dịch vụ việc làm"
    "|giáo dục thường xuyên|giáo dục nghề nghiệp|phát triển quỹ đất|lưu trữ lịch sử"
)
_FIELD = rf"(?:{'|'.join(sorted(_FIELDS.split('|'), key=len, reverse=True))})(?= |\Z)"
_SCHOOL = (
    r"(?:Trường )?(?:Đại học|Cao đẳng|Trung cấp)|Trường (?:mầm non|mẫu giáo"
    r"|tiểu học|trung học cơ sở|trung học phổ thông|MN|THCS|THPT|TH)"
    r"(?:(?: và | & |&)(?:tiểu học|trung học cơ sở|THCS|THPT))?"
)
# Of these the name itself may follow; of a centre only behind its field
_NAMED = rf"{_SCHOOL}|Bệnh viện|(?:Tổng )?Công ty|Tập đoàn|Hợp tác xã"
_OF_FIELD = r"Học viện|Viện|Trung tâm|Trường"
_LEVEL = r"tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"
_NO_NAME = (
    rf"(?:{_LEVEL}|số|công lập|dân lập|tư thục|nội trú|bán trú|khu vực|cấp|các|vùng"
    r"|trung ương|miền|trực|thuộc|quân đội|nhân dân)(?: |\Z)"
)
_NAME = rf"(?: (?!{_NO_NAME}|(?:và|của|cho|tại|-|&) )[^ ,;:()]+)"
_LINKED = rf"(?: và| -| &|,)? (?:{_FIELD})"
_BODY = re.compile(
    rf"(?:\A|(?<= ))(?:(?P<body>{_NAMED})(?P<fields>{_LINKED})*"
    rf"|(?:{_OF_FIELD})(?:{_LINKED})+)(?P<name>{_NAME}{{1,5}}(?= - |,|;|\Z))?",
    re.IGNORECASE,
)
_REGION = re.compile(r"(?<=miền )(nam|bắc|trung|đông|tây)\b")
_OF_REGION = re.compile(
    rf"(?<=khoa khu vực )(?!{_LEVEL}|[ivx]+\b)[^\W\d]+(?: [^\W\d]+){{0,2}}\Z",
    re.IGNORECASE,
)
_BEGINNING = re.compile(rf"(?<= ){_FIELD}", re.IGNORECASE)


def with_own_names(name: str) -> str:
    """Return the name of a body with capitals where its fields and own name begin."""
    name = _BODY.sub(_written, name)
    name = _REGION.sub(lambda found: found[1].capitalize(), name)
    return _OF_REGION.sub(lambda found: titled(found.group()), name)


def _written(body: re.Match[str]) -> str:
    """Return the body, its head word and its fields with a capital, its name titled."""
    known, own = body.group(), body["name"] or ""
    known = known[: len(known) - len(own)]
    fields = _BEGINNING.sub(lambda field: _raised(field.group()), known)
    head = fields[:1].upper() + fields[1:]
    level = re.compile(r"(?<=Trường )\w")
    return level.sub(lambda first: first.group().upper(), head) + titled(own)


def _raised(words: str) -> str:
    """Return a field with its first letter raised; ``TNHH`` is an abbreviation."""
    letters = re.compile(r"\b(?:tnhh|mtv)\b", re.IGNORECASE)
    if letters.match(words):
        return letters.sub(lambda found: found.group().upper(), words)
    return words[:1].upper() + words[1:]


def titled(words: str) -> str:
    """Return the *words*, each with a capital."""
    return " ".join(word[:1].upper() + word[1:] for word in words.split(" "))
