"""``vankho serve``: the archive in the browser and over HTTP."""

import logging
import socket
from contextlib import suppress

import click
import uvicorn

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command, option
from service.api.app import create_app
from service.api.exchanges import ACCESS_LOG
from service.settings import Settings
from service.web.site import create_pages

PATIENCE = 8
"""Seconds that requests have to end after SIGTERM; service managers wait for ten."""
_THIS_MACHINE = ("127.0.0.1", "localhost")


@command("serve")
@option("--host", default="127.0.0.1", show_default=True, help="option.host")
@option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="option.port",
)
@click.pass_context
def command_serve(ctx: click.Context, host: str, port: int) -> None:
    """Serve until interrupted."""
    with _listen(host, port) as listening:
        opened = open_for(ctx)
        names = ctx.ensure_object(Settings).hosts
        app = create_app(opened, hosts=(*_THIS_MACHINE, host, *names))
        app.mount("/", create_pages(opened))
        _log_requests()
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=PATIENCE,
        )
        click.echo(say("serve.address", address=f"http://{host}:{port}"), err=True)
        with suppress(KeyboardInterrupt):  # raised again once all is answered
            uvicorn.Server(config).run(sockets=[listening])


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
