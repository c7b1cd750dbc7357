"""The filters beside a query, written into its text as the query language has them."""

from collections.abc import Iterator

from schemas.search import SearchQuery
from schemas.standing import Force
from schemas.vocabulary import table_rows


def written_query(query: SearchQuery) -> str:
    """Return a text that finds what *query* finds with its filters.

    Where the text itself has a filter of the same field, a value of either will do.
    """
    return " ".join(filter(None, (*_filters(query), query.text.strip())))


def _filters(query: SearchQuery) -> Iterator[str]:
    # '=': a name of just these words, as the filter beside the text has it
    yield from (_quoted("loại", each) for each in query.doc_types)
    yield from (_quoted("cơ quan", f"={each}") for each in query.issuers)
    yield from (_quoted("người ký", f"={each}") for each in query.signers)
    yield from (_quoted("hiệu lực", _name_of(each)) for each in query.standings)
    if query.issued_from:
        yield f"từ ngày:{query.issued_from:%d/%m/%Y}"
    if query.issued_to:
        yield f"đến ngày:{query.issued_to:%d/%m/%Y}"
    if query.cites:
        yield _quoted("viện dẫn", query.cites)


def _quoted(field: str, value: str) -> str:
    plain = value.replace('"', " ")
    return f'{field}:"{plain}"'


def _name_of(force: Force) -> str:
    rows = table_rows("service.search", "standings")
    return next(row["name"] for row in rows if row["values"] == force.value)
