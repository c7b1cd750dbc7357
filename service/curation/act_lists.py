"""The catalogue of acts: rows of CSV files become events, each act by itself."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources import files
from typing import Any
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from ingest.grammar.date import read_date
from ingest.grammar.doc_type import doc_type_named
from ingest.grammar.written_number import read_number
from schemas.codec import from_plain, to_plain
from schemas.decision import DecidedBy
from schemas.document_names import document_words
from schemas.errors import (
    ActNotFoundError,
    AmbiguousReferenceError,
    ConflictError,
    CorrectionError,
)
from schemas.known_act import ActChange, ActEntry, KnownAct
from schemas.spelling.characters import collapse_spaces
from service.domain.document_log import DocumentLog
from service.domain.listed_act import ListedAct
from service.graph.act_rows import ActRows
from service.linking.listed_acts import keys_of_reference
from service.projections.runner import Projections

COLUMNS = (
    "number", "kind", "day", "issuer", "title", "effective", "ended", "ended_by",
    "source", "source_day",
)  # fmt: skip
"""The columns of a list of acts; number, kind and source have to be filled."""
_REQUIRED = ("number", "kind", "source")


class ActKeeper:
    """Adds acts to the catalogue, and removes them."""

    def __init__(
        self, log: DocumentLog, rows: ActRows, projections: Projections
    ) -> None:
        self._log = log
        self._rows = rows
        self._projections = projections

    def history(self, reference: str) -> tuple[ActEntry, ...]:
        """Return what was said of the acts that *reference* means, and by whom."""
        return tuple(
            entry
            for ident in self._ids_of(reference)
            for entry in _entries(self._log.events_of(ident))
        )

    def remove(self, reference: str, decided: DecidedBy) -> KnownAct:
        """Take the one act that *reference* means out of the catalogue; return it.

        Its date behind a number or name says which, where several are listed.

        Raises:
            ActNotFoundError: none is listed.
            AmbiguousReferenceError: several are; it says which.
            ConflictError: another process changed it meanwhile.

        """
        found = [self._log.find(ListedAct, UUID(e)) for e in self._ids_of(reference)]
        listed = {from_plain(KnownAct, e.act): e for e in found if e and e.act}
        act = _only_one(reference, listed)
        listed[act].remove(decided.by, decided.why)
        self._save([listed[act]])
        return act

    def _ids_of(self, reference: str) -> tuple[str, ...]:
        """Return the ids of acts, listed or removed; raises ActNotFoundError."""
        found = self._rows.ids_of_acts(keys_of_reference(reference))
        if not found:
            raise ActNotFoundError(reference)
        return found

    def add(self, acts: Iterable[KnownAct], by: str) -> dict[ActChange, int]:
        """Add *acts*, or correct those that are listed; return how many of each.

        An act that is listed with the same facts stays as it is.

        Raises:
            ConflictError: another process changed one of them meanwhile.

        """
        changed, counts = [], Counter[ActChange]()
        for act in dict.fromkeys(acts):
            aggregate, change = self._changed(to_plain(act), by)
            counts[change] += 1
            if change is not ActChange.UNCHANGED:
                changed.append(aggregate)
        self._save(changed)
        return {each: counts[each] for each in ActChange}

    def _save(self, changed: list[ListedAct]) -> None:
        try:
            self._log.save(*changed)
        except IntegrityError:
            raise ConflictError from None
        self._projections.catch_up(hurry=True)

    def _changed(self, act: dict[str, Any], by: str) -> tuple[ListedAct, ActChange]:
        found = self._log.find(ListedAct, ListedAct.create_id(act))
        if found is None:
            return ListedAct(act, by), ActChange.ADDED
        if found.act is None:  # it was removed
            found.correct(act, by)
            return found, ActChange.ADDED
        is_other = found.correct(act, by)
        return found, ActChange.CORRECTED if is_other else ActChange.UNCHANGED


def _entries(events: Iterable[Any]) -> Iterator[ActEntry]:
    """Yield what *events* of one act say; of a removal, of what was listed before."""
    act: dict[str, Any] = {}
    for each in events:
        removed = isinstance(each, ListedAct.Removed)
        act = act if removed else each.act
        known, why = from_plain(KnownAct, act), getattr(each, "why", None)
        yield ActEntry(each.timestamp, each.by, known, removed, why)


def _only_one(reference: str, listed: Iterable[KnownAct]) -> KnownAct:
    found = list(listed)
    day = read_date(reference) if len(found) > 1 else None
    if day:
        found = [each for each in found if each.issued_on == day]
    if not found:
        raise ActNotFoundError(reference)
    if len(found) > 1:
        names = (f"{document_words(e.summary)} (nguồn: {e.origin})" for e in found)
        raise AmbiguousReferenceError(reference, tuple(names))
    return found[0]


def acts_in(text: str) -> tuple[KnownAct, ...]:
    """Return the acts of a CSV table with a heading, each once.

    Raises:
        CorrectionError: a column is absent, a row cannot be read, or two rows give
            other facts for one act; it says which.

    """
    reader = csv.DictReader(text.splitlines())
    absent = [each for each in _REQUIRED if each not in (reader.fieldnames or ())]
    if absent:
        raise CorrectionError(f"thiếu cột {', '.join(absent)}")
    found = tuple(dict.fromkeys(_rows(reader)))
    counted = Counter((each.doc_type, each.number, each.issued_on) for each in found)
    twice = [number for (_, number, _), count in counted.items() if count > 1]
    if twice:
        raise CorrectionError(f"{twice[0]}: hai dòng khác nhau")
    return found


def shipped_acts() -> tuple[KnownAct, ...]:
    """Return the acts that come with the product."""
    path = files("service.curation") / "tables" / "national_acts.csv"
    return acts_in(path.read_text("utf-8"))


def _rows(reader: "csv.DictReader[str]") -> Iterator[KnownAct]:
    for row in reader:
        plain = {name: collapse_spaces(row.get(name) or "") or None for name in COLUMNS}
        try:
            yield _act_of(plain)
        except (KeyError, ValueError) as error:
            raise CorrectionError(f"dòng {reader.line_num}: {error}") from None


def _act_of(row: dict[str, str | None]) -> KnownAct:
    """Return the act of a row; raises ValueError, KeyError."""
    for name in _REQUIRED:
        if not row[name]:
            raise ValueError(name)
    written = row["number"] or ""
    number = read_number(written)
    if number is None or collapse_spaces(str(number)) != written:
        raise ValueError(written)
    kind = doc_type_named(row["kind"] or "")
    return KnownAct(
        number=written,
        doc_type=kind,
        source=row["source"] or "",
        issued_on=_day(row["day"]),
        issuer=row["issuer"],
        title=_title(row["title"], kind),
        effective_from=_day(row["effective"]),
        ended_on=_day(row["ended"]),
        ended_by=row["ended_by"],
        source_day=_day(row["source_day"]),
    )


def _title(title: str | None, kind: str) -> str | None:
    """Return the title of an act without its kind: ``Lưu trữ`` of a ``Luật``."""
    if title and title.lower().startswith(f"{kind.lower()} "):
        return title[len(kind) + 1 :]
    return title


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        found = read_date(text)
        if found is None:
            raise
        return found
