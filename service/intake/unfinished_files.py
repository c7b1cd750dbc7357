"""Files that somebody is still writing: half of a document is not a document."""

import errno
import fcntl
import signal
from pathlib import Path
from time import time
from typing import IO


def is_being_written(path: Path, quiet: float) -> bool:
    """Return whether the file changed in the last *quiet* seconds, or is open for it.

    Only programs on this machine are seen to have it open; for others, that copy to a
    network share, there is the time.

    Raises:
        OSError: the system does not open it.

    """
    if 0 <= time() - path.stat().st_mtime < quiet:
        return True
    with path.open("rb") as file:
        return _is_open_for_writing(file)


def _is_open_for_writing(file: IO[bytes]) -> bool:
    """Return whether the kernel refuses a lease for that reason."""
    # who opens it for writing at this very moment makes the kernel send a signal; the
    # usual one would end the process
    fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
    try:
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except OSError as error:  # others mean that there are no leases here
        return error.errno == errno.EAGAIN
    fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False
