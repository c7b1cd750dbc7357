"""RTF as a stream of words, signs, braces and bytes."""

import pytest

from ingest.readers.rich_text.tokens import Token, tokens_of


@pytest.mark.parametrize(
    ("data", "tokens"),
    [
        (rb"\par", [Token("par")]),
        (rb"\fs24 x", [Token("fs", 24), Token(raw=b"x")]),
        (rb"\u-10179?", [Token("u", -10179), Token(raw=b"?")]),
        (rb"\'d0\'D1", [Token(raw=b"\xd0"), Token(raw=b"\xd1")]),
        (rb"\~\{\\", [Token("~"), Token("{"), Token("\\")]),
        (rb"{x}", [Token(brace="{"), Token(raw=b"x"), Token(brace="}")]),
        (b"a\r\n\0b", [Token(raw=b"a"), Token(raw=b"b")]),
        (b"\\bin3 {}\\x", [Token("bin", 3), Token(raw=b"x")]),
        (b"\\bin0 x", [Token("bin", 0), Token(raw=b"x")]),
        (b"\\bin-2 xy", [Token("bin", -2), Token(raw=b"xy")]),
        (b"\\bin x", [Token("bin"), Token(raw=b"x")]),
        (b"", []),
    ],
)
def test_binary_data_is_left_out_and_the_rest_is_told(
    data: bytes, tokens: list[Token]
) -> None:
    assert list(tokens_of(data)) == tokens
