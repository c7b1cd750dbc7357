"""What is known of the force of an act, wherever it is shown, held or not."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from service.api.app import create_app
from service.bootstrap import open_archive
from service.settings import read_settings
from service.web.site import create_pages
from tests.served import TestClient

DECREE = """CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
Hà Nội, ngày {day}
NGHỊ ĐỊNH
Quy định về thủ tục của Kho bạc Nhà nước
Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
Chính phủ ban hành Nghị định quy định về thủ tục của Kho bạc Nhà nước.
Điều 20. Nghị định này có hiệu lực từ ngày {day} và thay thế Nghị định số {ended}.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Trần Văn Mẫu
"""
LETTER = """SỞ TÀI CHÍNH
TỈNH LÂM ĐỒNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/STC-NS
Lâm Đồng, ngày 03 tháng 8 năm 2026
V/v thực hiện thủ tục
Kính gửi: Các đơn vị
Thực hiện Nghị định số 11/2020/NĐ-CP ngày 20/01/2020 của Chính phủ.
GIÁM ĐỐC
Trần Thị Mẫu
"""
CITING_HELD = LETTER.replace("12/STC", "13/STC").replace(
    "11/2020/NĐ-CP ngày 20/01/2020", "347/2025/NĐ-CP ngày 29/12/2025"
)
UNHELD = (
    "theo Nghị định 347/2025/NĐ-CP (trong kho), đã bị thay thế",
    ", nay là Nghị định 120/2026/NĐ-CP",
)
HELD = "theo Nghị định 120/2026/NĐ-CP (trong kho), đã bị thay thế"


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("acts")
    environ = {"VANKHO_HOME": str(folder / "home"), "VANKHO_WORKERS": "1"}
    texts = {
        "nd347": DECREE.format(
            number="347/2025/NĐ-CP",
            day="29 tháng 12 năm 2025",
            ended="11/2020/NĐ-CP ngày 20 tháng 01 năm 2020 của Chính phủ",
        ),
        "nd120": DECREE.format(
            number="120/2026/NĐ-CP",
            day="20 tháng 5 năm 2026",
            ended="347/2025/NĐ-CP ngày 29 tháng 12 năm 2025 của Chính phủ",
        ),
        "cv12": LETTER,
    }
    inbox = folder / "inbox"
    inbox.mkdir()
    for name, content in texts.items():
        (inbox / f"{name}.txt").write_text(content, "utf-8")
    run(environ, "import", inbox)
    return environ


def run(environ: dict[str, str], *arguments: str | Path) -> str:
    words = [str(each) for each in arguments]
    return CliRunner().invoke(main, words, env=environ, catch_exceptions=False).output


@pytest.mark.parametrize("command", ["standing", "show", "trace", "search"])
def test_what_is_not_held_is_said_to_be_replaced_and_by_what_at_last(
    environ: dict[str, str], command: str
) -> None:
    shown = run(environ, command, "11/2020/NĐ-CP")

    for words in UNHELD:
        assert words in shown


def test_a_draft_is_told_by_what_it_was_replaced_to_the_end(
    environ: dict[str, str], tmp_path: Path
) -> None:
    draft = tmp_path / "du-thao.txt"
    for cited, first in ((LETTER, "347/2025"), (CITING_HELD, "120/2026")):
        draft.write_text(cited, "utf-8")
        shown = " ".join(run(environ, "check", draft).split())

        assert f"Theo Nghị định {first}/NĐ-CP (trong kho), Nghị định" in shown
        assert f"/NĐ-CP đã bị thay thế bởi Nghị định {first}/NĐ-CP ngày" in shown
        chain = f"{UNHELD[1].removeprefix(', ')}." in shown
        assert chain is (cited is LETTER)


@pytest.mark.parametrize("command", ["standing", "show", "trace", "search"])
def test_what_is_held_is_said_to_be_replaced(
    environ: dict[str, str], command: str
) -> None:
    assert HELD in run(environ, command, "347/2025/NĐ-CP")


@pytest.mark.parametrize("command", ["standing", "show", "trace", "search"])
def test_of_a_letter_nothing_is_said(environ: dict[str, str], command: str) -> None:
    shown = run(environ, command, "12/STC-NS")

    assert "(trong kho)" not in shown.replace(HELD, "")
    assert "chưa thấy văn bản thay thế" not in shown


@pytest.mark.parametrize("command", ["standing", "show"])
def test_where_nothing_is_known_that_is_said(
    environ: dict[str, str], command: str
) -> None:
    shown = run(environ, command, "120/2026/NĐ-CP")

    assert "chưa thấy văn bản thay thế (theo kho" in shown


@pytest.mark.parametrize("command", ["standing", "trace"])
def test_those_that_cite_it_are_not_said_to_be_missing(
    environ: dict[str, str], command: str
) -> None:
    first, *below = run(environ, command, "11/2020/NĐ-CP").splitlines()

    assert "(chưa có trong kho)" in first
    assert "chưa có trong kho" not in "\n".join(below)


def test_what_no_circular_may_end_is_a_doubt_that_is_shown(
    environ: dict[str, str], tmp_path: Path
) -> None:
    circular = (
        "BỘ TÀI CHÍNH\nSố: 5/2026/TT-BTC\nHà Nội, ngày 10 tháng 02 năm 2026\nTHÔNG TƯ\n"
        "Hướng dẫn\nĐiều 1. Thông tư này bãi bỏ Nghị định số 120/2026/NĐ-CP.\n"
    )
    (tmp_path / "tt5.txt").write_text(circular, "utf-8")
    run(environ, "import", tmp_path)

    assert "văn bản cấp thấp hơn không thể" in run(environ, "show", "5/2026/TT-BTC")


def test_a_page_of_hits_says_what_is_replaced(environ: dict[str, str]) -> None:
    with open_archive(read_settings(environ)) as opened:
        app = create_app(opened)
        app.mount("/", create_pages(opened))
        with TestClient(app) as client:
            held = client.get("/", params={"q": "347/2025/NĐ-CP"}).text
            unheld = client.get("/", params={"q": "11/2020/NĐ-CP"}).text

    assert f'<p class="ended">{HELD}' in held
    assert f"11/2020/NĐ-CP: {UNHELD[0]}" in unheld


def test_the_subject_ends_above_the_basis_though_it_ends_in_a_nation(
    environ: dict[str, str],
) -> None:
    shown = run(environ, "show", "347/2025/NĐ-CP")

    assert "Quy định về thủ tục của Kho bạc Nhà nước\n" in shown


def test_a_hit_has_its_standing_in_json_too(environ: dict[str, str]) -> None:
    found = json.loads(run(environ, "search", "347/2025/NĐ-CP", "--json"))
    standing = {each["number"]: each["standing"] for each in found["hits"]}

    assert standing["347/2025/NĐ-CP"]["force"] == "replaced"
    (source,) = standing["347/2025/NĐ-CP"]["sources"]
    assert source["number"] == "120/2026/NĐ-CP"
    assert standing["120/2026/NĐ-CP"] is None


def test_what_a_query_cites_and_is_not_held_has_its_standing_in_json(
    environ: dict[str, str],
) -> None:
    found = json.loads(run(environ, "search", "11/2020/NĐ-CP", "--json"))
    (unheld,) = found["unheld"]

    assert unheld["number"] == "11/2020/NĐ-CP"
    assert unheld["standing"]["force"] == "replaced"
    assert unheld["standing"]["now"]["number"] == "120/2026/NĐ-CP"


def test_over_http_a_hit_has_its_standing(environ: dict[str, str]) -> None:
    with open_archive(read_settings(environ)) as opened:
        client = TestClient(create_app(opened))
        found = client.get("/api/v1/search", params={"q": "347/2025/NĐ-CP"}).json()

    standing = {each["number"]: each["standing"] for each in found["hits"]}
    assert standing["347/2025/NĐ-CP"]["force"] == "replaced"
