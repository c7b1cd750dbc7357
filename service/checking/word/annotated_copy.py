"""A copy of the draft with comments where something was found, and corrections."""

from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree

from ingest.readers.wordml.xml_names import DOCUMENT, ENDNOTES, FOOTNOTES, W
from schemas.finding import DraftCheck, Finding
from schemas.span import Span
from service.checking.rules import SEVERITY_NAMES, rules
from service.checking.word.comments import Comments
from service.checking.word.edited_package import EditedPackage
from service.checking.word.letters import isolate
from service.checking.word.places import Placed, Places
from service.checking.word.tracked_changes import TrackedChanges


def annotate_docx(
    data: bytes,
    check: DraftCheck,
    *,
    tracked: bool = False,
    when: datetime | None = None,
) -> bytes:
    """Return the DOCX file *data* with a comment for each finding of *check*.

    Comments of an earlier check are replaced; all are of the time *when*, or of now.

    Word has no comments in footnotes: they stand where the note is referred to. What
    cannot be placed is said at the beginning. *tracked*: the corrections are made, as
    tracked changes.

    Raises:
        UnsupportedFormatError: the file is not one of Word.
        UnreadableFileError: the file is damaged, or unpacks to too much.

    """
    package = EditedPackage(data, check.draft.filename)
    places = Places(package, check.draft)
    now = when or datetime.now(UTC)
    comments = Comments(package, now)
    for finding in check.findings:
        span = Span(finding.place.start, finding.place.end)
        _comment(comments, package, finding, places.find(span))
    if tracked:
        changes = TrackedChanges(places, _first_id(package), now)
        for finding in check.findings:
            if finding.correction:
                changes.make(finding.correction)
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
    comments: Comments,
    package: EditedPackage,
    finding: Finding,
    place: Placed | None,
) -> None:
    lines = list(comment_lines(finding))
    if place and place.reference is not None:
        comments.add(place.reference, place.reference, lines)
    elif place:
        comments.add(*isolate(place.letters), lines)
    else:
        start = next(package.document().iter(f"{W}r"), None)
        if start is not None:
            comments.add(start, start, [f"“{finding.place.text}”", *lines])


def _first_id(package: EditedPackage) -> int:
    """Return an id for changes that none of the parts has yet."""
    names = (DOCUMENT, FOOTNOTES, ENDNOTES)
    roots = [root for name in names if (root := package.part(name)) is not None]
    ids = (each.get(f"{W}id", "") for root in roots for each in _elements(root))
    return max((int(each) for each in ids if each.isdecimal()), default=0) + 1


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return (each for each in root.iter() if isinstance(each.tag, str))
