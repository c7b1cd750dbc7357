"""Capitals of TCVN3: its fonts have none with tones, so another font draws them.

In ``.VnTimeH`` small letters look like capitals. ``CỘNG HÒA`` is typed for it as
``CéNG HßA``, ``Céng hßa`` or ``céng hßa``, and the text does not name the font. So it
is inferred from what is always in capitals (NĐ 30/2020/NĐ-CP, phụ lục I): the head of a
document except its number, date and subject, and the signer's position.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.grammar.doc_type import read_doc_type
from ingest.grammar.issuer import HEAD as OFFICE
from ingest.grammar.word_patterns import any_of, column
from ingest.readers.page.layout_tables import HEAD, RECIPIENTS

_BODY = re.compile(
    r"\s*(?:[-–+*]\s*)?(?:Căn\s+cứ|Kính\s+gửi|Điều\s+\d|Theo\s|Xét\s|Chương\s+[IVX\d]|Phần\s+[IVX\dt]"
    r"|Thực\s+hiện|[I1][.)]\s|\(?(?:Ban\s+hành\s+)?kèm\s+theo\s|STT\b)",
    re.IGNORECASE,
)
_NO_CAPITALS = re.compile(
    r"\s*(?:Số\b|Luật\s+số|Độc\s+lập|.*\bngày\b|\()", re.IGNORECASE
)
_MARK = re.compile(
    r"\s*(?:(?:TUYỆT |TỐI )?MẬT|(?:THƯỢNG )?KHẨN|HỎA TỐC(?: HẸN GIỜ)?|DỰ THẢO)\s*\Z",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s*V(?:/v|ề\s+việc)\b", re.IGNORECASE)
_TITLE = re.compile(rf"{HEAD.pattern}|\s*(?:PHỤ\s+LỤC|NHÂN\s+DANH\s*\Z)", re.IGNORECASE)
_POSITION = any_of(column("ingest", "positions", "words"))
_SIGNING = re.compile(
    r"\s*(?:(?:K[/.]?T|T[/.]?M|T[/.]?L|T[/.]?UQ)\b"
    rf"|(?:QUYỀN |PHÓ |Q\. ?)?{_POSITION}\b)"
)
_MOST_LINES_OF_HEAD = 25
_MOST_LINES_OF_END = 40
_SHORT = 40  # characters; a sentence has more
_LONGEST = 80  # characters of a line in capitals at the end


def printed_capitals(texts: Sequence[str]) -> list[str]:
    """Return the lines of a document, read as TCVN3, with the capitals printed."""
    texts = [text.upper() if _typed_in_capitals(text) else text for text in texts]
    body = next((i for i, text in enumerate(texts) if _begins_body(text)), len(texts))
    if body > _MOST_LINES_OF_HEAD or not any(map(_TITLE.match, texts[:body])):
        body = 0
    end = max(body, _start_of_end(texts))
    signing = (text.upper() if _signs(text) else text for text in texts[end:])
    return [*_head(texts[:body]), *texts[body:end], *signing]


def _typed_in_capitals(text: str) -> bool:
    """Return whether every letter that has a typed capital is one: ``CộNG HòA``."""
    plain = [letter for letter in text if letter.isascii() and letter.isalpha()]
    capitals = len(plain) > 1 and all(map(str.isupper, plain))
    return capitals and not _NO_CAPITALS.match(text)


def _begins_body(text: str) -> bool:
    sentence = len(text) > _SHORT and text.rstrip().endswith((".", ":", ";"))
    return sentence or _BODY.match(text) is not None


def _head(texts: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the head, in capitals except number, date and subject."""
    titled = about = False
    for index, text in enumerate(texts):
        if _TITLE.match(text) or _MARK.match(text) or _is_kind(text):
            about = False
            titled = titled or _is_kind(text)
            yield text.upper()
            continue
        about = about or bool(_ABOUT.match(text))
        last = index == len(texts) - 1
        issuer = last and (OFFICE.match(text) or _signs(text))  # above "Căn cứ"
        kept = about or titled or _NO_CAPITALS.match(text)
        yield text if kept and not issuer else text.upper()


def _is_kind(text: str) -> bool:
    return read_doc_type(text.strip(" :")) is not None


def _start_of_end(texts: Sequence[str]) -> int:
    """Return where the recipients begin, or the last lines."""
    last = len(texts) - _MOST_LINES_OF_END
    found = (i for i in range(len(texts) - 1, -1, -1) if RECIPIENTS.match(texts[i]))
    return max(0, min(next(found, last), last))


def _signs(text: str) -> bool:
    issuer = len(text) <= _LONGEST and not text.rstrip().endswith((";", ":", ".", ","))
    return issuer and _SIGNING.match(text.upper()) is not None
