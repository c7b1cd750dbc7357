"""Tables, trees and colours, where somebody watches."""

import pytest

from cli import output
from cli.output import Branch, show_line, show_table, show_trees
from cli.terminal import marked_text


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write as on a terminal, but without colours."""
    monkeypatch.setattr(output, "_on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")


def test_a_snippet_is_unescaped_and_its_marks_become_a_style() -> None:
    text = marked_text("A &amp; B: <b>kế hoạch</b> số 48")

    assert text.plain == "A & B: kế hoạch số 48"
    assert [text.plain[span.start : span.end] for span in text.spans] == ["kế hoạch"]


@pytest.mark.usefixtures("on_terminal")
def test_a_table_has_its_headings(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(("số", "loại"), [("48/KH-VKS", None), ("[red]5[/red]", "Báo cáo")])

    lines = [each.rstrip() for each in capsys.readouterr().out.splitlines()]
    assert lines == ["số            loại", "48/KH-VKS", "[red]5[/red]  Báo cáo"]


@pytest.mark.usefixtures("on_terminal")
def test_a_tree_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    show_trees([Branch("a", (Branch("b", (Branch("c"),)), Branch("d")))])

    assert capsys.readouterr().out == "a\n├── b\n│   └── c\n└── d\n"


@pytest.mark.usefixtures("on_terminal")
def test_a_long_line_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    show_line("phong trào thi đua mỗi phòng một tủ hồ sơ mẫu")

    assert len(capsys.readouterr().out.splitlines()) == 2
