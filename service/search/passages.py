"""The passages of a document that match a query, with the matches in ``<b>``."""

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise
from operator import attrgetter
from typing import NamedTuple

from schemas.search import Passage, SearchEntry
from schemas.span import Span
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_case, fold_text, words
from schemas.spelling.rhymes import normalise_rhyme
from service.search.query_tree import Phrase

LENGTH = 240  # characters, before marks
MOST = 3  # passages of one document
_LEAD = 60  # characters before the first match
_MATCHES = 200  # of one phrase; enough to choose a good passage
_AROUND = 12  # places of runs or of the rarest phrase that are looked around
_start = attrgetter("start")
_SPACES = re.compile(r"\s+")


class _Match(NamedTuple):
    """Where one of the phrases occurs, and in which section of the text."""

    start: int
    end: int
    phrase: int
    section: int = 0


@dataclass(frozen=True, slots=True)
class _Searched:
    """A text, and the same folded, letter for letter."""

    text: str
    plain: str

    def find(self, phrase: Phrase, areas: Iterable[Span]) -> list[Span]:
        """Return where *phrase* is in *areas*, in order, not overlapping.

        One that occurs with its accents is not found where it lacks them.
        """
        spans = [span for area in areas for span in _find_row(self.plain, phrase, area)]
        if not (phrase.accented or phrase.strict):
            return spans[:_MATCHES]
        written = " ".join(phrase.exact)
        same = [each for each in spans if _exact(each.within(self.text)) == written]
        return (same if same or phrase.strict else spans)[:_MATCHES]


def find_passages(
    entry: SearchEntry, phrases: Sequence[Phrase], runs: Sequence[Sequence[str]] = ()
) -> tuple[Passage, ...]:
    """Return the passages of the body, or else of the subject, with most matches.

    The best comes first. If some of *runs* (consecutive folded words) occur in the
    body, only their surroundings are considered. If nothing matches (a document found
    by its number), the passage is the beginning of the text.
    """
    body = compose(entry.body)
    kept = entry.plain_body if len(entry.plain_body) == len(body) else plain_text(body)
    if matches := _find_matches(_Searched(body, kept), phrases, runs):
        return tuple(islice(_passages(entry, body, matches), MOST))
    subject = compose(entry.subject or "")
    if matches := _find_matches(_Searched(subject, plain_text(subject)), phrases):
        window = _window(subject, matches, Span(0, len(subject)))
        return (Passage(_marked(subject, window, matches)),)
    start = Span(0, _word_end(body, LENGTH))
    return (_passage(entry, body, start, ()),) if body else ()


def plain_text(text: str) -> str:
    """Return *text* folded for ``find_passages``: it takes long, so it is kept."""
    return normalise_rhyme(fold_text(text))


def with_plain_body(entry: SearchEntry) -> SearchEntry:
    """Return *entry* with its body folded, to be kept in an index."""
    return replace(entry, plain_body=plain_text(compose(entry.body)))


@lru_cache(maxsize=4096)  # a few spellings of each word
def _exact(written: str) -> str:
    return " ".join(words(normalise_rhyme(fold_case(written))))


def _passages(
    entry: SearchEntry, text: str, matches: Iterable[_Match]
) -> Iterator[Passage]:
    sections, left = _sections(entry, text), list(matches)
    if len(sections) > 1:
        left = [each._replace(section=_holding(sections, each)) for each in left]
    while left:
        best = _best_place(left)
        window = _window(text, best, sections[best[0].section])
        yield _passage(entry, text, window, best)
        left = [e for e in left if e.end <= window.start or window.end <= e.start]


def _sections(entry: SearchEntry, text: str) -> list[Span]:
    """Return the body and each footnote: no passage spans two of them."""
    starts = [0]
    for before, each in pairwise(entry.stretches):
        if each.note != before.note:
            starts.append(each.start)
    return [Span(*ends) for ends in pairwise([*starts, len(text)])]


def _holding(sections: Sequence[Span], match: _Match) -> int:
    return bisect_right(sections, match.start, key=_start) - 1


def _passage(
    entry: SearchEntry, text: str, window: Span, matches: Sequence[_Match]
) -> Passage:
    at = matches[0].start if matches else window.start
    place = next((s for s in reversed(entry.stretches) if s.start <= at), None)
    line = _marked(text, window, matches)
    return Passage(line, place.page, place.note) if place else Passage(line)


