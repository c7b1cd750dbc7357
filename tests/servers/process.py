"""A server as a process of its own, until the tests are over."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from threading import Event
from time import monotonic
from typing import TypedDict

ROOT = Path(__file__).parents[2]


class Rights(TypedDict, total=False):
    """The user and the group that a process runs as."""

    user: int
    group: int


PATIENCE = 180
"""Seconds until a server that does not answer has failed."""


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def own_folder() -> Iterator[Path]:
    """Make a folder that an unprivileged server can use; gone at the end."""
    folder = Path(mkdtemp(prefix="vankho-server-"))
    hand_over(folder)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def hand_over(folder: Path) -> None:
    """Let the user that servers run as have *folder* and all that is in it."""
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, _nobody().pw_uid, _nobody().pw_gid)


def unprivileged() -> Rights:
    """Return what makes ``subprocess`` give up root's rights; some servers insist."""
    if os.getuid() != 0:
        return Rights()
    return Rights(user=_nobody().pw_uid, group=_nobody().pw_gid)


@contextmanager
def running(
    command: Sequence[str | Path],
    answers: Callable[[], bool],
    log: Path,
    rights: Rights | None = None,
    environ: Mapping[str, str] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run *command*; give it once it *answers*, and stop it at the end.

    Raises:
        RuntimeError: it ended, or did not answer in time; with what it said.

    """
    with log.open("wb") as said:
        process = subprocess.Popen(
            list(map(str, command)),
            stdout=said,
            stderr=said,
            cwd=log.parent,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(log.parent),
                "PYTHONPATH": str(ROOT),
                **(environ or {}),
            },
            **(rights or Rights()),
        )
    try:
        _wait_for(process, answers, log)
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_for(
    process: subprocess.Popen[bytes], answers: Callable[[], bool], log: Path
) -> None:
    pause, deadline = Event(), monotonic() + PATIENCE
    while not answers():
        if process.poll() is not None or monotonic() > deadline:
            raise RuntimeError(f"{process.args!r}: {log.read_text(errors='replace')}")
        pause.wait(0.05)


def _nobody() -> pwd.struct_passwd:
    return pwd.getpwnam("nobody")
