"""What can be set from outside."""

from pathlib import Path

import pytest

from schemas.errors import SettingsError
from service.settings import Settings, read_settings


def test_all_can_be_set() -> None:
    environ = {
        "VANKHO_HOME": "/srv/kho",
        "VANKHO_WORKERS": "3",
        "VANKHO_LANGUAGE": "en",
    }

    assert read_settings(environ) == Settings(Path("/srv/kho"), 3, "en")


def test_nothing_has_to_be_set() -> None:
    settings = read_settings({"VANKHO_HOME": ""})

    assert settings.home == Path.home() / ".local/share/vankho"
    assert settings.workers >= 1
    assert settings.language == "vi"


@pytest.mark.parametrize(
    "environ",
    [{"VANKHO_WORKERS": "0"}, {"VANKHO_WORKERS": "two"}, {"VANKHO_LANGUAGE": "la"}],
)
def test_what_cannot_be_used_is_named(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(environ))):
        read_settings(environ)
