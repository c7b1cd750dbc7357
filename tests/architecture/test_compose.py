"""What docker-compose.yml starts, as far as it can be told without Docker."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from service.settings import read_settings

COMPOSE = Path(__file__).parents[2] / "docker-compose.yml"
SERVICES: dict[str, dict[str, Any]] = YAML(typ="safe").load(COMPOSE)["services"]


def test_it_is_a_compose_file() -> None:
    command = [sys.executable, "-m", "check_jsonschema", str(COMPOSE)]
    checked = subprocess.run(
        [*command, "--builtin-schema", "vendor.compose-spec"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_restarted_watched_and_keeps_its_data(name: str) -> None:
    service = SERVICES[name]

    assert service["restart"] == "unless-stopped"
    assert service["healthcheck"]["test"]
    assert service["volumes"]


def test_vankho_waits_until_its_servers_are_healthy() -> None:
    conditions = SERVICES["vankho"]["depends_on"]

    assert set(conditions) == set(SERVICES) - {"vankho"}
    assert all(each["condition"] == "service_healthy" for each in conditions.values())


def test_the_settings_of_vankho_lead_to_its_servers() -> None:
    environ = SERVICES["vankho"]["environment"]
    settings = read_settings({name: filled(text) for name, text in environ.items()})

    assert settings.objects
    assert settings.search
    addresses = (settings.database, settings.objects.endpoint, settings.search.url)
    for server, address in zip(
        ("postgres", "objects", "elasticsearch"), addresses, strict=True
    ):
        assert server in str(address)


def filled(text: str) -> str:
    """Put in what Compose would: the default, or a password."""
    text = re.sub(r"\$\{\w+:-(.*?)\}", r"\1", text)
    return re.sub(r"\$\{\w+:\?.*?\}", "secret", text)


def test_no_password_is_written_in_the_file() -> None:
    secrets = [
        value
        for service in SERVICES.values()
        for name, value in service.get("environment", {}).items()
        if "PASSWORD" in name or "SECRET" in name
    ]

    assert secrets
    assert all(each.startswith("${") and ":?" in each for each in secrets)
