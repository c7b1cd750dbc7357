"""How long states of an index are kept."""

from service.search.held_states import MOST, SECONDS, HeldStates


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_state_is_kept_for_a_while_after_its_last_use() -> None:
    clock = Clock()
    states = HeldStates[int](clock)
    states.hold("first", 1)
    clock.now = SECONDS
    assert states.find("first") == 1

    states.hold("second", 2)
    clock.now = 2 * SECONDS
    states.hold("third", 3)
    assert states.find("first") == 1


def test_a_state_that_nobody_uses_is_released() -> None:
    clock = Clock()
    states = HeldStates[int](clock)
    states.hold("first", 1)
    clock.now = SECONDS + 1
    states.hold("second", 2)

    assert states.find("first") is None
    assert states.find("second") == 2


def test_of_many_states_those_used_last_are_kept() -> None:
    states = HeldStates[int](Clock())
    for number in range(MOST):
        states.hold(str(number), number)
    states.find("0")
    states.hold("new", MOST)

    assert states.find("0") == 0
    assert states.find("1") is None


def test_nothing_is_kept_once_all_are_released() -> None:
    states = HeldStates[int](Clock())
    states.hold("first", 1)
    states.clear()

    assert states.find("first") is None
