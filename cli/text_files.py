"""Lists that people wrote, and tables that they open in a spreadsheet."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

import click

_IN_UTF16 = (BOM_UTF16_LE, BOM_UTF16_BE)


def read_text_file(path: Path) -> str:
    """Return the text of *path*, in UTF-8 or, as Excel and Notepad write it, UTF-16.

    Raises:
        UnicodeDecodeError: It is in neither.

    """
    data = path.read_bytes()
    if data.startswith(_IN_UTF16):
        return data.decode("utf-16")
    if data[1:2] == b"\0":
        return data.decode("utf-16-le")  # without a mark
    return data.decode("utf-8-sig")


def write_text(text: str | bytes, output: Path | None, *, is_csv: bool) -> None:
    """Write *text* to the file *output*, or to the standard output without one.

    A CSV file begins with a byte order mark: without it, Excel shows ``Káº¿ hoáº¡ch``.
    """
    if output is None:
        click.echo(text, nl=False)
    elif isinstance(text, bytes):
        output.write_bytes(text)
    else:
        output.write_bytes(text.encode("utf-8-sig" if is_csv else "utf-8"))
