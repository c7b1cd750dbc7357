"""Letters that Word names by their place in a font of symbols (``w:sym``)."""

from functools import cache

from lxml import etree

from ingest.readers.wordml.xml_names import W
from schemas.vocabulary import table_rows

_PRIVATE = 0xF000  # where Word puts the places of fonts of symbols
_UNKNOWN = " "


def symbol_letter(symbol: etree._Element) -> str:
    """Return the letter that a ``w:sym`` prints; of an unknown one a blank."""
    font = str(symbol.get(f"{W}font", "")).lower()
    try:
        place = int(str(symbol.get(f"{W}char", "")), 16)
    except ValueError:
        return _UNKNOWN
    if place >= _PRIVATE:
        place &= 0xFF
    elif font not in _fonts():
        return chr(place) if chr(place).isprintable() else _UNKNOWN
    letters = _fonts().get(font)
    if letters is None:
        return chr(place) if chr(place).isascii() else _UNKNOWN
    return letters.get(place, _UNKNOWN)


@cache
def _fonts() -> dict[str, dict[int, str]]:
    fonts: dict[str, dict[int, str]] = {}
    for row in table_rows("ingest.readers", "symbol_fonts"):
        places = enumerate(row["letters"], int(row["first"], 16))
        fonts.setdefault(row["font"], {}).update(places)
    return fonts
