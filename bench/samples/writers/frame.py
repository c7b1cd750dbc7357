"""The lines around the body, worded the same in every format."""

from bench.samples.citing import long_date
from bench.samples.model import Dated, Form, SampleHeader, Signature


def number_line(header: SampleHeader) -> str:
    """Return the line of the number: ``Số: 48/KH-VKS``, ``Số 34-CT/TW``."""
    if header.draft_symbol is not None:
        return f"Số:        /{header.draft_symbol}"
    if header.form is Form.PARTY:
        return f"Số {header.act.number}"
    label = "Luật số" if header.form is Form.LAW else "Số"
    return f"{header.number_label or label}: {header.act.number}"


def date_line(header: SampleHeader) -> str | None:
    """Return place and date; a law has its date in the last sentence only."""
    if header.draft_date and not header.is_annex:
        return f"{header.place}, {header.draft_date}"
    if header.form is Form.LAW or header.dated is not Dated.HEAD:
        return None
    return _place_and_date(header)


def _place_and_date(header: SampleHeader) -> str | None:
    day = header.act.issued_on
    return f"{header.place}, ngày {long_date(day)}" if day else None


def letterhead(header: SampleHeader) -> tuple[str, ...]:
    """Return the lines above the number, the issuer's own name last."""
    if header.is_annex:
        return ()
    star = "*" if header.has_star else None
    names = (header.copy_form, header.parent_issuer, header.issuer, star)
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
    return _positions(header.signature)


def _positions(signature: Signature) -> tuple[str, ...]:
    return tuple(line.upper() for line in (*signature.authority, signature.position))


def printed_name(signature: Signature) -> str:
    """Return the name as it is printed, behind a degree."""
    return f"{signature.degree} {signature.name}".strip()


def title_lines(header: SampleHeader) -> list[str]:
    """Return type and trích yếu; of a letter, which has none, whom it is for."""
    if header.is_letter:
        return addressee_lines(header)
    if header.heading:
        return [*header.heading, *addressee_lines(header)]
    return [header.act.doc_type.upper(), header.act.title]


def number_lines(header: SampleHeader) -> list[str]:
    """Return the number; under it, what a letter is about, secrecy and urgency."""
    if header.is_annex:
        return []
    about = header.is_letter or header.is_about
    lines = (
        number_line(header) if _is_numbered_above(header) else None,
        _day_below_number(header),
        f"V/v {header.act.title}" if about else None,
        "DỰ THẢO" if header.says_draft else None,
        header.secrecy,
        header.urgency,
    )
    return [line for line in lines if line]


def _is_numbered_above(header: SampleHeader) -> bool:
    """Return whether the number stands in the letterhead, not below the title."""
    number = header.act.number
    if number is None:
        return header.draft_symbol is not None
    return not any(str(number) in line for line in header.heading)


def _day_below_number(header: SampleHeader) -> str | None:
    day = header.act.issued_on
    if day is None or header.dated is not Dated.NUMBER:
        return None
    return f"Ngày: {day.day:02} - {day.month} - {day.year}"


def addressee_lines(header: SampleHeader) -> list[str]:
    """Return ``Kính gửi``: one name on the line, several under each other."""
    if not header.addressees:
        return []
    if len(header.addressees) == 1:
        return [f"Kính gửi: {header.addressees[0]}"]
    return ["Kính gửi:", *(f"- {name};" for name in header.addressees)]


def recipient_lines(header: SampleHeader) -> list[str]:
    """Return ``Nơi nhận``, a dash before each and a semicolon after all but one."""
    lines = [f"- {name};" for name in header.recipients]
    return ["Nơi nhận:", *lines[:-1], lines[-1][:-1] + "."] if lines else []


def signed_lines(header: SampleHeader, *room: str) -> list[str]:
    """Return authority, position, the *room* for the hand, and the name.

    Above them the place and date of what is dated there.
    """
    if header.is_annex:
        return []
    lines = [*signature_lines(header), *room, printed_name(header.signature)]
    dated = date_above_signature(header)
    return [dated, *lines] if dated else lines


def date_above_signature(header: SampleHeader) -> str | None:
    """Return the line of place and date, of what is dated at its end."""
    return _place_and_date(header) if header.dated is Dated.SIGNATURE else None


def left_lines(header: SampleHeader, *room: str) -> list[str]:
    """Return what stands beside the signature: the recipients, or who signs, too."""
    if header.cosigner is None:
        return recipient_lines(header)
    return [*_positions(header.cosigner), *room, header.cosigner.name]
