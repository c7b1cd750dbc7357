"""What can be set from outside."""

from pathlib import Path

import pytest

from schemas.account import SignInProvider
from schemas.errors import SettingsError
from service.settings import (
    Limits,
    ObjectStorage,
    SearchServer,
    Settings,
    read_settings,
)


def test_all_can_be_set() -> None:
    environ = {
        "VANKHO_HOME": "/srv/kho",
        "VANKHO_WORKERS": "3",
        "VANKHO_LANGUAGE": "en",
    }

    assert read_settings(environ) == Settings(Path("/srv/kho"), 3, "en")


def test_an_archive_can_lie_on_servers() -> None:
    environ = {
        "VANKHO_DATABASE": "postgresql://kho:bí%40mật@db:5432/kho",
        "VANKHO_OBJECTS": "http://key:se%2Fcret@files:8333/originals/2026/kho",
    }

    settings = read_settings(environ)

    assert settings.database == environ["VANKHO_DATABASE"]
    assert settings.objects == ObjectStorage(
        "http://files:8333", "originals", "2026/kho", "key", "se/cret"
    )


def test_a_password_is_not_printed_with_the_settings() -> None:
    environ = {
        "VANKHO_DATABASE": "postgresql://kho:swordfish@db/kho",
        "VANKHO_OBJECTS": "http://key:swordfish@files/originals",
    }

    assert "swordfish" not in repr(read_settings(environ))


OIDC = {
    "VANKHO_OIDC_ISSUER": "https://id.example/realms/vks",
    "VANKHO_OIDC_CLIENT_ID": "kho",
    "VANKHO_OIDC_CLIENT_SECRET": "swordfish",
}


def test_people_may_sign_in_at_a_provider() -> None:
    issuer = OIDC["VANKHO_OIDC_ISSUER"]
    read = read_settings(OIDC).provider
    by_email = read_settings({**OIDC, "VANKHO_OIDC_CLAIM": "email"}).provider

    assert read == SignInProvider(issuer, "kho", "swordfish", "preferred_username")
    assert by_email == SignInProvider(issuer, "kho", "swordfish", "email")
    assert "swordfish" not in repr(read)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("VANKHO_ADDRESS", "kho.example"),
        ("VANKHO_OIDC_ISSUER", "http://id.example"),
        ("VANKHO_OIDC_ISSUER", "id.example"),
        ("VANKHO_OIDC_CLIENT_ID", ""),
    ],
)
def test_a_provider_that_cannot_be_trusted_is_refused(
    variable: str, value: str
) -> None:
    with pytest.raises(SettingsError, match=variable) as refused:
        read_settings({**OIDC, variable: value})

    assert "swordfish" not in str(refused.value)


def test_nothing_has_to_be_set() -> None:
    settings = read_settings({"VANKHO_HOME": ""})

    assert settings.home == Path.home() / ".local/share/vankho"
    assert settings.workers >= 1
    assert settings.language == "vi"


@pytest.mark.parametrize(
    "environ",
    [
        {"VANKHO_WORKERS": "0"},
        {"VANKHO_WORKERS": "two"},
        {"VANKHO_TIME_LIMIT": "0"},
        {"VANKHO_MEMORY_LIMIT": "2GB"},
        {"VANKHO_LANGUAGE": "la"},
        {"VANKHO_DATABASE": "mysql://kho@db/kho"},
        {"VANKHO_DATABASE": "postgresql://kho@db"},
        {"VANKHO_DATABASE": "postgresql://kho@db:port/kho"},
        {"VANKHO_OBJECTS": "s3://originals"},
        {"VANKHO_OBJECTS": "http://files:8333/"},
        {"VANKHO_SEARCH": "http://search:9200/kho~000001"},
        {"VANKHO_SEARCH_ASK_SECONDS": "0", "VANKHO_SEARCH": "http://search:9200"},
        {"VANKHO_SEARCH_RETRIES": "-1", "VANKHO_SEARCH": "http://search:9200"},
    ],
)
def test_what_cannot_be_used_is_named(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(environ))):
        read_settings(environ)


def test_limits_of_a_file_are_set_by_seconds_and_megabytes() -> None:
    environ = {"VANKHO_TIME_LIMIT": "60", "VANKHO_MEMORY_LIMIT": "512"}

    assert read_settings(environ).limits == Limits(seconds=60, megabytes=512)


def test_how_a_search_server_is_spoken_to_can_be_set() -> None:
    environ = {
        "VANKHO_SEARCH": "https://search:9200/kho",
        "VANKHO_SEARCH_API_KEY": "swordfish",
        "VANKHO_SEARCH_CA": "/etc/kho/ca.pem",
        "VANKHO_SEARCH_ASK_SECONDS": "2",
        "VANKHO_SEARCH_WRITE_SECONDS": "30",
        "VANKHO_SEARCH_RETRIES": "0",
    }

    server = read_settings(environ).search

    assert server == SearchServer(
        url="https://search:9200",
        index="kho",
        api_key="swordfish",
        authority=Path("/etc/kho/ca.pem"),
        ask_seconds=2,
        write_seconds=30,
        retries=0,
    )
    assert "swordfish" not in repr(server)
