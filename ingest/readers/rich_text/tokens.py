"""RTF as a stream of tokens."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?"  # a word, with a number
    rb"|\\'([0-9A-Fa-f]{2})"  # a byte of a letter
    rb"|\\([^A-Za-z])"  # a sign
    rb"|([{}])"
    rb"|[\r\n\0]+"  # no part of the text
    rb"|([^\\{}\r\n\0]+)",
    re.DOTALL,
)
_BINARY = "bin"  # so many bytes follow, which are no RTF


class Token(NamedTuple):
    """A control word (``word``, a sign is one too), a brace, or bytes of the text."""

    word: str = ""
    number: int | None = None
    brace: str = ""
    raw: bytes = b""


def tokens_of(data: bytes) -> Iterator[Token]:
    """Yield the tokens of a file; binary data in it is left out."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        word, number, byte, sign, brace, raw = found.groups()
        if word:
            token = Token(word.decode("ascii"), int(number) if number else None)
            if token.word == _BINARY:
                at += max(token.number or 0, 0)
            yield token
        elif byte:
            yield Token(raw=bytes.fromhex(byte.decode("ascii")))
        elif sign:
            yield Token(sign.decode("latin-1"))
        elif brace:
            yield Token(brace=brace.decode("ascii"))
        elif raw:
            yield Token(raw=raw)
