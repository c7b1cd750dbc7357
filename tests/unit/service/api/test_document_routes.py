"""A large original goes over HTTP a piece at a time, with its size."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from service.api.app import create_app
from service.bootstrap import open_archive
from service.files.large_files import LARGE
from service.settings import Settings
from tests.factories import make_parsed, make_received
from tests.served import TestClient


def test_a_large_original_comes_as_it_was_received(tmp_path: Path) -> None:
    data = b"%PDF-1.4\n" + bytes(LARGE)
    parsed = make_parsed()
    checksum = sha256(data).hexdigest()
    received = replace(make_received(parsed), data=data, checksum=checksum)
    with open_archive(Settings(tmp_path / "home", workers=1)) as opened:
        document = opened.archive.register(received, parsed)
        opened.archive.commit()
        opened.projections.catch_up()
        with TestClient(create_app(opened)) as client:
            address = f"/api/v1/documents/{document}/original"
            answer = client.get(address, headers={"Accept-Encoding": "identity"})

    assert answer.content == data
    assert answer.headers["content-length"] == str(len(data))
    assert answer.headers["content-disposition"].startswith("attachment")
