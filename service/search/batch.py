"""Many queries at once: a clerk's list, answered as a table."""

import csv
from collections.abc import Callable, Iterable, Iterator

from schemas.csv_table import csv_table
from schemas.errors import QuerySyntaxError
from schemas.search import SearchHit, SearchPage, SearchQuery

COLUMNS = (
    *("query", "read_as", "total", "with_all_words", "rank"),
    *("number", "doc_type", "date", "issuer", "subject", "id", "problem"),
)
Row = dict[str, str]


def queries_of(text: str, *, is_csv: bool) -> list[str]:
    """Return the queries of a list: one per line, or the first column of a CSV."""
    lines = text.lstrip("\ufeff").splitlines()
    first = (row[0] for row in csv.reader(lines) if row) if is_csv else lines
    return [query.strip() for query in first if query.strip()]


def answer_all(
    answer: Callable[[SearchQuery], SearchPage], queries: Iterable[str], limit: int
) -> Iterator[Row]:
    """Yield a row for each of the first *limit* hits of each query, by ``COLUMNS``.

    A query that finds nothing has one row, as has one that cannot be parsed: its
    ``problem`` says why, and the others are answered.
    """
    for query in queries:
        try:
            page = answer(SearchQuery(query, limit=limit))
        except QuerySyntaxError as error:
            yield {"query": query, "problem": str(error)}
        else:
            yield from _rows(query, page)


def csv_of_rows(rows: Iterable[Row]) -> str:
    """Return *rows* as CSV with a heading."""
    return csv_table(COLUMNS, ([row.get(each, "") for each in COLUMNS] for row in rows))


def _rows(query: str, page: SearchPage) -> Iterator[Row]:
    whole = page.total if page.with_all_words is None else page.with_all_words
    shared = {
        "query": query,
        "read_as": page.read_as or "",
        "total": str(page.total),
        "with_all_words": str(whole),
    }
    if not page.hits:
        yield shared
    for rank, hit in enumerate(page.hits, start=1):
        yield {**shared, "rank": str(rank), **_hit(hit)}


def _hit(hit: SearchHit) -> Row:
    return {
        "number": hit.number or "",
        "doc_type": hit.doc_type or "",
        "date": hit.issued_on.isoformat() if hit.issued_on else "",
        "issuer": hit.issuer or "",
        "subject": hit.subject or "",
        "id": hit.id,
    }
