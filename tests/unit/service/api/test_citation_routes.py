"""How a document is cited, over HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.decision import DecidedBy
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.factories import REPORT
from tests.served import TestClient, fill_archive


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path)) as archive:
        fill_archive(archive)
        yield archive


def test_a_document_of_an_archive_says_where_it_is_kept(opened: OpenArchive) -> None:
    report = opened.queries.find(str(REPORT)).id
    by = DecidedBy("An", "mục lục hồ sơ")
    opened.decisions.correct(report, "archive_number", "P05-H12", by)

    with TestClient(create_app(opened)) as client:
        at = f"/api/v1/documents/{report}"
        kept = client.get(at).json()["archival"]
        cited = client.get(f"{at}/cite", params={"archival": True}).json()
        usual = client.get(f"{at}/cite").json()

    assert kept == {"number": "P05-H12", "originality": None, "custodian": None}
    assert cited["full"] == f"{usual['full']} (số lưu trữ: P05-H12)"
