"""What the properties of runs, cells and tables say of how their text is printed."""

from lxml import etree

from ingest.readers.wordml.xml_names import W

_OFF = frozenset({"0", "false", "off"})


def is_hidden(run: etree._Element) -> bool:
    """Return whether a run is not printed."""
    return _has(run, "vanish")


def is_in_capitals(run: etree._Element) -> bool:
    """Return whether capitals are printed for whatever letters a run has."""
    return _has(run, "caps") or _in_capital_font(run)


def is_raised_number(run: etree._Element) -> bool:
    """Return whether a run is a number set as superscript, as a typed mark is."""
    align = run.find(f"{W}rPr/{W}vertAlign")
    if align is None or align.get(f"{W}val") != "superscript":
        return False
    return "".join(run.itertext(f"{W}t")).strip().isdecimal()


def is_custom_mark(reference: etree._Element) -> bool:
    """Return whether the mark of a note is typed, in the run after its reference."""
    return reference.get(f"{W}customMarkFollows") in {"1", "true"}


def continues_cell_above(cell: etree._Element) -> bool:
    """Return whether a cell is merged with the one above."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def has_borders(table: etree._Element) -> bool:
    """Return whether lines are drawn, or may be by the table's style."""
    if table.find(f"{W}tblPr/{W}tblStyle") is not None:
        return True
    borders = [
        *table.iterfind(f"{W}tblPr/{W}tblBorders/*"),
        *table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders/*"),
    ]
    return any(side.get(f"{W}val") not in {"none", "nil"} for side in borders)


def _has(run: etree._Element, name: str) -> bool:
    """Return whether a property that is on or off is on."""
    switch = run.find(f"{W}rPr/{W}{name}")
    return switch is not None and switch.get(f"{W}val") not in _OFF


def _in_capital_font(run: etree._Element) -> bool:
    """Return whether a run is in a font such as ``.VnTimeH``: capitals of TCVN3."""
    fonts = run.find(f"{W}rPr/{W}rFonts")
    name = "" if fonts is None else fonts.get(f"{W}ascii") or ""
    return name.startswith(".Vn") and name.endswith("H")
