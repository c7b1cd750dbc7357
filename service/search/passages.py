"""The passages of a document that match a query, with the matches in ``<b>``."""

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise, repeat
from operator import attrgetter
from typing import NamedTuple

from schemas.search import Passage, SearchEntry
from schemas.span import Span
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_case, words
from schemas.spelling.rhymes import normalise_rhyme
from service.search.folded_body import (
    FoldedBody,
    Place,
    body_words,
    composed_body,
    words_of,
)
from service.search.language import read_query
from service.search.query_tree import Phrase

LENGTH = 240  # characters, before marks
MOST = 3  # passages of one document
_LEAD = 60  # characters before the first match
_MATCHES = 200  # of one phrase; enough to choose a good passage
_PLACES = 2000  # of one phrase, with whatever accents
_AROUND = 8  # places of runs or of the rarest phrase that are looked around
_start = attrgetter("start")
_SPACES = re.compile(r"\s+")
_INK = re.compile(r"\S")


class _Match(NamedTuple):
    """Where one of the phrases occurs, and in which section of the text."""

    start: int
    end: int
    phrase: int
    section: int = 0


class _Searched(NamedTuple):
    """A text, and its words."""

    text: str
    words: FoldedBody

    def find(self, phrase: Phrase, areas: Sequence[Place]) -> Iterator[Place]:
        """Yield at which places in *areas* the words of *phrase* stand, in order.

        One that occurs with its accents is not found where it lacks them.
        """
        return (place for place, _ in self._find(phrase, areas))

    def matches(self, phrase: Phrase, areas: Sequence[Place]) -> Iterator[Place]:
        """Yield where in the text *phrase* stands in *areas*, as ``find`` does."""
        found = (in_text for _, in_text in self._find(phrase, areas))
        return islice(found, _MATCHES)

    def _find(
        self, phrase: Phrase, areas: Sequence[Place]
    ) -> Iterator[tuple[Place, Place]]:
        """Yield the places of *phrase*, each with where it is in the text."""
        text, has_any = self.text, False
        if phrase.accented or phrase.strict:
            written = " ".join(phrase.exact)
            for place, in_text in self._places(phrase, areas):
                start, end = in_text
                if _exact(text[start:end]) == written:
                    has_any = True
                    yield place, in_text
        if not (has_any or phrase.strict):
            yield from self._places(phrase, areas)

    def _places(
        self, phrase: Phrase, areas: Iterable[Place]
    ) -> Iterator[tuple[Place, Place]]:
        found = chain.from_iterable(map(self.words.find, repeat(phrase.plain), areas))
        for place in islice(found, _PLACES):
            yield place, self.words.in_text(place)


def find_passages(
    entry: SearchEntry, phrases: Sequence[Phrase], runs: Sequence[Sequence[str]] = ()
) -> tuple[Passage, ...]:
    """Return the passages of the body, or else of the subject, with most matches.

    The best comes first. If some of *runs* (consecutive folded words) occur in the
    body, only their surroundings are considered. If nothing matches (a document found
    by its number), the passage is the beginning of the text below its letterhead.
    """
    body = composed_body(entry)
    words = FoldedBody(words_of(entry))
    if matches := _find_matches(_Searched(body, words), phrases, runs):
        return tuple(islice(_passages(entry, body, matches), MOST))
    subject = compose(entry.subject or "")
    searched = _Searched(subject, FoldedBody(body_words(subject)))
    if matches := _find_matches(searched, phrases):
        window = _window(subject, matches, Span(0, len(subject)))
        return (Passage(_marked(subject, window, matches)),)
    start = _beginning(_sections(entry, body), words.start, body)
    return (_passage(entry, body, start, ()),) if body else ()


def find_hits(text: str, query: str) -> tuple[Span, ...]:
    """Return where *text*, in NFC, has what *query* asks for, as passages mark it.

    Words that follow one another are one hit.

    Raises:
        QuerySyntaxError: the query cannot be understood.

    """
    tree, _ = read_query(query)
    searched = _Searched(text, FoldedBody(body_words(text)))
    hits: list[Span] = []
    for match in _find_matches(searched, tuple(tree.phrases()), tree.runs()):
        if hits and not text[hits[-1].end : match.start].strip():
            hits[-1] = Span(hits[-1].start, match.end)
        else:
            hits.append(Span(match.start, match.end))
    return tuple(hits)


def _beginning(sections: Sequence[Span], first: int, text: str) -> Span:
    """Return the beginning of the section in which the *first* word stands."""
    section = sections[bisect_right(sections, first, key=_start) - 1]
    return Span(
        section.start, min(section.end, _word_end(text, section.start + LENGTH))
    )


@lru_cache(maxsize=4096)  # a few spellings of each word
def _exact(written: str) -> str:
    return " ".join(words(normalise_rhyme(fold_case(written))))


def _passages(
    entry: SearchEntry, text: str, matches: Iterable[_Match]
) -> Iterator[Passage]:
    sections, left = _sections(entry, text), list(matches)
    if len(sections) > 1:
        starts = [each.start for each in sections]
        left = [
            _Match(start, end, phrase, bisect_right(starts, start) - 1)
            for start, end, phrase, _ in left
        ]
    while left:
        best = _best_place(left)
        window = _window(text, best, sections[best[0].section])
        yield _passage(entry, text, window, best)
        left = [e for e in left if e.end <= window.start or window.end <= e.start]


def _sections(entry: SearchEntry, text: str) -> list[Span]:
    """Return the body around what is form, and each footnote: no passage spans two."""
    starts = {0, len(text)}
    for before, each in pairwise(entry.stretches):
        if each.note != before.note:
            starts.add(each.start)
    starts.update(end for part in entry.formal for end in (part.start, part.end))
    ends = sorted(each for each in starts if each <= len(text))
    return [Span(*each) for each in pairwise(ends)] or [Span(0, 0)]


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
        _Match(start, end, number)
        for number, phrase in enumerate(distinct)
        for start, end in searched.matches(phrase, areas)
    ]
    return _joined(sorted(found))


def _areas(
    searched: _Searched, phrases: Sequence[Phrase], runs: Iterable[Sequence[str]]
) -> list[Place]:
    """Return the surroundings of *runs* or of the rarest phrase, or all of the text."""
    whole = searched.words.whole
    found = (e for run in runs for e in searched.words.find(tuple(run), whole))
    places = list(islice(found, _AROUND))
    if not places and len(phrases) > 1:
        places = _rarest(searched, phrases)
    areas: list[Place] = []
    for start, end in sorted(places):
        first = max(0, start - LENGTH)
        if areas and first <= areas[-1][1]:
            first, _ = areas.pop()
        areas.append((first, min(whole[1], end + LENGTH)))
    is_most = 2 * sum(end - start for start, end in areas) > whole[1]
    return areas if areas and not is_most else [whole]


def _rarest(searched: _Searched, phrases: Iterable[Phrase]) -> list[Place]:
    """Return the first places of the rarest phrase that occurs.

    Of those that are too many, the one is rarer whose last is further behind.
    """
    rarest, most = list[Place](), _AROUND
    for phrase in phrases:
        found = searched.find(phrase, [searched.words.whole])
        places = list(islice(found, min(most + 1, _AROUND)))  # more are not rarer
        if places and (not rarest or _rank(places) < _rank(rarest)):
            rarest, most = places, len(places)
    return rarest


def _rank(places: Sequence[Place]) -> tuple[int, int]:
    return len(places), -places[-1][1]


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
    before = "… " if _INK.search(text, 0, window.start) else ""
    after = " …" if _INK.search(text, window.end) else ""
    return f"{before}{line}{after}"
