"""Pictures of the pages for README and manual, taken by a headless Chromium.

``python -m bench.pictures`` makes the archive of the demo in a temporary folder, serves
it on a free port of this machine, and writes ``docs/pictures/*.png``. With ``--manual``
it writes one of each page instead, ``docs/manual/pictures/*.png``, which git ignores.
"""

import shutil
import socket
import subprocess
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic, sleep

import uvicorn
from PIL import Image

from bench.manual_pages import MANUAL_PAGES, furnish, place_in, send_file
from bench.samples.demo import demo_documents
from bench.samples.folder import save_all
from service.api.app import create_app
from service.bootstrap import open_archive
from service.settings import Settings
from service.web.site import create_pages

FOLDER = Path("docs/pictures")
MANUAL_FOLDER = Path("docs/manual/pictures")
REPORT = "322/BC-VKS"


@dataclass(frozen=True, slots=True)
class View:
    """A part of the page at ``address``, as in ``ManualPage.address``."""

    address: str
    width: int
    top: int
    bottom: int


VIEWS = {
    "search": View("/?q=phong+trao+thi+dua", 1100, 0, 720),
    "document": View("/documents/{report}", 1100, 1580, 2300),
    "network": View("/documents/{report}/network?depth=1", 1100, 540, 1300),
}
MANUAL_VIEWS = {
    name: View(page.address, 1100, 0, 1400) for name, page in MANUAL_PAGES.items()
}
"""The pages that people work on, each from its top."""
COLOURS = 128
"""Text on a plain ground needs no more, and the files stay small."""
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking", "--disable-sync"),
    *("--disable-component-update", "--hide-scrollbars"),
)
PATIENCE = 60
"""Seconds for the server to start, and for each picture."""


def main() -> None:
    """Take the pictures; say how large they are."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--browser", default=shutil.which("chromium"))
    parser.add_argument("--folder", type=Path, help="where to write them")
    parser.add_argument("--manual", action="store_true", help="one of each page")
    options = parser.parse_args()
    if not options.browser:
        raise SystemExit("No chromium (Debian: apt-get install chromium)")
    manual: bool = options.manual
    target = options.folder or (MANUAL_FOLDER if manual else FOLDER)
    target.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as folder,
        served_demo(Path(folder), manual=manual) as served,
    ):
        for name, view in (MANUAL_VIEWS if manual else VIEWS).items():
            picture = target / f"{name}.png"
            take(options.browser, served.url(view), view, picture)
            print(f"{picture}\t{picture.stat().st_size / 1024:.0f} kB")


@dataclass(frozen=True, slots=True)
class Served:
    """An archive that is served at *site*, and what addresses name of it."""

    site: str
    report: str
    place: int = 0
    job: str = ""

    def url(self, view: View) -> str:
        """Return where a view is to be seen."""
        named = {"report": self.report, "place": self.place, "job": self.job}
        return self.site + view.address.format_map(named)


@contextmanager
def served_demo(folder: Path, *, manual: bool = False) -> Iterator[Served]:
    """Serve the demo's archive, made in *folder*; for the *manual* with more in it."""
    documents = folder / "documents"
    documents.mkdir()
    save_all(demo_documents(), documents, labels=None)
    with open_archive(Settings(folder / "home")) as opened:
        opened.importer.run([documents], lambda _result: None)
        report = opened.queries.find(REPORT).id
        if manual:
            furnish(opened, report)
        app = create_app(opened)
        app.mount("/", create_pages(opened))
        with _serving(app) as site:
            if manual:
                place, job = place_in(opened, report), send_file(site)
                yield Served(site, report, place, job)
            else:
                yield Served(site, report)


@contextmanager
def _serving(app: object) -> Iterator[str]:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port: int = bound.getsockname()[1]
        config = uvicorn.Config(app, log_level="warning")  # type: ignore[arg-type]
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        try:
            _wait_for(server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()


def _wait_for(server: uvicorn.Server) -> None:
    end = monotonic() + PATIENCE
    while not server.started:
        if monotonic() > end:
            raise SystemExit("The server does not start")
        sleep(0.05)


def take(browser: str, url: str, view: View, picture: Path) -> None:
    """Write the picture of *view* of the page at *url*, in a few colours."""
    with TemporaryDirectory() as profile:
        command = [browser, *QUIET, f"--user-data-dir={profile}"]
        command += [f"--window-size={view.width},{view.bottom}"]
        subprocess.run(  # noqa: S603  # no shell, our own words
            [*command, f"--screenshot={picture}", url],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
    with Image.open(picture) as taken:
        shown = taken.convert("RGB").crop((0, view.top, view.width, view.bottom))
    few = shown.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


if __name__ == "__main__":
    main()
