"""The draft again, with comments at the places, and the corrections if wanted."""

from collections.abc import Iterator

from lxml import etree

from schemas.finding import Correction, DraftCheck, Finding
from service.checking.rules import SEVERITY_NAMES, rules
from service.checking.word.changes import Changes, edit_of
from service.checking.word.comments import Comments
from service.checking.word.letters import squeeze
from service.checking.word.package import ENDNOTES, FOOTNOTES, Package, W
from service.checking.word.placing import Placed, Places


def annotate_docx(data: bytes, check: DraftCheck, *, tracked: bool = False) -> bytes:
    """Return the DOCX file *data* with a comment for each finding of *check*.

    Word has no comments in footnotes: they stand where the note is referred to. What
    cannot be placed is said at the beginning. *tracked*: the corrected words are put
    in as tracked changes.

    Raises:
        UnsupportedFormatError: the file is not one of Word.
        UnreadableFileError: the file is damaged.

    """
    package = Package(data)
    places = Places(package, check.draft.text)
    placed = [(each, places.find(each.place)) for each in check.findings]
    changes = Changes(_first_id(package)) if tracked else None
    comments = Comments(package)
    for finding, place in placed:
        _comment(comments, package, finding, place)
    if changes:
        for finding, place in placed:
            if place and finding.correction:
                _change(changes, finding, finding.correction, place)
    return package.written()


def comment_lines(finding: Finding) -> Iterator[str]:
    """Yield what the comment says: rule, reason, corrected words, clause."""
    rule = rules()[finding.code]
    yield f"{SEVERITY_NAMES[finding.severity].capitalize()}: {rule.name}"
    if finding.place.footnote:
        yield f"Chú thích {finding.place.footnote}: “{finding.place.text}”"
    yield finding.message
    if finding.correction:
        yield f"Viết lại: {finding.correction.text}"
    if rule.basis:
        yield f"Căn cứ: {rule.basis}"


def _comment(
    comments: Comments, package: Package, finding: Finding, place: Placed | None
) -> None:
    lines = list(comment_lines(finding))
    if place and place.reference is not None:
        comments.add(place.reference, place.reference, lines)
    elif place:
        comments.add(*place.story.isolate(place.letters), lines)
    else:
        start = next(package.document().iter(f"{W}r"), None)
        if start is not None:
            comments.add(start, start, [f"“{finding.place.text}”", *lines])


def _change(changes: Changes, finding: Finding, fix: Correction, place: Placed) -> None:
    offset = fix.span.start - finding.place.start
    start = len(squeeze(finding.place.text[:offset]))
    letters = place.letters[start : start + len(squeeze(fix.printed))]
    changes.make(place.story, letters, edit_of(fix.printed, fix.text))


def _first_id(package: Package) -> int:
    """Return an id for changes that none of the parts has yet."""
    names = ("word/document.xml", FOOTNOTES, ENDNOTES)
    roots = [root for name in names if (root := package.part(name)) is not None]
    ids = (each.get(f"{W}id", "") for root in roots for each in _elements(root))
    return max((int(each) for each in ids if each.isdecimal()), default=0) + 1


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return (each for each in root.iter() if isinstance(each.tag, str))
