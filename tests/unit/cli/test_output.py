"""Plain lines, for other programs, and marks for the terminal."""

import pytest

from cli.output import (
    Branch,
    one_line,
    show_json,
    show_table,
    show_trees,
)


def test_a_table_is_lines_with_tabs_where_no_terminal_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_table(("số", "loại"), [("48/KH-VKS", None), ("5/BC-VKS", "Báo\ncáo")])

    assert capsys.readouterr().out == "48/KH-VKS\t\n5/BC-VKS\tBáo cáo\n"


def test_a_tree_is_indented_where_no_terminal_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_trees([Branch("a", (Branch("b", (Branch("c"),)), Branch("d")))])

    assert capsys.readouterr().out == "a\n  b\n    c\n  d\n"


def test_brackets_of_the_text_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(("số",), [("[red]48[/red]",)])

    assert capsys.readouterr().out == "[red]48[/red]\n"


def test_a_cell_is_one_line() -> None:
    assert one_line(" Về\tviệc\n kiểm sát ") == "Về việc kiểm sát"


def test_json_keeps_its_letters(capsys: pytest.CaptureFixture[str]) -> None:
    show_json({"number": "126/2024/NĐ-CP", "date": None})

    assert capsys.readouterr().out == '{"number":"126/2024/NĐ-CP","date":null}\n'
