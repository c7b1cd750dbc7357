"""A real Elasticsearch, without Docker: the server that its makers test plugins with.

Maven brings it once, into a cache outside of the project. It lacks only what we do not
use: ``GET /``, reindexing, and the analysis of languages.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen
from zipfile import ZipFile

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


class Elastic:
    """A server that can be stopped and started again, as machines are."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"

    def beside(self) -> "Elastic":
        """Return a second server of the same installation, with data of its own."""
        return Elastic(self._folder)

    def new_index(self) -> SearchServer:
        """Return the name of an index that nobody has used."""
        return SearchServer(self.url, f"vankho-{next(_names)}")

    @contextmanager
    def running(self) -> Iterator[None]:
        """Run it until the block ends; what it holds stays on disk."""
        home = self._folder / f"elasticsearch-{VERSION}"
        settings = {
            "discovery.type": "single-node",
            "xpack.security.enabled": "false",
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
            environ={
                "ES_JAVA_HOME": str(_java_home()),
                "ES_JAVA_OPTS": _QUICK_START,
            },
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


def _java_home() -> Path:
    java = shutil.which("java")
    if java is None:
        raise RuntimeError("java is not here (Debian: openjdk-17-jre-headless)")
    return Path(java).resolve().parents[1]


def _answers(url: str) -> bool:
    question = f"{url}/_cluster/health?wait_for_status=yellow&timeout=1s"
    try:
        urlopen(question, timeout=5).close()  # noqa: S310  # our own address
    except (URLError, OSError):
        return False
    return True
