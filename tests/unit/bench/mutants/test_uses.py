"""Which lines feel a fault."""

from pathlib import Path

from bench.mutants.uses import places_of

GRAMMAR = '''"""Words."""

REACH = 40
WIDE = REACH * 2
_SHARE = 0.5


def near(x):
    return x < REACH * _SHARE


class Window:
    size = 3


@cache
def table():
    return list(rows(WIDE))


def rows(x):
    yield wide(x)


def wide(x):
    return x
'''
READER = """from ingest.grammar import WIDE, Window, table

_SHARE = 1


def reads(x):
    return Window.size + WIDE


def other(x):
    return x * _SHARE * table()
"""


def tree(folder: Path) -> Path:
    for name, code in (("grammar", GRAMMAR), ("reader", READER)):
        (folder / "ingest").mkdir(exist_ok=True)
        (folder / "ingest" / f"{name}.py").write_text(code)
    return folder


G, R = Path("ingest/grammar.py"), Path("ingest/reader.py")


def test_a_line_of_a_function_feels_it_itself(tmp_path: Path) -> None:
    assert places_of(tree(tmp_path), (G, 9)) == {(G, 9)}


def test_a_constant_is_felt_where_it_is_used(tmp_path: Path) -> None:
    # by way of another constant in another module
    assert places_of(tree(tmp_path), (G, 3)) == {(G, 9), (R, 7), (R, 11)}


def test_a_function_that_is_cached_is_felt_where_it_is_called(tmp_path: Path) -> None:
    assert places_of(tree(tmp_path), (G, 18)) == {(R, 11)}


def test_a_private_name_is_its_module_s_own(tmp_path: Path) -> None:
    assert places_of(tree(tmp_path), (G, 5)) == {(G, 9)}


def test_a_class_is_felt_where_it_is_named(tmp_path: Path) -> None:
    assert places_of(tree(tmp_path), (G, 13)) == {(R, 7)}


def test_what_a_cached_function_calls_is_felt_where_that_is_called(
    tmp_path: Path,
) -> None:
    folder = tree(tmp_path)

    assert places_of(folder, (G, 22)) == {(G, 22), (R, 11)}
    assert places_of(folder, (G, 26)) == {(G, 26), (R, 11)}
