"""UTF-8 text, as a clerk copies it out of a page: column after column."""

from bench.samples.citing import long_date
from bench.samples.model import Footnote, Form, Piece, SampleDocument, SampleHeader

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def write_text(document: SampleDocument) -> bytes:
    """Return the document as text; footnotes stand after their paragraph."""
    lines = [*_head(document.header), "", *_body(document), *_foot(document.header)]
    return "\n".join([*lines, ""]).encode("utf-8")


def number_line(header: SampleHeader) -> str:
    """Return the line of the number: ``Số: 48/KH-VKS``, ``Số 34-CT/TW``."""
    if header.form is Form.PARTY:
        return f"Số {header.act.number}"
    label = "Luật số" if header.form is Form.LAW else "Số"
    return f"{label}: {header.act.number}"


def date_line(header: SampleHeader) -> str | None:
    """Return place and date; a law has its date in the last sentence only."""
    if header.form is Form.LAW or header.act.issued_on is None:
        return None
    return f"{header.place}, ngày {long_date(header.act.issued_on)}"


def letterhead(header: SampleHeader) -> tuple[str, ...]:
    """Return the lines above the number, the issuer's own name last."""
    names = (header.parent_issuer, header.issuer)
    return tuple(name.upper() for name in names if name)


def motto(header: SampleHeader) -> tuple[str, ...]:
    """Return the lines of the right column: quốc hiệu và tiêu ngữ, or the Party's."""
    if header.form is Form.PARTY:
        return ("ĐẢNG CỘNG SẢN VIỆT NAM",)
    return ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def signature_lines(header: SampleHeader) -> tuple[str, ...]:
    """Return authority and position as they stand over the name."""
    signature = header.signature
    return tuple(line.upper() for line in (*signature.authority, signature.position))


def _head(header: SampleHeader) -> list[str]:
    subject = header.act.title
    lines = [*letterhead(header), "-------", *motto(header), "---------------"]
    lines.append(number_line(header))
    if header.is_letter:
        lines.append(f"V/v {subject}")
    dated = date_line(header)
    if dated:
        lines.append(dated)
    lines.append("")
    if header.is_letter:
        lines += addressee_lines(header)
    else:
        lines += [header.act.doc_type.upper(), subject]
    return lines


def addressee_lines(header: SampleHeader) -> list[str]:
    """Return ``Kính gửi``: one name on the line, several under each other."""
    if len(header.addressees) == 1:
        return [f"Kính gửi: {header.addressees[0]}"]
    return ["Kính gửi:", *(f"- {name};" for name in header.addressees)]


def recipient_lines(header: SampleHeader) -> list[str]:
    """Return ``Nơi nhận``, a dash before each and a semicolon after all but one."""
    lines = [f"- {name};" for name in header.recipients]
    return ["Nơi nhận:", *lines[:-1], lines[-1][:-1] + "."] if lines else []


def _body(document: SampleDocument) -> list[str]:
    lines: list[str] = []
    mark = 0
    for paragraph in document.paragraphs:
        notes: list[str] = []
        text = ""
        for piece in paragraph.pieces:
            if isinstance(piece, Footnote):
                mark += 1
                sign = str(mark).translate(SUPERSCRIPTS)
                notes.append(f"{sign} {''.join(map(_plain, piece.pieces))}")
                text += sign
            else:
                text += _plain(piece)
        lines += [text, *notes]
    return lines


def _plain(piece: Piece) -> str:
    return piece if isinstance(piece, str) else getattr(piece, "text", "")


def _foot(header: SampleHeader) -> list[str]:
    return [
        "",
        *recipient_lines(header),
        "",
        *signature_lines(header),
        "(Đã ký)",
        header.signature.name,
    ]
