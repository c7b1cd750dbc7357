"""The lines of a document that answer a question, with what matched in ``<b>``."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from schemas.search import SearchEntry
from schemas.span import Span
from service.search.letters import composed, exact, fold
from service.search.question import Phrase

LENGTH = 240  # characters, before marks
_LEAD = 60  # characters before the first match
_MATCHES = 200  # of one phrase; enough to choose a good place
_SPACES = re.compile(r"\s+")


def snippet(entry: SearchEntry, phrases: Sequence[Phrase]) -> str:
    """Return the place of the body, or else of the subject, where most matches.

    Where nothing matches (a document found by its number), they begin.
    """
    texts = [composed(text) for text in (entry.body, entry.subject) if text]
    for text in texts:
        if spans := _find_spans(text, phrases):
            return _marked(text, _window(text, spans), spans)
    return _marked(texts[0], _window(texts[0], []), []) if texts else ""


def _find_spans(text: str, phrases: Iterable[Phrase]) -> list[Span]:
    """Return where *phrases* stand in *text*, in order, not overlapping.

    A phrase that stands there with its accents is not marked without them.
    """
    accents = exact(text)
    plain = fold(accents)
    found: list[Span] = []
    for phrase in dict.fromkeys(phrases):
        spans = list(_find_row(accents, phrase.words)) if phrase.accented else []
        if not spans and not phrase.strict:
            spans = list(_find_row(plain, phrase.plain))
        found += spans
    return _joined(sorted(found))


def _find_row(text: str, row: Sequence[str]) -> Iterator[Span]:
    pattern = r"[\W_]+".join(map(re.escape, row))
    whole = re.finditer(rf"(?<![^\W_]){pattern}(?![^\W_])", text)
    return (Span(*found.span()) for found in islice(whole, _MATCHES))


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].overlaps(span):
            last = joined.pop()
            joined.append(Span(last.start, max(last.end, span.end)))
        else:
            joined.append(span)
    return joined


def _window(text: str, spans: Sequence[Span]) -> Span:
    """Return the earliest stretch with the most matches, between whole words."""
    starts = [max(0, span.start - _LEAD) for span in spans] or [0]
    start = max(starts, key=lambda each: _matches_from(each, spans))
    end = min(len(text), start + LENGTH)
    first_end = next((span.end for span in spans if span.start >= start), 0)
    return Span(_word_start(text, start), max(first_end, _word_end(text, end)))


def _matches_from(start: int, spans: Sequence[Span]) -> int:
    return sum(start <= span.start and span.end <= start + LENGTH for span in spans)


def _word_start(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _marked(text: str, window: Span, spans: Iterable[Span]) -> str:
    """Return the characters of *window*, escaped, the *spans* in it marked."""
    pieces, at = [], window.start
    for span in spans:
        if window.start <= span.start and span.end <= window.end:
            match = html.escape(span.within(text))
            pieces += [html.escape(text[at : span.start]), f"<b>{match}</b>"]
            at = span.end
    pieces.append(html.escape(text[at : window.end]))
    line = _SPACES.sub(" ", "".join(pieces)).strip()
    before = "… " if text[: window.start].strip() else ""
    after = " …" if text[window.end :].strip() else ""
    return f"{before}{line}{after}"
