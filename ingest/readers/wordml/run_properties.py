"""How the text of runs is printed: by their own properties, else by their styles."""

from collections.abc import Iterator
from functools import cache

from lxml import etree

from ingest.readers.wordml.xml_names import W

_ON = frozenset({"1", "true", "on"})
_OFF = frozenset({"0", "false", "off"})
_OUT = ("vanish", "strike", "dstrike")
_LONGEST_CHAIN = 20  # styles; a damaged file may go in a circle


class RunProperties:
    """The properties of the runs of a file with these *styles*."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._usual: str | None = None  # the style of paragraphs that name none
        for style in () if styles is None else styles.iterfind(f"{W}style"):
            identity = str(style.get(f"{W}styleId", ""))
            self._styles[identity] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in _ON:
                self._usual = identity
        self._of_style = cache(self._in_style)
        self._last: tuple[etree._Element, tuple[str, ...]] | None = None
        self._last_run: tuple[etree._Element, tuple[str, ...]] | None = None

    def is_out(self, run: etree._Element) -> bool:
        """Return whether a run is not printed, or printed struck out."""
        return any(self._switch(run, each) for each in _OUT)

    def is_in_capitals(self, run: etree._Element) -> bool:
        """Return whether capitals are printed for whatever letters a run has."""
        switches = ("caps", "smallCaps")
        return self._has_capital_font(run) or any(
            self._switch(run, each) for each in switches
        )

    def is_raised_number(self, run: etree._Element) -> bool:
        """Return whether a run is a number set as superscript, as a typed mark is."""
        align = self._property(run, "vertAlign")
        if align is None or align.get(f"{W}val") != "superscript":
            return False
        return "".join(run.itertext(f"{W}t")).strip().isdecimal()

    def _has_capital_font(self, run: etree._Element) -> bool:
        """Return whether a font such as ``.VnTimeH``: capitals of TCVN3, prints it."""
        fonts = self._property(run, "rFonts")
        name = "" if fonts is None else fonts.get(f"{W}ascii") or ""
        return name.startswith(".Vn") and name.endswith("H")

    def _switch(self, run: etree._Element, name: str) -> bool:
        """Return whether a property is on; on in both kinds of styles, it is off."""
        own = run.find(f"{W}rPr/{W}{name}")
        if own is not None:
            return _is_on(own)
        of_styles = (self._of_style(style, name) for style in self._style_names(run))
        return sum(each is not None and _is_on(each) for each in of_styles) == 1

    def _property(self, run: etree._Element, name: str) -> etree._Element | None:
        own = run.find(f"{W}rPr/{W}{name}")
        if own is not None:
            return own
        of_styles = (self._of_style(style, name) for style in self._style_names(run))
        return next((each for each in of_styles if each is not None), None)

    def _style_names(self, run: etree._Element) -> tuple[str, ...]:
        """Return the style of a run, that of its paragraph, that of its table.

        They are wanted for each property of a run, one run after the other.
        """
        if self._last_run is None or self._last_run[0] is not run:
            self._last_run = run, tuple(self._styles_of(run))
        return self._last_run[1]

    def _styles_of(self, run: etree._Element) -> Iterator[str]:
        character = run.find(f"{W}rPr/{W}rStyle")
        if character is not None:
            yield str(character.get(f"{W}val", ""))
        paragraph = next(run.iterancestors(f"{W}p"), None)
        if paragraph is None:
            yield from () if self._usual is None else (self._usual,)
            return
        if self._last is None or self._last[0] is not paragraph:
            self._last = paragraph, tuple(self._around(paragraph))
        yield from self._last[1]

    def _around(self, paragraph: etree._Element) -> Iterator[str]:
        """Yield the styles of a paragraph and of its table.

        A paragraph may have thousands of runs: its own are looked for once.
        """
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = self._usual if style is None else style.get(f"{W}val")
        if name is not None:
            yield str(name)
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        of_table = None if table is None else table.find(f"{W}tblPr/{W}tblStyle")
        if of_table is not None:
            yield str(of_table.get(f"{W}val", ""))

    def _in_style(self, name: str, wanted: str) -> etree._Element | None:
        """Return a property of a style, or of the nearest that it is based on."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return None
            found = style.find(f"{W}rPr/{W}{wanted}")
            if found is not None:
                return found
            base = style.find(f"{W}basedOn")
            name = "" if base is None else str(base.get(f"{W}val", ""))
        return None


def _is_on(switch: etree._Element) -> bool:
    """Return whether a property that is on or off is on; its name alone says so."""
    return switch.get(f"{W}val") not in _OFF
