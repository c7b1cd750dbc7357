"""A signed PDF is imported, shown with its signatures, and found by them."""

import json
from pathlib import Path

import pytest

from tests.kept_archive import run
from tests.sample_files import pdf
from tests.signed_files import ISSUED_BY, signed

PLAN = pdf(
    [
        (72, 100, "UBND TỈNH QUẢNG LÂM"),
        (72, 120, "Số: 48/KH-UBND"),
        (72, 160, "KẾ HOẠCH"),
        (72, 180, "Về việc trồng cây"),
    ]
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/signed.pdf").write_bytes(signed(PLAN, "Nguyễn Văn An"))
    (tmp_path / "in/unsigned.txt").write_text("KẾ HOẠCH\nVề việc trồng rừng", "utf-8")
    assert run(tmp_path / "home", "import", tmp_path / "in").exit_code == 0
    return tmp_path / "home"


def test_it_is_shown_who_signed(home: Path) -> None:
    shown = run(home, "show", "48/KH-UBND")
    (signature,) = json.loads(run(home, "show", "48/KH-UBND", "--json").stdout)[
        "signatures"
    ]

    assert "Chữ ký số" in shown.stdout
    assert "hợp lệ: Nguyễn Văn An" in shown.stdout
    assert (signature["state"], signature["issued_by"]) == ("valid", ISSUED_BY)


@pytest.fixture
def of_two_files(home: Path, tmp_path: Path) -> Path:
    """An archive where an unsigned file stands for the signed one, as the main file."""
    unsigned = tmp_path / "unsigned.pdf"
    unsigned.write_bytes(PLAN)
    run(home, "import", unsigned)
    ids = {
        hit["filename"]: hit["id"]
        for hit in json.loads(run(home, "search", "--json").stdout)["hits"]
    }
    who = ("--by", "An", "--why", "một văn bản")
    marked = run(home, "mark-copy", ids["signed.pdf"], ids["unsigned.pdf"], *who)
    assert marked.exit_code == 0, marked.output
    return home


def test_it_is_found_by_the_signature_of_any_of_its_files(of_two_files: Path) -> None:
    assert found(of_two_files, "chữ ký:hợp lệ") == ["unsigned.pdf"]
    assert found(of_two_files, "trồng -chữ ký:có") == ["unsigned.txt"]

    run(of_two_files, "rebuild")

    assert found(of_two_files, "chữ ký:hợp lệ") == ["unsigned.pdf"]


def test_it_is_shown_which_file_is_signed(of_two_files: Path) -> None:
    shown = run(of_two_files, "show", "48/KH-UBND").stdout
    files = json.loads(run(of_two_files, "show", "48/KH-UBND", "--json").stdout)[
        "files"
    ]

    assert "signed.pdf: hợp lệ: Nguyễn Văn An" in shown
    assert {each["filename"]: each["signature"] for each in files} == {
        "unsigned.pdf": None,
        "signed.pdf": "valid",
    }


def test_it_is_found_by_its_signature(home: Path) -> None:
    assert found(home, "chữ ký:hợp lệ") == ["signed.pdf"]
    assert found(home, "trồng -chữ ký:có") == ["unsigned.txt"]


def found(home: Path, query: str) -> list[str]:
    """Return the names of the files that are found."""
    hits = json.loads(run(home, "search", query, "--json").stdout)["hits"]
    return [hit["filename"] for hit in hits]
