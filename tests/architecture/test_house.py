"""The house stays small enough to find one's way in; see ``python -m bench.house``."""

import pytest

from bench.house import (
    LIMITS,
    figures,
    function_lengths,
    gerunds,
    repeated_names,
    service_imports,
    service_rooms,
)

FIGURES = figures()


@pytest.mark.parametrize("name", LIMITS)
def test_each_figure_is_within_its_limit(name: str) -> None:
    assert FIGURES[name] <= LIMITS[name], explained(name)


def explained(name: str) -> object:
    """Return what counts towards the figure *name*, for whoever exceeds it."""
    longest = sorted(function_lengths(), key=lambda each: -each[2])[:20]
    return {
        "rooms in service/": sorted(service_rooms()),
        "imports between rooms of service/": sorted(service_imports()),
        "module names in more than one package": repeated_names(),
        "modules ending in -ing": gerunds(),
    }.get(name, longest)


def test_every_room_of_the_service_is_imported_or_imports() -> None:
    connected = {room for pair in service_imports() for room in pair}

    assert service_rooms() == connected
