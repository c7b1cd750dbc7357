"""How far an import is: how fast it goes, how much longer, what failed where."""

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from time import monotonic

from cli.messages import say
from schemas.record import FileResult, Outcome

SECONDS = 30
"""How often a line says how far it is, where nobody sees a bar."""


class ImportProgress:
    """Counts the results of an import of as many files as *count* returns.

    They are counted once, when that is first said: most imports are over before.
    """

    def __init__(
        self, count: Callable[[], int], clock: Callable[[], float] = monotonic
    ) -> None:
        self._count, self._clock = count, clock
        self._begun = self._said = clock()
        self._failed: Counter[str] = Counter()  # by the stage
        self.seen = 0

    def add(self, result: FileResult) -> None:
        """Count a result."""
        self.seen += (
            result.outcome is not Outcome.SKIPPED
        )  # the total has none of those
        if result.outcome is Outcome.QUARANTINED:
            self._failed[result.stage] += 1

    @cached_property
    def _expected(self) -> int:
        return self._count()

    @property
    def total(self) -> int:
        """How many files there are; files inside others are met on the way."""
        return max(self.seen, self._expected)

    def is_due(self) -> bool:
        """Return whether it is time for a line; if so, the next is due later."""
        due = self._clock() - self._said >= SECONDS
        if due:
            self._said = self._clock()
        return due

    def words(self) -> str:
        """Return files a second, the time left, failures by stage."""
        rate = self.seen / max(self._clock() - self._begun, 1e-3)
        parts = [say("progress.rate", rate=f"{rate:.1f}")]
        if self._expected > self.seen > 0:
            seconds = round((self._expected - self.seen) / rate)
            left = f"{seconds // 60}:{seconds % 60:02}"
            parts.append(say("progress.left", time=left))
        parts += [
            say(f"progress.{stage}", count=count)
            for stage, count in sorted(self._failed.items())
        ]
        return ", ".join(parts)
