"""Whether the archive still is what it was."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FaultReport:
    """Một điều sai: ``how`` là loại (``missing``, ``changed``…), ``what`` là chỗ sai.

    ``repaired``: nay đã đúng lại.
    """

    how: str
    what: str
    repaired: bool


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """Số tệp đã đọc lại; số sự kiện và đầu của chuỗi; những điều sai."""

    files: int
    count: int
    digest: str
    faults: tuple[FaultReport, ...]
