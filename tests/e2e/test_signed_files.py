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


def test_it_is_found_by_its_signature(home: Path) -> None:
    found = json.loads(run(home, "search", "chữ ký:hợp lệ", "--json").stdout)
    others = json.loads(run(home, "search", "trồng -chữ ký:có", "--json").stdout)

    assert [hit["filename"] for hit in found["hits"]] == ["signed.pdf"]
    assert [hit["filename"] for hit in others["hits"]] == ["unsigned.txt"]
