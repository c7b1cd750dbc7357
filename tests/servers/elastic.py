"""A real Elasticsearch, without Docker: the server that its makers test plugins with.

Maven brings it once, into a cache outside of the project. It lacks only what we do not
use: ``GET /``, reindexing, and the analysis of languages.
"""

import os
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen
from zipfile import ZipFile

from schemas.codec import to_json
from service.settings import SearchServer
from tests.servers.process import (
    free_port,
    hand_over,
    own_folder,
    running,
    unprivileged,
)

VERSION = "8.19.21"
_ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "vankho"
# small tests gain nothing from the second compiler, nor from memory touched before
_QUICK_START = "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1 -XX:-AlwaysPreTouch"
_names = count(1)


PASSWORD = "a-password-of-tests"
"""Of every user of a server that wants to know who asks."""
_OWNER = "owner"
_Roles = Mapping[str, Mapping[str, Any]]


class Elastic:
    """A server that can be stopped and started again, as machines are.

    If it has *roles*, it answers only its users: one of each, called as that role.
    """

    def __init__(self, folder: Path, roles: _Roles | None = None) -> None:
        self._folder = folder
        self._roles = roles
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"

    def beside(self, roles: _Roles | None = None) -> "Elastic":
        """Return a second server of the same installation, with data of its own."""
        return Elastic(self._folder, roles)

    def new_index(self) -> SearchServer:
        """Return the name of an index that nobody has used."""
        return SearchServer(self.url, f"vankho-{next(_names)}")

    @contextmanager
    def running(self) -> Iterator[None]:
        """Run it until the block ends; what it holds stays on disk."""
        home = self._folder / f"elasticsearch-{VERSION}"
        environ = {"ES_JAVA_HOME": str(_java_home()), "ES_JAVA_OPTS": _QUICK_START}
        if self._roles is not None:
            _add_users(home, environ, self._roles)
        settings = {
            "discovery.type": "single-node",
            "xpack.security.enabled": str(self._roles is not None).lower(),
            "http.port": self._port,
            "transport.port": free_port(),
            "path.data": self._folder / f"data-{self._port}",
            "path.logs": self._folder / f"logs-{self._port}",
            "cluster.routing.allocation.disk.threshold_enabled": "false",
        }
        command: list[str | Path] = [
            home / "bin/elasticsearch",
            *(f"-E{name}={value}" for name, value in settings.items()),
        ]
        with running(
            command,
            partial(_answers, self.url),
            self._folder / f"elastic-{self._port}.log",
            rights=unprivileged(),
            environ=environ,
        ):
            yield


@contextmanager
def installed_elastic() -> Iterator[Elastic]:
    """Unpack a server into a folder of its own; gone at the end."""
    archive = _distribution()
    with own_folder() as folder:
        with ZipFile(archive) as packed:
            packed.extractall(folder)
        for program in (folder / f"elasticsearch-{VERSION}/bin").iterdir():
            program.chmod(0o755)
        hand_over(folder)
        yield Elastic(folder)


def _distribution() -> Path:
    """Return the server as it is delivered; fetched where it is missing."""
    archive = _CACHE / "elasticsearch" / f"elasticsearch-{VERSION}.zip"
    if not archive.exists():
        command = [
            *("mvn", "--quiet", "--batch-mode", "dependency:copy"),
            *(f"-Dartifact={_ARTIFACT}", f"-DoutputDirectory={archive.parent}"),
        ]
        subprocess.run(command, check=True, cwd=Path.home())
    return archive


def _add_users(home: Path, environ: dict[str, str], roles: _Roles) -> None:
    """Let the files of the server name its owner, and a user of each role.

    It keeps no users of its own, nor API keys: for those it lacks an analysis.
    """
    program, config = home / "bin/elasticsearch-users", home / "config"
    command: list[str | Path] = [
        program,
        "useradd",
        _OWNER,
        "-p",
        PASSWORD,
        "-r",
        "superuser",
    ]
    own = {**os.environ, **environ}
    subprocess.run(command, check=True, env=own, **unprivileged())
    digest = (config / "users").read_text("utf-8").strip().removeprefix(_OWNER)
    with (config / "users").open("a", encoding="utf-8") as users:
        users.writelines(f"{name}{digest}\n" for name in roles)
    with (config / "users_roles").open("a", encoding="utf-8") as users_roles:
        users_roles.writelines(f"{name}:{name}\n" for name in roles)
    (config / "roles.yml").write_text(to_json(dict(roles)), "utf-8")  # YAML as well


def _java_home() -> Path:
    java = shutil.which("java")
    if java is None:
        raise RuntimeError("java is not here (Debian: openjdk-17-jre-headless)")
    return Path(java).resolve().parents[1]


def _owner() -> str:
    return b64encode(f"{_OWNER}:{PASSWORD}".encode()).decode()


def _answers(url: str) -> bool:
    question = f"{url}/_cluster/health?wait_for_status=yellow&timeout=1s"
    asking = Request(question, headers={"Authorization": f"Basic {_owner()}"})  # noqa: S310
    try:
        urlopen(asking, timeout=5).close()  # noqa: S310  # our own address
    except (URLError, OSError):
        return False
    return True
