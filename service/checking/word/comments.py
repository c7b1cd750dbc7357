"""Comments: their words are a part of the file, their places marks around runs."""

from collections.abc import Sequence
from datetime import UTC, datetime

from lxml import etree

from ingest.readers.wordml.xml_names import W
from service.checking.word.edited_package import EditedPackage

AUTHOR = "vankho"
_MARKS = tuple(
    f"{W}{name}"
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)


class Comments:
    """The comments of a *package*, to which more are added, of the time *when*.

    Those of an earlier check are taken out: they are replaced, not repeated.
    """

    def __init__(self, package: EditedPackage, when: datetime) -> None:
        self._root = package.comments()
        self._when = written_time(when)
        _remove_own(self._root, package.document())
        ids = (int(each.get(f"{W}id", "-1")) for each in self._root)
        self._next = max(ids, default=-1) + 1

    def add(
        self, first: etree._Element, last: etree._Element, lines: Sequence[str]
    ) -> None:
        """Comment on the runs *first* to *last* in *lines*, each a paragraph."""
        number = str(self._next)
        self._next += 1
        comment = etree.SubElement(self._root, f"{W}comment")
        comment.set(f"{W}id", number)
        comment.set(f"{W}author", AUTHOR)
        comment.set(f"{W}date", self._when)
        comment.set(f"{W}initials", "VK")
        for line in lines:
            run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
            etree.SubElement(run, f"{W}t").text = line
        _mark(_in_the_body(first), _in_the_body(last), number)


def written_time(when: datetime) -> str:
    """Return a time as Word writes it."""
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _remove_own(comments: etree._Element, document: etree._Element) -> None:
    """Take out the comments of an earlier check, and their marks in the document."""
    own = [each for each in comments if each.get(f"{W}author") == AUTHOR]
    numbers = {each.get(f"{W}id") for each in own}
    for mark in list(document.iter(*_MARKS)) if own else ():
        if mark.get(f"{W}id") in numbers:
            run = mark.getparent()
            run.remove(mark)
            if run.tag == f"{W}r" and all(each.tag == f"{W}rPr" for each in run):
                run.getparent().remove(run)
    for each in own:
        comments.remove(each)


def _mark(first: etree._Element, last: etree._Element, number: str) -> None:
    start = etree.Element(f"{W}commentRangeStart")
    end = etree.Element(f"{W}commentRangeEnd")
    run = etree.Element(f"{W}r")
    reference = etree.SubElement(run, f"{W}commentReference")
    for each in (start, end, reference):
        each.set(f"{W}id", number)
    first.addprevious(start)
    last.addnext(run)
    last.addnext(end)


def _in_the_body(run: etree._Element) -> etree._Element:
    """Return the run itself, or the one that holds the text box it is in."""
    boxes = list(run.iterancestors(f"{W}txbxContent"))
    return next(boxes[-1].iterancestors(f"{W}r")) if boxes else run
