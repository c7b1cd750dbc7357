"""Tests in a fork of a process that has loaded the libraries: it starts at once."""

import importlib
import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

OURS = ("bench", "cli", "ingest", "schemas", "service", "tests")
LIBRARIES = (
    *(
        "docx",
        "eventsourcing.application",
        "eventsourcing.sqlite",
        "fastapi",
        "lxml.html",
    ),
    *("msgspec", "networkx", "numpy", "pdfplumber", "pikepdf", "PIL.Image", "psycopg"),
    *("pypdfium2", "reportlab.pdfgen.canvas", "sqlalchemy", "tantivy", "uvicorn"),
)
_LOADED_ALREADY = "ignore::pytest.PytestAssertRewriteWarning"
_LOOK = 0.02  # seconds from one look whether the tests have ended to the next


def load_libraries() -> None:
    """Load what the tests need that is not of ours."""
    for each in LIBRARIES:
        with suppress(ImportError):
            importlib.import_module(each)


def passes(arguments: Sequence[str], output: Path, seconds: float) -> bool:
    """Return whether pytest with *arguments* passes; what it prints goes to *output*.

    Tests that do not end within *seconds* fail.
    """
    child = os.fork()
    if child == 0:
        _run(arguments, output)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            code = os.waitstatus_to_exitcode(status)
            return code in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}
        time.sleep(_LOOK)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _run(arguments: Sequence[str], output: Path) -> None:
    """Become the process of the tests, and end."""
    os.setsid()
    file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(file, 1)
    os.dup2(file, 2)
    sys.stdout = os.fdopen(1, "w")
    sys.stderr = os.fdopen(2, "w")
    sys.dont_write_bytecode = True
    for name in list(sys.modules):
        if name.partition(".")[0] in OURS:
            del sys.modules[name]
    sys.path[:0] = [str(Path.cwd())]
    code = int(pytest.ExitCode.INTERNAL_ERROR)
    try:
        code = pytest.main(["-W", _LOADED_ALREADY, *arguments])
        sys.stdout.flush()
    finally:
        os._exit(code)
