"""``vankho serve``: the archive in the browser and over HTTP."""

import click
import uvicorn

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command, option
from service.api.app import create_app
from service.web.site import create_pages


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
    opened = open_for(ctx)
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    click.echo(say("serve.address", address=f"http://{host}:{port}"), err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning")
