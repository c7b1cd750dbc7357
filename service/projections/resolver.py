"""The questions that citations ask: put once, opened again, answered together.

So a rebuild compares each cited number, day and office once, however many documents
cite it alike; and what arrives opens only the questions that it may answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from schemas.codec import from_plain, to_plain
from schemas.link import Candidate, DocumentSummary, Link
from service.graph.catalogue import Catalogue
from service.graph.links import Judged
from service.graph.row_reader import portions
from service.graph.tables import UNANSWERED, citations, decisions, keys, questions
from service.linking.decided import resolve_all
from service.linking.identity import Question, question_id, question_of
from service.linking.resolution import Answer, answer
from service.projections.stale_entries import touch_answered

Values = dict[str, Any]
PORTION = 5000
"""Questions that are answered in one transaction."""

_PUT = {
    "sqlite": sqlite.insert(questions).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(questions).on_conflict_do_nothing(),
}
_SET_ANSWER = (
    update(questions)
    .where(questions.c.id == bindparam("asked"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("open", "state", "target", "reasons", "candidates")
        }
    )
)
_SET_QUESTION = (
    update(citations)
    .where(
        citations.c.document == bindparam("of"), citations.c.place == bindparam("at")
    )
    .values(question=bindparam("asked"))
)
_DECIDED = (
    select(citations.c.document, citations.c.place, questions.c.question)
    .join(questions, questions.c.id == citations.c.question)
    .join(
        decisions,
        and_(
            decisions.c.document == citations.c.document,
            decisions.c.key == questions.c.key,
        ),
    )
    .where(questions.c.asker.is_(None))
)
"""Citations that people decided, and that ask what others ask too."""


@lru_cache(maxsize=65536)  # many documents ask the same
def question_row(question: Question, asker: str | None) -> Values:
    """Return the row of a question that is yet to be answered; it is not to change."""
    return {
        "id": question_id(question, asker),
        "key": question.key,
        "slip_key": question.slip_key,
        "asker": asker,
        "question": to_plain(question),
        "open": True,
    }


def put_questions(connection: Connection, rows: Iterable[Values]) -> None:
    """Put what is not asked yet; what is keeps its answer."""
    asked = {row["id"]: row for row in rows}
    if asked:
        connection.execute(_PUT[connection.dialect.name], list(asked.values()))


def reopen(connection: Connection, ids: Iterable[str]) -> None:
    """Open all questions that one of the documents of *ids* may answer, or asks."""
    for few in portions(ids):
        own = select(keys.c.key).where(keys.c.document.in_(few))
        _open(connection, questions.c.key.in_(own))
        _open(connection, questions.c.slip_key.in_(own))
        asked_alone = select(citations.c.question).where(citations.c.document.in_(few))
        _open(
            connection, questions.c.id.in_(asked_alone), questions.c.asker.is_not(None)
        )


def ask_alone(connection: Connection, ids: Iterable[str]) -> None:
    """Let documents ask alone what people decided; *ids* are those that may have."""
    for few in portions(ids):
        query = _DECIDED.where(decisions.c.document.in_(few))
        rows = [
            (row, question_row(from_plain(Question, row.question), row.document))
            for row in connection.execute(query)
        ]
        put_questions(connection, (asked for _, asked in rows))
        places = [
            {"of": row.document, "at": row.place, "asked": asked["id"]}
            for row, asked in rows
        ]
        if places:
            connection.execute(_SET_QUESTION, places)


def answer_open(connection: Connection, *, touch: bool) -> int:
    """Answer a portion of the open questions; return how many there were.

    With *touch*, the documents whose standing that changes are noted for the index.
    """
    query = select(questions).where(UNANSWERED)
    rows = list(connection.execute(query.order_by(questions.c.key).limit(PORTION)))
    answers = _answers(connection, rows) | _own_answers(connection, rows)
    if answers:
        connection.execute(_SET_ANSWER, list(answers.values()))
    if touch:
        touch_answered(connection, dict(_changed(rows, answers)))
    return len(rows)


def _changed(
    rows: Iterable[Row[Any]], answers: dict[str, Values]
) -> Iterator[tuple[str, set[str]]]:
    """Yield the questions with another answer, with the documents these mean."""
    for row in rows:
        if new := answers.get(row.id):
            state, target = new["new_state"], new["new_target"]
            if (row.state, row.target) != (state, target):
                yield row.id, {row.target, target} - {None}


def _open(connection: Connection, *which: ColumnElement[bool]) -> None:
    connection.execute(update(questions).where(*which).values(open=True))


def _answers(connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, Values]:
    """Return what the rules answer, by the question's id."""
    wanted = {key for row in rows for key in (row.key, row.slip_key) if key}
    found = Catalogue(connection).candidates(wanted)
    return {row.id: _answered(row.id, _answer(row, found)) for row in rows}


def _answer(row: Row[Any], found: dict[str, list[DocumentSummary]]) -> Answer:
    fitting = [*found.get(row.key, ()), *found.get(row.slip_key, ())]
    unique = {each.id: each for each in fitting}
    return answer(from_plain(Question, row.question), unique.values())


def _own_answers(connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, Values]:
    """Return the answers to what one document asks alone, with what people decided."""
    graph = Catalogue(connection)
    entries = graph.citations_asking(row.id for row in rows if row.asker)
    asked = (
        question_id(question_of(entry.citation, entry.cited_on), entry.document)
        for entry in entries
    )
    links = zip(asked, resolve_all(graph, entries), strict=True)
    return {question: _answered(question, link) for question, link in links}


def _answered(asked: str, found: Answer | Link) -> Values:
    return {
        "asked": asked,
        "new_open": False,
        "new_state": found.state.value,
        "new_target": found.target.id if found.target else None,
        "new_reasons": list(found.reasons),
        "new_candidates": [to_plain(_judged(each)) for each in found.candidates],
    }


def _judged(candidate: Candidate) -> Judged:
    return Judged(
        candidate.document.id, candidate.state, candidate.score, candidate.reasons
    )
