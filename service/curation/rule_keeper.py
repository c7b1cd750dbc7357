"""Rules that restrict documents to groups of readers by issuer or folder, as events."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from schemas.decision import DecidedBy
from schemas.errors import CorrectionError, RuleNotFoundError
from schemas.group_rule import GroupRule, RuleEntry, RuleKind, folder_parts
from schemas.spelling.characters import collapse_spaces
from service.domain.document_log import DocumentLog
from service.domain.readers_rule import ReadersRule
from service.domain.typed_values import read_field
from service.graph.curated import CuratedRows
from service.projections.port import CatchesUp


class RuleKeeper:
    """Lays and lifts rules, for who may know of all documents; projections catch up.

    What it raises, beside: ConflictError, where others keep changing the same rule.
    """

    def __init__(
        self, log: DocumentLog, rows: CuratedRows, projections: CatchesUp
    ) -> None:
        self._log = log
        self._rows = rows
        self._projections = projections

    def rules(self) -> tuple[GroupRule, ...]:
        """Return the rules that hold, by kind and name."""
        return self._rows.group_rules()

    def history(self) -> tuple[RuleEntry, ...]:
        """Return what was said of each rule, also of those lifted, the first first."""
        entries = (
            entry
            for ident in self._rows.ids_of_rules()
            for entry in _entries(self._log.events_of(ident))
        )
        return tuple(sorted(entries, key=lambda each: each.when))

    def restrict(
        self, kind: RuleKind, name: str, groups: str, decided: DecidedBy
    ) -> None:
        """Restrict the documents of *name*, held and to come, to *groups*.

        Raises:
            CorrectionError: no name or no group is given.

        """
        of, wanted = _read_name(kind, name), read_field("groups", groups)
        if not wanted:
            raise CorrectionError(f"{groups} (nhóm như PC03, PA05)")
        said = (wanted, decided.by, decided.why)
        ident = ReadersRule.create_id(kind, of)
        self._change(
            lambda: self._log.find(ReadersRule, ident) or ReadersRule(kind, of, *said),
            lambda each: _restrict(each, *said),
        )

    def lift(self, kind: RuleKind, name: str, decided: DecidedBy) -> None:
        """Let the rule for *name* no longer hold.

        Raises:
            RuleNotFoundError: there is none that holds.

        """
        ident = ReadersRule.create_id(kind, _read_name(kind, name))

        def load() -> ReadersRule:
            found = self._log.find(ReadersRule, ident)
            if found is None:
                raise RuleNotFoundError(name)
            return found

        self._change(load, lambda each: each.lift(decided.by, decided.why))

    def _change(
        self, load: Callable[[], ReadersRule], decide: Callable[[ReadersRule], None]
    ) -> None:
        self._log.change(load, decide)
        self._projections.catch_up(hurry=True)


def _restrict(rule: ReadersRule, groups: list[str], by: str, why: str) -> None:
    """Restrict anew, unless *rule* begins with just that."""
    if not rule.pending_events:
        rule.restrict(groups, by, why)


def _read_name(kind: RuleKind, name: str) -> str:
    """Return the name of an issuer, or a folder, as rules have it."""
    is_folder = kind is RuleKind.FOLDER
    found = "/".join(folder_parts(name)) if is_folder else collapse_spaces(name).strip()
    if not found:
        raise CorrectionError(f"{name} (tên cơ quan, hoặc thư mục)")
    return found


def _entries(events: Iterable[Any]) -> Iterator[RuleEntry]:
    """Yield what *events* of one rule say."""
    kind, name = RuleKind.ISSUER, ""
    for each in events:
        if isinstance(each, ReadersRule.Laid):
            kind, name = RuleKind(each.kind), each.name
        groups = getattr(each, "groups", None)
        said = None if groups is None else tuple(groups)
        yield RuleEntry(each.timestamp, each.by, each.why, kind, name, said)
