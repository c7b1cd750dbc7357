"""A rebuild where nothing can be beside what answers: in memory."""

from collections.abc import Iterator
from contextlib import contextmanager

from service.projections.port import Derived, Difference


class InPlace:
    """Rebuilds *derived* where it is, in memory: then there is nothing beside it."""

    def __init__(self, derived: Derived) -> None:
        self._derived = derived

    def are_outdated(self) -> bool:
        """Return whether an earlier version made it; it is not that old."""
        return False

    def are_readable(self) -> bool:
        """Return whether this version can answer from it."""
        return True

    @contextmanager
    def beside(self) -> Iterator[Derived]:
        """Give what answers."""
        yield self._derived

    def discard(self) -> None:
        """Drop nothing: there is nothing else."""

    def differences(self) -> Iterator[Difference]:
        """Yield nothing: there is nothing else."""
        yield from ()
