"""The office that the symbol of a number names: ``CP`` of ``30/2020/NĐ-CP``."""

import re
from functools import cache

from schemas.number import DocumentNumber
from schemas.spelling.folding import fold_name, fold_symbol
from schemas.vocabulary import Issuer, issuers

_CENTRAL = re.compile(
    r"(?:Chính phủ|Thủ tướng Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội"
    r"|Hội đồng Bộ trưởng|Chủ tịch nước|Kiểm toán nhà nước|.+ tối cao)",
    re.IGNORECASE,
)
_PART = re.compile(r"[-/]")
_TERM = "0123456789"  # of the National Assembly: QH15
_MINISTER = re.compile(r"(?:thu truong|bo truong|thong doc) ")


def is_given_once(number: DocumentNumber | None) -> bool:
    """Return whether the number has its year, and a symbol of a central office.

    Only one document has it, where ``12/QĐ-UBND`` is given by each province each year.
    """
    if number is None or number.year is None:
        return False
    return _codes(number)[-1] in _central_codes()


def names_another(number: DocumentNumber | None, issuer: str | None) -> bool:
    """Return whether *issuer* is a ministry, and the symbol names other offices.

    ``181/2025/NĐ-CP`` is not a decree of the Ministry of Finance.
    """
    if number is None or issuer is None or _codes(number)[-1] not in _central_codes():
        return False
    own = _code_of(issuer)
    return own is not None and own not in _codes(number)


def names_it(number: DocumentNumber | None, issuer: str | None) -> bool:
    """Return whether *issuer* is a ministry, and the symbol names it: ``TT-BTTTT``."""
    if number is None or issuer is None:
        return False
    return _code_of(issuer) in _codes(number)


def _code_of(issuer: str) -> str | None:
    """Return the code of a ministry, or of its minister; None of other offices."""
    return _ministries().get(_MINISTER.sub("", fold_name(issuer)))


def _codes(number: DocumentNumber) -> list[str]:
    parts = _PART.split(number.symbol)
    return [fold_symbol(each).rstrip(_TERM) for each in parts]


@cache
def _ministries() -> dict[str, str]:
    return {
        fold_name(name): fold_symbol(each.code)
        for each in issuers()
        if each.code and each.parent == "Chính phủ" and not each.local
        for name in (each.name, *each.abbreviations)
    }


@cache
def _central_codes() -> frozenset[str]:
    """Return the codes that one office of the country alone puts into its numbers."""
    found = [each for each in issuers() if each.code]
    central = {fold_symbol(each.code) for each in found if _is_central(each)}
    return frozenset(central - {fold_symbol(each.code) for each in found if each.local})


def _is_central(issuer: Issuer) -> bool:
    if issuer.local:
        return False
    return issuer.parent == "Chính phủ" or bool(_CENTRAL.fullmatch(issuer.name))
