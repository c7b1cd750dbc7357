"""The archive of ``make demo`` in a moment: read here, and without OCR.

The document that the demo has as a scan is a text. Tests, the tour of README and the
measure of the start are run on it.
"""

from hashlib import sha256
from pathlib import Path

from bench.samples.demo import demo_documents
from bench.samples.folder import save
from ingest.pipeline import parse
from schemas.record import Received
from service.bootstrap import open_archive
from service.settings import Settings


def write_documents(folder: Path) -> tuple[Path, ...]:
    """Write the documents of the demo into *folder*; return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(
        save(document, "text" if kind == "scan" else kind, folder, None)
        for document, kind in demo_documents()
    )


def make_archive(home: Path, files: tuple[Path, ...]) -> None:
    """Put *files* into a new archive at *home*."""
    with open_archive(Settings(home)) as opened:
        for path in files:
            data = path.read_bytes()
            received = Received(path.name, sha256(data).hexdigest(), data)
            opened.archive.register(received, parse(data, path.name))
        opened.archive.commit()
        opened.projections.catch_up()