def _find_matches(
    searched: _Searched, phrases: Iterable[Phrase], runs: Sequence[Sequence[str]] = ()
) -> list[_Match]:
    """Return where *phrases* occur, in order, not overlapping.

    Looked at are only the surroundings of *runs*, or else of the rarest phrase.
    """
    distinct = list(dict.fromkeys(phrases))
    areas = _areas(searched, distinct, runs)
    found = [
        _Match(span.start, span.end, number)
        for number, phrase in enumerate(distinct)
        for span in searched.find(phrase, areas)
    ]
    return _joined(sorted(found))


def _areas(
    searched: _Searched, phrases: Sequence[Phrase], runs: Iterable[Sequence[str]]
) -> list[Span]:
    """Return the surroundings of *runs* or of the rarest phrase, or all of the text."""
    whole = Span(0, len(searched.plain))
    rows = (Phrase(tuple(run)) for run in runs)
    spans = [span for row in rows for span in _find_row(searched.plain, row, whole)]
    if not spans and len(phrases) > 1:
        rare = sorted(phrases, key=lambda each: searched.plain.count(each.plain[0]))
        found = (searched.find(each, [whole]) for each in rare)
        spans = next(filter(None, found), [])
    areas: list[Span] = []
    for span in sorted(spans[:_AROUND]):
        start = max(0, span.start - LENGTH)
        if areas and start <= areas[-1].end:
            start = areas.pop().start
        areas.append(Span(start, min(whole.end, span.end + LENGTH)))
    is_most = 2 * sum(each.end - each.start for each in areas) > whole.end
    return areas if areas and not is_most else [whole]


def _find_row(text: str, phrase: Phrase, area: Span) -> Iterator[Span]:
    """Yield where the words of *phrase* follow each other in the folded *text*.

    ``str.find`` makes it fast.
    """
    row = phrase.plain
    rest = _pattern(row)
    at = text.find(row[0], area.start, area.end)
    while at >= 0:
        found = rest.match(text, at, area.end)
        if found and not (at and text[at - 1].isalnum()):
            yield Span(*found.span())
        at = text.find(row[0], at + len(row[0]), area.end)


@lru_cache(maxsize=1024)
def _pattern(row: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"[\W_]+".join(map(re.escape, row)) + r"(?![^\W_])")


def _joined(matches: Iterable[_Match]) -> list[_Match]:
    joined: list[_Match] = []
    for each in matches:
        if joined and each.start < joined[-1].end:
            last = joined.pop()
            joined.append(last._replace(end=max(last.end, each.end)))
        else:
            joined.append(each)
    return joined


def _best_place(matches: Sequence[_Match]) -> Sequence[_Match]:
    """Return the matches of the earliest stretch with the most phrases."""
    best, most, end = (0, 1), (0, 0), 0
    inside: Counter[int] = Counter()
    for start, first in enumerate(matches):
        reach = max(0, first.start - _LEAD) + LENGTH
        while end < len(matches) and (
            end == start
            or (matches[end].section == first.section and matches[end].end <= reach)
        ):
            inside[matches[end].phrase] += 1
            end += 1
        if (len(inside), end - start) > most:
            best, most = (start, end), (len(inside), end - start)
        inside[first.phrase] -= 1
        if not inside[first.phrase]:
            del inside[first.phrase]
    return matches[slice(*best)]


def _window(text: str, matches: Sequence[_Match], bounds: Span) -> Span:
    """Return the stretch around *matches*, of whole words, within *bounds*."""
    start = max(bounds.start, matches[0].start - _LEAD)
    end = min(bounds.end, start + LENGTH)
    return Span(
        max(bounds.start, _word_start(text, start)),
        max(matches[0].end, min(bounds.end, _word_end(text, end))),
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
    for span in (Span(each.start, each.end) for each in matches):
        if window.start <= span.start and span.end <= window.end:
            match = html.escape(span.within(text))
            pieces += [html.escape(text[at : span.start]), f"<b>{match}</b>"]
            at = span.end
    pieces.append(html.escape(text[at : window.end]))
    line = _SPACES.sub(" ", "".join(pieces)).strip()
    before = "… " if text[: window.start].strip() else ""
    after = " …" if text[window.end :].strip() else ""
    return f"{before}{line}{after}"
