"""What the properties of notes, cells, tables and controls say of their text."""

from lxml import etree

from ingest.readers.wordml.xml_names import W


def is_custom_mark(reference: etree._Element) -> bool:
    """Return whether the mark of a note is typed, in the run after its reference."""
    return reference.get(f"{W}customMarkFollows") in {"1", "true"}


def shows_placeholder(control: etree._Element) -> bool:
    """Return whether nobody has filled in a content control: its text is a request."""
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def is_deleted(row: etree._Element) -> bool:
    """Return whether a row of a table is deleted, with changes tracked."""
    return row.find(f"{W}trPr/{W}del") is not None


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
