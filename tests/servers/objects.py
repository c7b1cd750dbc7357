"""A real process that speaks S3: the server of ``moto``, on a spare port."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from urllib.error import URLError
from urllib.request import urlopen

from service.settings import ObjectStorage
from tests.servers.process import free_port, own_folder, running

_names = count(1)


@contextmanager
def running_objects() -> Iterator[str]:
    """Start a server, and give its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with (
        own_folder() as folder,
        running(command, partial(_answers, address), folder / "objects.log"),
    ):
        yield address


def new_bucket(address: str) -> ObjectStorage:
    """Return a bucket that nobody has used."""
    name = f"bucket-{next(_names)}"
    return ObjectStorage(address, name, "kho", "tests", "secret-of-the-tests")


def _answers(address: str) -> bool:
    try:
        urlopen(f"{address}/moto-api/").close()  # noqa: S310  # our own address
    except URLError:
        return False
    return True
