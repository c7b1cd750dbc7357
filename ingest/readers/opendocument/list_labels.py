"""Numbers before the items of lists, which OpenDocument counts but does not write."""

from lxml import etree

from ingest.readers.opendocument.odf_names import STYLE, TEXT
from ingest.readers.wordml.numbering import written

_FORMS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
    "I": "upperRoman",
}  # fmt: skip
_BULLET = "-"  # the sign itself is a letter of a symbol font
_NO_LEVEL = etree.Element("none")


class Lists:
    """Counts the items of the lists of a file, in their order."""

    def __init__(self, *roots: etree._Element) -> None:
        self._levels = {
            (style.get(f"{STYLE}name"), level.get(f"{TEXT}level")): level
            for root in roots
            for style in root.iter(f"{TEXT}list-style")
            for level in style
            if isinstance(level.tag, str)
        }
        self._counts: dict[str | None, dict[int, int]] = {}

    def begin(self, style: str | None, *, continued: bool) -> None:
        """Begin a list of that style, whose numbers go on if it is *continued*."""
        if not continued:
            self._counts.pop(style, None)

    def label(self, style: str | None, depth: int) -> str:
        """Return what is printed before the next item of a list, with a space."""
        counts = self._counts.setdefault(style, {})
        start = int(self._level(style, depth).get(f"{TEXT}start-value") or 1)
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        printed = self._printed(style, depth, counts)
        return f"{printed} " if printed else ""

    def _printed(self, style: str | None, depth: int, counts: dict[int, int]) -> str:
        level = self._level(style, depth)
        if level.tag == f"{TEXT}list-level-style-bullet":
            return _BULLET
        shown = int(level.get(f"{TEXT}display-levels") or 1)
        numbers = [
            written(counts.get(each, 1), form)
            for each in range(depth - shown + 1, depth + 1)
            if (form := self._form(style, each))
        ]
        if not numbers:
            return ""
        before, after = (level.get(f"{STYLE}num-{x}", "") for x in ("prefix", "suffix"))
        return f"{before}{'.'.join(numbers)}{after}".strip()

    def _form(self, style: str | None, depth: int) -> str | None:
        return _FORMS.get(self._level(style, depth).get(f"{STYLE}num-format") or "")

    def _level(self, style: str | None, depth: int) -> etree._Element:
        return self._levels.get((style, str(depth)), _NO_LEVEL)
