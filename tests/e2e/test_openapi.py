"""The service keeps what openapi.json promises, for good requests and for bad ones.

Schemathesis makes both from the description. It gets the ids of a document, a basket
and a saved search that are there, so that not everything ends with 404.
Its phase ``coverage``, 1,500 requests more, takes too long to be run each time.
"""

import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from shutil import copytree

import pytest

from schemas.account import Role
from schemas.clearance import EVERYTHING
from service.bootstrap import open_archive
from service.settings import Settings
from tests.servers.process import free_port, running
from tests.signed_in import token_of

REPORT = "322/BC-VKS"
CITED = "48/KH-VKS"
EXAMPLES = 4
"""Of each route, beside those of its description."""
CONFIG = """
hooks = "hooks.py"

[parameters]
"path.document" = "{document}"
"path.basket" = "họp"
"path.search" = "mới"
"path.number" = 1
"path.job" = "{job}"
"query.number" = "{report}"
"query.cited" = "{cited}"

# what only the archive knows: relations by name, words of a text, values of a field,
# the version of a document
[[operations]]
include-tag = "decisions"
checks.positive_data_acceptance.expected-statuses = ["2xx", "400", "404", "409", "412"]

# a file may be anything, so it may have no text
[[operations]]
include-path = "/api/v1/check"
checks.positive_data_acceptance.expected-statuses = ["2xx", "415"]
"""

HOOKS = """
# a key is for one request: each that may be one is replaced by a new one
import re
from uuid import uuid4

import schemathesis


@schemathesis.hook
def before_call(context, case, kwargs):
    key = (case.headers or {}).get("Idempotency-Key")
    if isinstance(key, str) and re.fullmatch("[!-~]{1,200}", key):
        case.headers["Idempotency-Key"] = str(uuid4())
"""

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the demo, with a basket and a saved search."""
    home = tmp_path_factory.mktemp("openapi") / "home"
    copytree(demo_home, home, symlinks=True)
    with open_archive(Settings(home)) as opened:
        opened.baskets.put("họp", [REPORT], "Bình")
        opened.searches.save("mới", "thi đua", "Bình")
        token = token_of(opened.accounts, Role.CLERK)
        opened.accounts.people.set_clearance(str(Role.CLERK), EVERYTHING)
        job = opened.intake.jobs.accept(str(Role.CLERK), [])
    home.with_name("job").write_text(job, "utf-8")
    home.with_name("token").write_text(token, "utf-8")
    return home


@pytest.fixture(scope="module")
def config(home: Path) -> Path:
    """What Schemathesis is told of the archive."""
    with open_archive(Settings(home)) as opened:
        document = opened.queries.show(REPORT).summary.id
    path = home.with_name("schemathesis.toml")
    job = home.with_name("job").read_text("utf-8")
    text = CONFIG.format(document=document, report=REPORT, cited=CITED, job=job)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture(scope="module")
def port(home: Path) -> Iterator[int]:
    """Where the archive is served."""
    port = free_port()

    def answers() -> bool:
        asking = HTTPConnection("127.0.0.1", port)
        try:
            asking.request("GET", "/ready")
            return asking.getresponse().status == 200
        except ConnectionError:
            return False
        finally:
            asking.close()

    code = "from cli.main import main; main()"
    command = [sys.executable, "-c", code, "serve", "--port", str(port)]
    environ = {"VANKHO_HOME": str(home)}
    with running(command, answers, home.with_name("log"), environ=environ):
        yield port


def test_the_service_does_what_its_description_says(port: int, config: Path) -> None:
    token = config.with_name("token").read_text("utf-8")
    config.with_name("hooks.py").write_text(HOOKS, "utf-8")
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)),
        *("run", f"http://127.0.0.1:{port}/openapi.json"),
        *("--header", f"Authorization: Bearer {token}"),
        *("--phases", "examples,fuzzing", "--mode", "all"),
        *("--max-examples", str(EXAMPLES), "--seed", "1"),
        "--generation-deterministic",
        "--continue-on-failure",
        "--no-color",
    ]
    done = subprocess.run(
        command, cwd=config.parent, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
