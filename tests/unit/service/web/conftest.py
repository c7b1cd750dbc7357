"""What many tests of pages share: a small archive, and whoever asks for its pages."""

from collections.abc import Iterator

import pytest

from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.served import TestClient, fill_archive, page_client


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture
def client(opened: OpenArchive) -> TestClient:
    return page_client(opened)
