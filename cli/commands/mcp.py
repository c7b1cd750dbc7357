"""``vankho mcp``: what other programs may ask, by the Model Context Protocol."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from cli.archive_access import open_for
from cli.errors import failure_text
from cli.messages import say
from cli.options import command
from cli.program_tools import ProgramTools
from schemas.codec import to_json
from schemas.errors import ArchiveError, SettingsError

if TYPE_CHECKING:
    from mcp.server.fastmcp import FastMCP

NAMES = ("search", "verify_citation", "trace", "standing", "cite")
"""The tools, by the names of the methods of ``ProgramTools``."""


@command("mcp")
@click.pass_context
def command_mcp(ctx: click.Context) -> None:
    """Answer on stdin and stdout until the program that asks closes them."""
    server = _server(ProgramTools(lambda: open_for(ctx)))
    open_for(ctx)  # what is wrong with the archive is said before anybody asks
    server.run("stdio")


def _server(tools: ProgramTools) -> "FastMCP":
    """Return the server of *tools*; raises SettingsError without the extra."""
    try:
        from mcp.server.fastmcp import FastMCP  # noqa: PLC0415  # an extra
        from mcp.types import ToolAnnotations  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise SettingsError(say("mcp.not_installed")) from error
    server = FastMCP("vankho", log_level="WARNING")
    for name in NAMES:
        server.add_tool(
            _answering(getattr(tools, name)),
            name,
            description=say(f"tool.{name}"),
            annotations=ToolAnnotations(readOnlyHint=True, openWorldHint=False),
            structured_output=False,
        )
    return server


def _answering(ask: Callable[..., Any]) -> Callable[..., Awaitable[str]]:
    """Return the tool that answers as *ask* does, in JSON.

    It runs on the thread of the command, which knows the language of messages.
    """
    from mcp.server.fastmcp.exceptions import ToolError  # noqa: PLC0415

    @wraps(ask)
    async def answer(**asked: Any) -> str:
        try:
            return to_json(ask(**asked))
        except ArchiveError as error:
            raise ToolError(failure_text(error)) from error

    return answer
