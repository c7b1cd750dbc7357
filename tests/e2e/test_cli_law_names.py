"""The name of a law stands wherever a command takes a number."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main

Vankho = Callable[..., Result]
NAME = "Luật Viên chức"
LAW = """QUỐC HỘI
Luật số: 58/2010/QH12
Hà Nội, ngày 15 tháng 11 năm 2010

LUẬT
VIÊN CHỨC

Điều 1. Phạm vi điều chỉnh

CHỦ TỊCH QUỐC HỘI
Nguyễn Phú Trọng
"""
DECISION = """SỞ NỘI VỤ
Số: 77/QĐ-SNV
Hòa An, ngày 05 tháng 3 năm 2024

QUYẾT ĐỊNH
Về tuyển dụng viên chức

Căn cứ Luật Viên chức ngày 15/11/2010;
Căn cứ Luật Lưu trữ ngày 21/6/2024;

Điều 1. Tuyển dụng.

GIÁM ĐỐC
Lê Văn Ba
"""


@pytest.fixture(scope="module")
def vankho(tmp_path_factory: pytest.TempPathFactory) -> Vankho:
    """The command on an archive of a law, and a decision by it and a law not held."""
    folder = tmp_path_factory.mktemp("inbox")
    (folder / "law.txt").write_text(LAW, "utf-8")
    (folder / "decision.txt").write_text(DECISION, "utf-8")
    home = str(tmp_path_factory.mktemp("home"))
    environ = {"VANKHO_HOME": home, "VANKHO_WORKERS": "1"}

    def run(*arguments: str | Path) -> Result:
        typed = [str(each) for each in arguments]
        return CliRunner().invoke(main, typed, env=environ, catch_exceptions=False)

    run("import", folder)
    return run


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("show", NAME), "58/2010/QH12"),
        (("cite", NAME, "--form", "full"), NAME),
        (("cite", "--cited-by", NAME), ""),
        (("network", NAME, "--format", "dot"), "58/2010/QH12"),
        (("standing", NAME), "58/2010/QH12"),
        (("trace", NAME), "77/QĐ-SNV"),
        (("history", NAME), "law.txt"),
        (("like", NAME), "77/QĐ-SNV"),
        (("why", "77/QĐ-SNV", NAME), "khớp tên gọi"),
        (("search", "--cites", NAME), "77/QĐ-SNV"),
        (("search", "--cites", "Luật Lưu trữ"), "77/QĐ-SNV"),
        (("search", f'viện dẫn:"{NAME}"'), "77/QĐ-SNV"),
        (("basket", "add", "bo", NAME), "58/2010/QH12"),
        (("reparse", NAME), "1 văn bản"),
        (("confirm", "77/QĐ-SNV", NAME, NAME, "--why", "x"), "đã xác nhận"),
        (("relate", "77/QĐ-SNV", NAME, "căn cứ", "--why", "x"), "căn cứ"),
        (("undo", "77/QĐ-SNV", NAME, "--why", "x"), "khớp"),
        (("correct", NAME, "place", "Hà Nội", "--why", "x"), "58/2010/QH12"),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else "",
)
def test_a_command_takes_the_name_of_a_law(
    vankho: Vankho, typed: tuple[str, ...], said: str
) -> None:
    answer = vankho(*typed)

    assert answer.exit_code == 0, answer.stderr
    assert said in answer.stdout


def test_a_withdrawn_law_is_brought_back_by_its_name(vankho: Vankho) -> None:
    assert vankho("withdraw", NAME, "--why", "nhầm").exit_code == 0
    assert "đã rút khỏi kho" in vankho("show", NAME).stdout
    assert vankho("reinstate", NAME, "--why", "đúng ra là có").exit_code == 0
    assert "đã rút khỏi kho" not in vankho("show", NAME).stdout
