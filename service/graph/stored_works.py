"""What is withdrawn, and what may be files of one văn bản."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select

from schemas.decision import Withdrawal
from schemas.work_file import Proposal, SeveralFiles, WithdrawnDocument
from service.graph.records import moment, summary_of, work_files
from service.graph.row_reader import SUMMARY, Reader, portions
from service.graph.tables import decisions, documents, files, work_pairs

_WITHDRAWN = (
    SUMMARY.add_columns(
        decisions.c.number.label("decision"),
        decisions.c.by,
        decisions.c.why,
        decisions.c.decided_at,
    )
    .join(decisions, decisions.c.document == documents.c.id)
    .where(decisions.c.kind == "withdrawn")
    .order_by(decisions.c.position)
)
FILE_OF_WORK = SUMMARY.add_columns(
    files.c.media_type, files.c.signatures, documents.c.work, documents.c.work_reason
)
"""A file, and of which văn bản it is."""
_ONE, _OTHER = documents.alias(), documents.alias()
_PARTED = select(decisions.c.document).where(decisions.c.kind == "parted")
_PROPOSED = (
    select(work_pairs, _ONE.c.work, _OTHER.c.work.label("other_work"))
    .join(_ONE, _ONE.c.id == work_pairs.c.document)
    .join(_OTHER, _OTHER.c.id == work_pairs.c.other)
    .where(
        _ONE.c.work != _OTHER.c.work,
        ~_ONE.c.withdrawn,
        ~_OTHER.c.withdrawn,
        work_pairs.c.document.not_in(_PARTED),
        work_pairs.c.other.not_in(_PARTED),
    )
    .order_by(work_pairs.c.document, work_pairs.c.other)
)
"""Pairs of one identity that are not one văn bản, which nobody has parted."""


class StoredWorks:
    """Answers from the read models, which *reader* queries."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def withdrawals(self, ids: Iterable[str] | None) -> dict[str, WithdrawnDocument]:
        """Return the withdrawn documents among *ids* (None: all), by id."""
        rows = self._rows(_WITHDRAWN, ids, decisions.c.document)
        return {row.id: _withdrawn(row) for row in rows}

    def several(self) -> tuple[SeveralFiles, ...]:
        """Return the văn bản that have several files."""
        other = select(documents.c.work).where(documents.c.work != documents.c.id)
        rows = self._reader.rows(FILE_OF_WORK.where(documents.c.work.in_(other)))
        main = {row.id: summary_of(row) for row in rows if row.work_reason is None}
        of_work = defaultdict(list)
        for row in rows:
            of_work[row.work].append(row)
        return tuple(
            SeveralFiles(main[each], work_files(of_work[each])) for each in sorted(main)
        )

    def proposals(self, ids: Iterable[str] | None) -> tuple[Proposal, ...]:
        """Return what may be one văn bản, by main files, with *ids* only of those."""
        pair = work_pairs.c.document, work_pairs.c.other
        rows = {
            frozenset((row.work, row.other_work)): row
            for row in reversed(self._rows(_PROPOSED, ids, *pair))
        }
        found = self._reader.summaries(each for both in rows for each in both)
        return tuple(
            Proposal(found[row.work], found[row.other_work], row.likeness, row.reason)
            for row in reversed(rows.values())
        )

    def _rows(
        self, query: Any, ids: Iterable[str] | None, *columns: ColumnElement[str]
    ) -> list[Row[Any]]:
        """Return the rows of which one of *columns* is one of *ids*, if given."""
        if ids is None:
            return self._reader.rows(query)
        return [
            row
            for few in portions(ids)
            for row in self._reader.rows(
                query.where(or_(*(each.in_(few) for each in columns)))
            )
        ]


def _withdrawn(row: Row[Any]) -> WithdrawnDocument:
    made = Withdrawal(row.decision, row.by, row.why, moment(row.decided_at))
    return WithdrawnDocument(summary_of(row), made)
