"""The passages of a document that match a query, with the matches in ``<b>``."""

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from operator import attrgetter

from schemas.search import Passage, SearchEntry
from schemas.span import Span
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_case, fold_text
from schemas.spelling.rhymes import normalise_rhyme
from service.search.query_tree import Phrase

LENGTH = 240  # characters, before marks
MOST = 3  # passages of one document
_LEAD = 60  # characters before the first match
_MATCHES = 200  # of one phrase; enough to choose a good passage
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, order=True)
class _Match:
    """Where one of the phrases occurs, and in which section of the text."""

    span: Span
    phrase: int
    section: int = 0


_start = attrgetter("start")


def find_passages(
    entry: SearchEntry, phrases: Sequence[Phrase], runs: Sequence[Sequence[str]] = ()
) -> tuple[Passage, ...]:
    """Return the passages of the body, or else of the subject, with most matches.

    The best comes first. If some of *runs* (consecutive folded words) occur in the
    body, only their surroundings are considered. If nothing matches (a document found
    by its number), the passage is the beginning of the text.
    """
    body, subject = compose(entry.body), compose(entry.subject or "")
    if matches := _find_matches(body, phrases, runs):
        return tuple(islice(_passages(entry, body, matches), MOST))
    if matches := _find_matches(subject, phrases):
        window = _window(subject, matches, Span(0, len(subject)))
        return (Passage(_marked(subject, window, matches)),)
    start = Span(0, _word_end(body, LENGTH))
    return (_passage(entry, body, start, ()),) if body else ()


def _passages(
    entry: SearchEntry, text: str, matches: Iterable[_Match]
) -> Iterator[Passage]:
    sections = _sections(entry, text)
    left = [replace(each, section=_holding(sections, each)) for each in matches]
    while left:
        best = _best_place(left)
        window = _window(text, best, sections[best[0].section])
        yield _passage(entry, text, window, best)
        left = [each for each in left if not each.span.overlaps(window)]


def _sections(entry: SearchEntry, text: str) -> list[Span]:
    """Return the body and each footnote: no passage spans two of them."""
    starts = [0]
    for before, each in pairwise(entry.stretches):
        if each.note != before.note:
            starts.append(each.start)
    return [Span(*ends) for ends in pairwise([*starts, len(text)])]


def _holding(sections: Sequence[Span], match: _Match) -> int:
    return bisect_right(sections, match.span.start, key=_start) - 1


def _passage(
    entry: SearchEntry, text: str, window: Span, matches: Sequence[_Match]
) -> Passage:
    at = matches[0].span.start if matches else window.start
    place = next((s for s in reversed(entry.stretches) if s.start <= at), None)
    line = _marked(text, window, matches)
    return Passage(line, place.page, place.note) if place else Passage(line)


def _find_matches(
    text: str, phrases: Iterable[Phrase], runs: Sequence[Sequence[str]] = ()
) -> list[_Match]:
    """Return where *phrases* occur in *text*, in order, not overlapping.

    A phrase that occurs with its accents is not marked where it lacks them.
    """
    accents = normalise_rhyme(fold_case(text))
    plain = fold_text(accents)
    found: list[_Match] = []
    areas = _areas(plain, runs)
    for number, phrase in enumerate(dict.fromkeys(phrases)):
        spans = _find_in(accents, phrase.exact, areas) if _counts(phrase) else []
        if not spans and not phrase.strict:
            spans = _find_in(plain, phrase.plain, areas)
        found += (_Match(span, number) for span in spans)
    return _joined(sorted(found))


def _counts(phrase: Phrase) -> bool:
    """Return whether the letters must be as typed, if they are anywhere."""
    return phrase.accented or phrase.strict


def _areas(plain: str, runs: Iterable[Sequence[str]]) -> list[Span]:
    """Return the surroundings of *runs* in the folded text, or all of it."""
    whole = Span(0, len(plain))
    spans = sorted(span for run in runs for span in _find_row(plain, run, whole))
    areas: list[Span] = []
    for span in spans:
        start = max(0, span.start - LENGTH)
        if areas and start <= areas[-1].end:
            start = areas.pop().start
        areas.append(Span(start, min(len(plain), span.end + LENGTH)))
    return areas or [whole]


def _find_in(text: str, row: Sequence[str], areas: Iterable[Span]) -> list[Span]:
    found = (span for area in areas for span in _find_row(text, row, area))
    return list(islice(found, _MATCHES))


def _find_row(text: str, row: Sequence[str], area: Span) -> Iterator[Span]:
    """Yield where the words of *row* are consecutive; ``str.find`` makes it fast."""
    first = row[0]
    rest = re.compile(r"[\W_]+".join(map(re.escape, row)) + r"(?![^\W_])")
    at = text.find(first, area.start, area.end)
    while at >= 0:
        found = rest.match(text, at, area.end)
        if found and not (at and text[at - 1].isalnum()):
            yield Span(*found.span())
        at = text.find(first, at + len(first), area.end)


def _joined(matches: Iterable[_Match]) -> list[_Match]:
    joined: list[_Match] = []
    for each in matches:
        if joined and joined[-1].span.overlaps(each.span):
            last = joined.pop()
            end = max(last.span.end, each.span.end)
            joined.append(_Match(Span(last.span.start, end), last.phrase))
        else:
            joined.append(each)
    return joined


def _best_place(matches: Sequence[_Match]) -> Sequence[_Match]:
    """Return the matches of the earliest stretch with the most phrases."""
    best, most, end = (0, 1), (0, 0), 0
    inside: Counter[int] = Counter()
    for start, first in enumerate(matches):
        reach = max(0, first.span.start - _LEAD) + LENGTH
        while end < len(matches) and (
            end == start
            or (
                matches[end].section == first.section and matches[end].span.end <= reach
            )
        ):
            inside[matches[end].phrase] += 1
            end += 1
        phrases = sum(1 for count in inside.values() if count)
        if (phrases, end - start) > most:
            best, most = (start, end), (phrases, end - start)
        inside[first.phrase] -= 1
    return matches[slice(*best)]


def _window(text: str, matches: Sequence[_Match], bounds: Span) -> Span:
    """Return the stretch around *matches*, of whole words, within *bounds*."""
    start = max(bounds.start, matches[0].span.start - _LEAD)
    end = min(bounds.end, start + LENGTH)
    return Span(
        max(bounds.start, _word_start(text, start)),
        max(matches[0].span.end, min(bounds.end, _word_end(text, end))),
    )


def _word_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return min(at, len(text))


def _marked(text: str, window: Span, matches: Iterable[_Match]) -> str:
    """Return the text of *window*, escaped, with its *matches* marked."""
    pieces, at = [], window.start
    for span in (each.span for each in matches):
        if window.start <= span.start and span.end <= window.end:
            match = html.escape(span.within(text))
            pieces += [html.escape(text[at : span.start]), f"<b>{match}</b>"]
            at = span.end
    pieces.append(html.escape(text[at : window.end]))
    line = _SPACES.sub(" ", "".join(pieces)).strip()
    before = "… " if text[: window.start].strip() else ""
    after = " …" if text[window.end :].strip() else ""
    return f"{before}{line}{after}"
