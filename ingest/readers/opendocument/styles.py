"""Styles of an OpenDocument file: how the text in each is printed."""

from collections.abc import Iterable, Iterator

from lxml import etree

from ingest.readers.opendocument.odf_names import FO, STYLE, TABLE, TEXT

_NO_BORDER = frozenset({"none", "hidden"})
_LONGEST_CHAIN = 20  # styles; a damaged file may go in a circle


class Styles:
    """The styles of the *roots* of a file, each with those that it is based on."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles = {
            (style.get(f"{STYLE}family"), style.get(f"{STYLE}name")): style
            for root in roots
            for style in root.iter(f"{STYLE}style")
        }

    def is_out(self, element: etree._Element) -> bool:
        """Return whether a paragraph or span is not printed, or printed struck out."""
        line = self._text_property(element, f"{STYLE}text-line-through-style")
        is_struck_out = (line or "none") != "none"
        return is_struck_out or self._text_property(element, f"{TEXT}display") == "none"

    def is_in_capitals(self, element: etree._Element) -> bool:
        """Return whether capitals are printed for the letters of an element."""
        return self._text_property(element, f"{FO}text-transform") == "uppercase"

    def is_raised(self, element: etree._Element) -> bool:
        """Return whether an element stands above the line."""
        position = self._text_property(element, f"{STYLE}text-position") or ""
        offset = position.split(" ")[0]
        return offset == "super" or (offset.rstrip("%").isdecimal() and offset != "0%")

    def has_border(self, cell: etree._Element) -> bool:
        """Return whether a line is drawn at a side of a cell."""
        for style in self._chain("table-cell", cell.get(f"{TABLE}style-name")):
            for properties in style.iterfind(f"{STYLE}table-cell-properties"):
                sides = (value for key, value in properties.items() if _is_border(key))
                if any(value.split(" ")[-1] not in _NO_BORDER for value in sides):
                    return True
        return False

    def _text_property(self, element: etree._Element, name: str) -> str | None:
        family = "text" if element.tag == f"{TEXT}span" else "paragraph"
        for style in self._chain(family, element.get(f"{TEXT}style-name")):
            for properties in style.iterfind(f"{STYLE}text-properties"):
                if properties.get(name) is not None:
                    return str(properties.get(name))
        return None

    def _chain(self, family: str, name: str | None) -> Iterator[etree._Element]:
        """Yield the style of that name, then those that it is based on."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name")


def _is_border(attribute: str) -> bool:
    return attribute.startswith(f"{FO}border")
