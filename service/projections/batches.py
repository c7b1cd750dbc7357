"""The changes of many events, as few statements with many rows each.

What happens to one document keeps its order; documents do not touch each other's rows.
So the first events of all documents are taken together, then the second ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from service.projections.port import FailedEvent, LoggedEvent
from service.projections.row_changes import Change, changes_of


def in_rounds(
    events: Iterable[LoggedEvent], failures: list[FailedEvent]
) -> Iterator[Change]:
    """Yield the changes of *events*; those that fail are added to *failures*."""
    seen: dict[str, int] = defaultdict(int)
    rounds: dict[int, list[list[Change]]] = defaultdict(list)
    for each in events:
        try:
            changes = changes_of(each.event, each.position)
        except Exception as error:  # noqa: BLE001  # one bad event stops no others
            failures.append(FailedEvent(each.position, each.topic, repr(error)))
            continue
        document = str(each.event.originator_id)
        rounds[seen[document]].append(changes)
        seen[document] += 1
    for together in rounds.values():
        yield from _merged(together)


def _merged(changes: Iterable[list[Change]]) -> Iterator[Change]:
    """Yield one change for all with the same statement at the same step."""
    steps: dict[tuple[int, int], list[Change]] = defaultdict(list)
    for of_one in changes:
        for step, change in enumerate(of_one):
            steps[step, id(change.statement)].append(change)
    for _, same in sorted(steps.items(), key=lambda item: item[0][0]):
        rows = tuple(row for change in same for row in change.rows)
        yield Change(same[0].statement, rows)
