"""``vankho serve`` as a process: what it says, refuses, and how it ends."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from schemas.account import Role
from service.bootstrap import open_archive
from service.settings import Settings
from tests.signed_in import PASSWORD

_MAIN = "from cli.main import main; main()"


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "VANKHO_HOME": str(home), "PYTHONPATH": ":".join(sys.path)}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def command(port: int, *options: str) -> list[str]:
    return [sys.executable, "-c", _MAIN, "serve", "--port", str(port), *options]


@contextmanager
def serving(home: Path, port: int, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Start the command; it listens once its first line is read."""
    with subprocess.Popen(
        command(port, *options),
        env=environment(home),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        process.stderr.readline()
        yield process
        process.kill()


def status_of(port: int, address: str, host: str = "localhost") -> int:
    asking = HTTPConnection("127.0.0.1", port, timeout=60)
    asking.request("GET", address, headers={"Host": host})
    status = asking.getresponse().status
    asking.close()
    return status


def test_a_port_in_use_is_said_with_exit_status_1(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            command(port),
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 1
    assert f"127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_answers_logs_and_ends_at_sigterm(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, port) as process:
        statuses = [
            status_of(port, "/api/v1/status"),
            status_of(port, "/?q=b%C3%AD+m%E1%BA%ADt"),
            status_of(port, "/", host="evil.example"),
        ]
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)

    logged = [json.loads(each) for each in errors.splitlines() if each[:1] == "{"]
    assert statuses == [200, 200, 400]
    assert [each["status"] for each in logged] == statuses
    assert "Traceback" not in errors


def test_several_processes_answer_and_count_together(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, port, "--processes", "2") as process:
        assert {status_of(port, "/api/v1/status") for _ in range(20)} == {200}
        asking = HTTPConnection("127.0.0.1", port, timeout=60)
        asking.request("GET", "/metrics", headers={"Host": "localhost"})
        figures = asking.getresponse().read().decode()
        asking.close()
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)

    logged = [json.loads(each) for each in errors.splitlines() if each[:1] == "{"]
    assert len(logged) == 21
    assert 'route="/status",status="200"} 20.0' in figures
    assert "Traceback" not in errors


def said(home: Path, *options: str, **settings: str) -> tuple[int, str]:
    """Return how the command ends, and its last line on stderr."""
    done = subprocess.run(
        command(free_port(), *options),
        env=environment(home) | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stderr.splitlines()[-1]


def test_without_accounts_no_other_address_is_served(tmp_path: Path) -> None:
    for options, settings in (
        (["--host", "0.0.0.0"], {}),  # noqa: S104
        ([], {"VANKHO_HOSTS": "kho.example"}),
    ):
        status, line = said(tmp_path, *options, **settings)

        assert status == 1
        assert "vankho user add" in line


def test_with_an_account_it_is_and_asks_who_one_is(tmp_path: Path) -> None:
    with open_archive(Settings(tmp_path)) as opened:
        opened.accounts.people.add("an", "", Role.ADMINISTRATOR, PASSWORD)
    port = free_port()
    with serving(tmp_path, port, "--host", "0.0.0.0"):  # noqa: S104
        statuses = [
            status_of(port, address) for address in ("/ready", "/api/v1/status", "/")
        ]

    assert statuses == [200, 401, 303]


def test_the_former_setting_says_what_to_do_instead(tmp_path: Path) -> None:
    status, line = said(tmp_path, VANKHO_TOKEN="bi-mat")

    assert status == 7
    assert "vankho token add" in line
