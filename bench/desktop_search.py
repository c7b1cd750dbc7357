"""From files to searchable documents, beside ``recollindex`` on the same files.

Recoll (Debian's package ``recollcmd``) takes the words out of PDFs by poppler and puts
them into Xapian: the nearest that is free and runs on one machine. It reads neither
headers nor citations.
"""

import os
import subprocess
import sys
from itertools import count as numbers
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from bench.measuring import Measure, arguments, compare, report
from bench.samples import documents
from bench.samples.writers.pdf import write_pdf

COUNT = 1000
SEED = 13
_VANKHO = (sys.executable, "-c", "from cli.main import main; main()")


def main() -> None:
    """Measure, and print the results."""
    options = arguments(__doc__, COUNT)
    if which("recollindex") is None:
        raise SystemExit("recollindex: apt-get install recollcmd poppler-utils")
    report(measure(options.count), as_json=options.json)


def measure(count: int) -> list[Measure]:
    """Measure *count* PDFs, each time into an empty archive, and an empty index."""
    with TemporaryDirectory(dir=Path.cwd()) as folder:  # /tmp may be in memory
        inbox = Path(folder) / "inbox"
        inbox.mkdir()
        for document in documents(count, SEED):
            (inbox / f"{document.name}.pdf").write_bytes(write_pdf(document))
        places = (Path(folder) / str(number) for number in numbers())
        return compare(
            "PDFs to searchable documents",
            count,
            lambda: import_all(inbox, next(places)),
            recollindex=lambda: _index_by_recoll(inbox, next(places)),
        )


def import_all(inbox: Path, home: Path) -> None:
    """Import the files of a folder by the command, as an archivist does."""
    subprocess.run(  # noqa: S603  # our own words
        [*_VANKHO, "import", "--json", str(inbox)],
        env=os.environ | {"VANKHO_HOME": str(home), "VANKHO_SECRECY": "allow"},
        check=True,
        capture_output=True,
    )


def _index_by_recoll(inbox: Path, settings: Path) -> None:
    settings.mkdir()
    (settings / "recoll.conf").write_text(f"topdirs = {inbox}\n", "utf-8")
    command = ["recollindex", "-c", str(settings)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own words


if __name__ == "__main__":
    main()
