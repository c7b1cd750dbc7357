"""A query, read once for all adapters: its question, and its filters as keys."""

from dataclasses import dataclass

from schemas.errors import QuerySyntaxError
from schemas.search import SearchQuery, SortOrder
from service.search.fields import name_key
from service.search.language import read_question
from service.search.question import Question
from service.search.spellings import number_keys


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a document must be to answer; days are ``date.toordinal`` figures.

    Empty filters let everything pass. ``sort`` is by relevance only where there is a
    question that documents can be relevant to.
    """

    question: Question
    doc_types: tuple[str, ...]
    issuers: tuple[str, ...]
    cited_keys: tuple[str, ...]
    first_day: int | None
    last_day: int | None
    sort: SortOrder


def read_criteria(query: SearchQuery) -> Criteria:
    """Return what *query* asks.

    Raises:
        QuerySyntaxError: The text, or the number of ``cites``, cannot be understood.

    """
    question = read_question(query.text)
    by_relevance = query.sort is SortOrder.RELEVANCE
    return Criteria(
        question=question,
        doc_types=tuple(map(name_key, query.doc_types)),
        issuers=tuple(map(name_key, query.issuers)),
        cited_keys=_cited_keys(query.cites),
        first_day=query.issued_from.toordinal() if query.issued_from else None,
        last_day=query.issued_to.toordinal() if query.issued_to else None,
        sort=SortOrder.NEWEST if by_relevance and not question.wanted else query.sort,
    )


def _cited_keys(cites: str | None) -> tuple[str, ...]:
    if not cites or not cites.strip():
        return ()
    keys = number_keys(cites)
    if not keys:
        raise QuerySyntaxError(
            f"Không đọc được số, ký hiệu “{cites}”; hãy viết như 48/KH-VKS."
        )
    return keys
