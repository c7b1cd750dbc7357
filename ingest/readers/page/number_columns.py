"""Columns of a register that hold one number in two: ``333`` beside ``QĐ-UBND``."""

import re
from collections.abc import Sequence
from functools import cache

from schemas.spelling.folding import fold_accents, fold_symbol
from schemas.vocabulary import document_types, issuers

_SERIAL = re.compile(r"\d{1,6}[a-zđ]?/?")
_SYMBOL = re.compile(
    r"/?[A-ZĐ][A-ZĐƯa-zđư]{0,9}(?:[-/][A-ZĐ&][\w&.]{0,14})+|[A-ZĐ]{1,6}"
)
_SERIAL_HEADS = frozenset({"so", "so vb", "so van ban", "so den", "so di"})
_SYMBOL_HEADS = frozenset({"ky hieu", "ki hieu", "ky hieu vb", "ky hieu van ban"})
_FEWEST = 2  # rows that say so where no heading does


def serial_columns(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return which columns of a table have the serial, the symbol being in the next.

    A heading says so; without one, rows of which each has a serial and a symbol, if
    the serials do not merely count the rows.
    """
    width = max(map(len, rows), default=0)
    return frozenset(
        column
        for column in range(width - 1)
        if _has_heading(rows, column) or _has_numbers(rows, column)
    )


def is_number(serial: str, symbol: str) -> bool:
    """Return whether two cells beside each other are the halves of a number."""
    return bool(_SERIAL.fullmatch(serial) and _SYMBOL.fullmatch(symbol))


def between(serial: str, symbol: str) -> str:
    """Return what the two halves of a number lack in the middle."""
    return "" if serial.endswith("/") or symbol.startswith("/") else "/"


def _has_heading(rows: Sequence[Sequence[str]], column: int) -> bool:
    heads = ([_folded(cell) for cell in row[column : column + 2]] for row in rows)
    return any(
        len(pair) > 1 and pair[0] in _SERIAL_HEADS and pair[1] in _SYMBOL_HEADS
        for pair in heads
    )


def _folded(cell: str) -> str:
    return " ".join(fold_accents(cell).lower().replace(",", " ").split())


def _has_numbers(rows: Sequence[Sequence[str]], column: int) -> bool:
    pairs = (row[column : column + 2] for row in rows)
    serials = [
        int(re.sub(r"\D", "", pair[0]))
        for pair in pairs
        if len(pair) > 1 and _is_certain(*pair)
    ]
    counted = list(range(serials[0], serials[0] + len(serials))) if serials else []
    return len(serials) >= _FEWEST and serials != counted


def _is_certain(serial: str, symbol: str) -> bool:
    first = re.split("[-/]", symbol.lstrip("/"))[0]
    return (
        is_number(serial, symbol) and "-" in symbol and fold_symbol(first) in _codes()
    )


@cache
def _codes() -> frozenset[str]:
    kinds = (kind.code for kind in document_types() if kind.code)
    offices = (office.code for office in issuers() if office.code)
    return frozenset(map(fold_symbol, (*kinds, *offices)))
