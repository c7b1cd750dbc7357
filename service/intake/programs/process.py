"""Running a program on some bytes, with a time limit."""

import os
import subprocess
from collections.abc import Mapping, Sequence

from schemas.errors import UnreadableFileError


def output_of(
    command: Sequence[str],
    data: bytes | None,
    seconds: float,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Return the output of *command* for the input *data*.

    Raises:
        UnreadableFileError: it failed or took more than *seconds*; the message says
            which program, and its own last words.

    """
    name = os.path.basename(command[0])  # noqa: PTH119  # the path may be any string
    try:
        done = subprocess.run(  # noqa: S603  # no shell, our own words
            command,
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, **(environment or {})},
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFileError(f"{name} chạy quá {seconds:.0f} giây") from error
    except OSError as error:
        raise UnreadableFileError(f"không chạy được {name}: {error}") from error
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UnreadableFileError(f"{name} lỗi: {words[-1] if words else 'không rõ'}")
    return done.stdout.decode("utf-8", "replace")
