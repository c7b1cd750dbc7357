"""The engines that the settings choose."""

from pathlib import Path

import pytest

from schemas.errors import ServerUnavailableError
from service.engines import open_views
from service.settings import Settings
from tests.servers.process import free_port


def test_a_database_that_is_not_there_is_named(tmp_path: Path) -> None:
    port = free_port()
    settings = Settings(tmp_path, database=f"postgresql://kho@127.0.0.1:{port}/kho")

    with pytest.raises(ServerUnavailableError, match=str(port)):
        open_views(settings)
