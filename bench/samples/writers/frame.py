"""The lines around the body, worded the same in every format."""

from bench.samples.citing import long_date
from bench.samples.model import Form, SampleHeader


def number_line(header: SampleHeader) -> str:
    """Return the line of the number: ``Số: 48/KH-VKS``, ``Số 34-CT/TW``."""
    if header.draft_symbol is not None:
        return f"Số:        /{header.draft_symbol}"
    if header.form is Form.PARTY:
        return f"Số {header.act.number}"
    label = "Luật số" if header.form is Form.LAW else "Số"
    return f"{label}: {header.act.number}"


def date_line(header: SampleHeader) -> str | None:
    """Return place and date; a law has its date in the last sentence only."""
    if header.draft_date and not header.is_annex:
        return f"{header.place}, {header.draft_date}"
    if header.form is Form.LAW or header.act.issued_on is None:
        return None
    return f"{header.place}, ngày {long_date(header.act.issued_on)}"


def letterhead(header: SampleHeader) -> tuple[str, ...]:
    """Return the lines above the number, the issuer's own name last."""
    if header.is_annex:
        return ()
    names = (header.copy_form, header.parent_issuer, header.issuer)
    return tuple(name.upper() for name in names if name)


def motto(header: SampleHeader) -> tuple[str, ...]:
    """Return the lines of the right column: quốc hiệu và tiêu ngữ, or the Party's."""
    if header.is_annex:
        return ()
    if header.form is Form.PARTY:
        return ("ĐẢNG CỘNG SẢN VIỆT NAM",)
    return ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def signature_lines(header: SampleHeader) -> tuple[str, ...]:
    """Return authority and position as they stand over the name; none of an annex."""
    if header.is_annex:
        return ()
    signature = header.signature
    return tuple(line.upper() for line in (*signature.authority, signature.position))


def title_lines(header: SampleHeader) -> list[str]:
    """Return type and trích yếu; of a letter, which has none, whom it is for."""
    if header.is_letter:
        return addressee_lines(header)
    return [header.act.doc_type.upper(), header.act.title]


def number_lines(header: SampleHeader) -> list[str]:
    """Return the number; under it, what a letter is about, secrecy and urgency."""
    if header.is_annex:
        return []
    about = f"V/v {header.act.title}" if header.is_letter else None
    draft = "DỰ THẢO" if header.says_draft else None
    below = (about, draft, header.secrecy, header.urgency)
    return [number_line(header), *filter(None, below)]


def addressee_lines(header: SampleHeader) -> list[str]:
    """Return ``Kính gửi``: one name on the line, several under each other."""
    if len(header.addressees) == 1:
        return [f"Kính gửi: {header.addressees[0]}"]
    return ["Kính gửi:", *(f"- {name};" for name in header.addressees)]


def recipient_lines(header: SampleHeader) -> list[str]:
    """Return ``Nơi nhận``, a dash before each and a semicolon after all but one."""
    lines = [f"- {name};" for name in header.recipients]
    return ["Nơi nhận:", *lines[:-1], lines[-1][:-1] + "."] if lines else []


def signed_lines(header: SampleHeader, *room: str) -> list[str]:
    """Return authority, position, the *room* for the hand, and the name."""
    if header.is_annex:
        return []
    return [*signature_lines(header), *room, header.signature.name]
