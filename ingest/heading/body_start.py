"""How the body of a document begins: căn cứ, addressees, the first article."""

import re

_ALWAYS = (
    r"Căn\s+cứ|Chiểu\s|Kính\s+gửi|Điều\s+\d|(?:Chương|CHƯƠNG)\s+[IVXІ\d]|Phần\s|Mục\s|I\s?[.)/]"
    r"|1\s?[.)/](?!\d{3})|Theo\s+đề\s+nghị|Xét\s|Trên\s+cơ\s+sở"
    r"|Ngày\s(?!\d{1,2}\s+tháng|(?:có\s+|hết\s+)?hiệu\s+lực|ban\s+hành|ký|đăng|cập|công\s+báo)"
    r"|Hôm\s+nay|Thời\s+gian|QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*:|Nơi\s+nhận"
    r"|S?TT\s|\(?Ban\s+hành\s+kèm|\(Kèm\s+theo|\((?:Dùng|Dành|Áp\s+dụng)\s+(?:cho|trong)"
    r"|.{1,80}\s+điện\s?:"
)
BODY_AT_TIMES = r"(?:Thực\s+hiện|Triển\s+khai|Thi\s+hành|Để|Trong|Từ|Nhằm|Qua)\s"
"""Words that may begin the body or a title."""
BODY_START = re.compile(rf"(?:[-–+*]\s*)?(?:{_ALWAYS}|{BODY_AT_TIMES})")
