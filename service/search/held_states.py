"""Former states of an index, kept for a while for those who page through them."""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

State = TypeVar("State")

SECONDS = 600
"""How long a state is kept after it was last used."""
MOST = 8
"""States kept at a time: while much comes in, each search may see another one."""


class HeldStates(Generic[State]):
    """The latest states by name; those not used for a while are released.

    The state used last is kept in any case: it is probably that of the index itself.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._held: dict[str, tuple[float, State]] = {}  # the one used last at the end
        self._lock = Lock()

    def hold(self, name: str, state: State) -> None:
        """Keep *state* under *name*, and release those that nobody needs."""
        with self._lock:
            self._use(name, state)
            *others, _ = self._held
            for count, each in enumerate(reversed(others), 1):
                used, _ = self._held[each]
                if count >= MOST or self._clock() - used > SECONDS:
                    del self._held[each]

    def find(self, name: str) -> State | None:
        """Return the state called *name*, which is in use again; None: it is gone."""
        with self._lock:
            if name not in self._held:
                return None
            _, state = self._held[name]
            self._use(name, state)
            return state

    def clear(self) -> None:
        """Release all."""
        with self._lock:
            self._held.clear()

    def _use(self, name: str, state: State) -> None:
        self._held.pop(name, None)
        self._held[name] = (self._clock(), state)
