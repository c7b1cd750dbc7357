"""``vankho serve``: the archive in the browser and over HTTP."""

import ctypes
import logging
import os
import socket
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from cli.archive_access import make_for, open_for
from cli.messages import say
from cli.options import command, option
from schemas.errors import SettingsError
from service.accounts.door import is_this_machine
from service.api.app import create_app
from service.api.exchanges import ACCESS_LOG
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings, read_settings
from service.web.site import create_pages

PATIENCE = 8
"""Seconds that requests have to end after SIGTERM; service managers wait for ten."""
_ARENAS = -8, 2
"""The option ``M_ARENA_MAX`` of the C library, and its value."""
_THIS_MACHINE = ("127.0.0.1", "localhost")
_HOSTS = "VANKHO_HOSTS"
_COUNTED_IN = "PROMETHEUS_MULTIPROC_DIR"
"""By this variable the client of Prometheus knows that processes count together."""


@command("serve")
@option("--host", default="127.0.0.1", show_default=True, help="option.host")
@option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="option.port",
)
@option(
    "--processes",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="option.processes",
)
@click.pass_context
def command_serve(ctx: click.Context, host: str, port: int, processes: int) -> None:
    """Serve until interrupted."""
    with _listen(host, port) as listening:
        settings = ctx.ensure_object(Settings)
        if settings.former_token:
            raise SettingsError(say("serve.token_gone"))
        make_for(ctx)
        opened = open_for(ctx)
        hosts = (*_THIS_MACHINE, host, *settings.hosts)
        if not _is_alone(hosts) and opened.accounts.people.is_empty():
            raise click.ClickException(say("serve.no_accounts"))
        click.echo(say("serve.address", address=f"http://{host}:{port}"), err=True)
        with suppress(KeyboardInterrupt):  # raised again once all is answered
            if processes == 1:
                app = _service(opened, hosts)
                uvicorn.Server(_config(app)).run(sockets=[listening])
            else:
                opened.close()
                _serve_together(listening, hosts, processes)


def one_of_several() -> FastAPI:
    """Return the service in one of several processes, which has the settings anew."""
    settings = read_settings(os.environ)
    folder = Path(os.environ[_COUNTED_IN])
    return _service(open_archive(settings), settings.hosts, folder)


def _serve_together(
    listening: socket.socket, hosts: tuple[str, ...], processes: int
) -> None:
    """Answer in several processes, which take turns at the same socket."""
    with TemporaryDirectory(prefix="vankho-") as folder:
        os.environ |= {_HOSTS: " ".join(hosts), _COUNTED_IN: folder}
        config = _config(f"{__name__}:{one_of_several.__name__}", processes)
        Multiprocess(config, sockets=[listening]).run()


def _service(
    opened: OpenArchive, hosts: tuple[str, ...], counted_in: Path | None = None
) -> FastAPI:
    """Return API and pages of the archive; they log what they answer."""
    _share_memory()
    alone = _is_alone(hosts)
    app = create_app(opened, hosts, counted_in, alone=alone)
    app.mount("/", create_pages(opened, alone=alone))
    _log_requests()
    return app


def _share_memory() -> None:
    """Let all threads take memory from the same places, where the C library is GNU's.

    It would give forty threads sixteen, each of which keeps what the largest answer in
    it took: with two processors, half as much again as the service needs.
    """
    with suppress(AttributeError):
        ctypes.CDLL(None).mallopt(*_ARENAS)


def _is_alone(hosts: tuple[str, ...]) -> bool:
    """Return whether only this machine reaches the service by these names."""
    return all(map(is_this_machine, hosts))


def _config(app: FastAPI | str, processes: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=processes,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
    )


def _listen(host: str, port: int) -> socket.socket:
    """Return the socket that listens at the address.

    Raises:
        click.ClickException: it cannot be listened at; the message says why.

    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror or str(error)
        message = say("serve.busy", address=f"{host}:{port}", reason=reason)
        raise click.ClickException(message) from None


def _log_requests() -> None:
    """Write a line of JSON to stderr for each request."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    ACCESS_LOG.addHandler(handler)
    ACCESS_LOG.setLevel(logging.INFO)
    ACCESS_LOG.propagate = False
