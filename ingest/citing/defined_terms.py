"""Short names that a text gives to a document: ``(sau đây gọi là Luật Bầu cử)``."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from ingest.citing.back_references import recalled
from ingest.citing.reference import Reference
from ingest.grammar.doc_type import DOC_TYPE, doc_type_named
from ingest.grammar.word_patterns import NO_WORD_AFTER, NO_WORD_BEFORE, any_of
from schemas.span import Span
from schemas.spelling.characters import collapse_spaces

_GIVEN = re.compile(
    r"\((?:sau\s+đây\s+)?(?:được\s+)?gọi\s+(?:tắt\s+|chung\s+)?là:?\s+"
    rf"[“\"]?(?P<name>(?P<doc_type>{DOC_TYPE})\s[^()“”\"\n]{{1,60}}?)[”\"]?\)",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?: năm \d{4})?")  # what its own name adds to the short one
_MOST = 100  # short names in one text
_REACH = 400  # characters between a document and the definition of its short name


def find_short_names(text: str, references: Sequence[Reference]) -> Iterator[Reference]:
    """Yield where one of the *references* is called by a short name, in order.

    Each is the reference that is meant, with the span of the name.
    """
    given = _names(text, references) if "gọi" in text else ()
    names = dict(islice(given, _MOST))
    if not names:
        return
    pattern = re.compile(f"{NO_WORD_BEFORE}{any_of(names)}{NO_WORD_AFTER}")
    for place in pattern.finditer(text):
        name, span = collapse_spaces(place.group()), Span(*place.span())
        meant, since = names[name]
        if span.start > since and _is_free(span, references):
            yield recalled(meant, span)


def _names(
    text: str, references: Sequence[Reference]
) -> Iterator[tuple[str, tuple[Reference, int]]]:
    """Yield each short name, the document it stands for, and where it is defined."""
    for given in _GIVEN.finditer(text):
        meant = _named(text, given, references)
        name = collapse_spaces(given["name"])
        if meant and not _OWN.fullmatch(_called(meant).removeprefix(name)):
            yield name, (meant, given.start())


def _called(reference: Reference) -> str:
    return collapse_spaces(reference.name or reference.title or "-")


def _named(
    text: str, given: re.Match[str], references: Sequence[Reference]
) -> Reference | None:
    """Return the last document of that kind in the sentence before the short name.

    Its amenders may come in between: ``Luật X được sửa đổi bởi Luật số …``.
    """
    doc_type = doc_type_named(given["doc_type"])
    floor = max(given.start() - _REACH, text.rfind("\n", 0, given.start()))
    first = bisect_left(references, floor, key=_start)
    last = bisect_left(references, given.start(), key=_start)
    before = takewhile(lambda each: not each.amender, references[first:last])
    return max((x for x in before if x.doc_type == doc_type), key=_start, default=None)


def _is_free(span: Span, references: Sequence[Reference]) -> bool:
    """Return whether nothing else is cited there; a law of this name is the same."""
    after = bisect_left(references, span.end, key=_start)
    return not any(
        span.start < each.span.end and (each.number or each.span.start != span.start)
        for each in references[max(0, after - 3) : after]
    )


def _start(reference: Reference) -> int:
    return reference.span.start
