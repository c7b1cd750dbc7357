"""The same seed draws the same mutants."""

from pathlib import Path

import pytest

from bench.mutants.draw import AREAS, all_of, area_of, drawn, possible_mutants

TREE = Path(__file__).parents[4]
CODE = "REACH = 40\n\n\ndef f(x):\n    return x and x < REACH\n" * 20


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with a module in each place of each area."""
    for module in (Path(each) for area in AREAS for each in area.modules):
        path = tmp_path / (module if module.suffix else module / "a.py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CODE)
    return tmp_path


def ids(tree: Path, seed: int) -> list[str]:
    return [each.job_id for each in drawn(tree, 40, seed)]


def test_a_draw_is_of_all_areas_by_their_shares(tree: Path) -> None:
    areas = [area_of(Path(each.split()[0])).name for each in ids(tree, 1)]

    assert {name: areas.count(name) for name in set(areas)} == {
        "reading": 24,
        "linking": 12,
        "rights": 4,
    }


def test_the_same_seed_draws_the_same_and_another_one_others(tree: Path) -> None:
    first, again, other = (ids(tree, seed) for seed in (1, 1, 2))

    assert first == again
    assert len(set(first)) == 40
    assert set(first) != set(other)


def test_all_mutants_of_one_operator_can_be_tried(tree: Path) -> None:
    modules = sum(len(area.modules) for area in AREAS)

    assert len(all_of(tree, "own/ConstantScaled")) == 2 * 20 * modules


def test_every_role_that_can_be_forgotten_is_among_the_rights() -> None:
    (rights,) = (area for area in AREAS if area.name == "rights")
    tokens = possible_mutants(TREE, rights, ("own/RoleForgotten",))

    assert len(list(tokens)) >= 8
