"""A citation that a person adds, read from the words they type."""

from dataclasses import replace

from ingest.citing.citations import find_citations
from schemas.citation import Citation, Mention
from schemas.document import Header, Text
from schemas.errors import CorrectionError


def read_citation(words: str, text: Text, page: int | None) -> Citation:
    """Return what *words* cite, at their place in *text*, or on *page*.

    Raises:
        CorrectionError: the words name no document, or several, or are nowhere.

    """
    found = find_citations(Text(words), Header())
    if len(found) != 1:
        raise CorrectionError(f"“{words}” phải nêu đúng một văn bản")
    start = text.content.find(words)
    if start < 0 and page is None:
        raise CorrectionError(f"“{words}” không có trong văn bản; hãy cho biết trang")
    return replace(
        found[0],
        mentions=tuple(_placed(each, start, text, page) for each in found[0].mentions),
    )


def _placed(mention: Mention, start: int, text: Text, page: int | None) -> Mention:
    if start < 0:
        return replace(mention, start=0, end=0, page=page or 1)
    return replace(
        mention,
        start=start + mention.start,
        end=start + mention.end,
        page=text.page_at(start + mention.start),
    )
