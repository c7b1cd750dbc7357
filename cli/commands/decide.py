"""``vankho confirm``, ``reject``, ``undo``: a person's word on a citation."""

import getpass

import click

from cli.messages import say
from cli.opening import open_for
from cli.options import command, json_option, option, reference_argument
from cli.output import show_json
from cli.wording import citation_text, document_text
from schemas.link import Link
from schemas.reports import link_report

by_option = option("--by", default=getpass.getuser, help="option.by")
why_option = option("--why", required=True, help="option.why")
cited_argument = click.argument("cited", metavar="CITED")


@command("confirm")
@by_option
@why_option
@json_option
@reference_argument
@cited_argument
@click.argument("target", metavar="[TARGET]", required=False)
@click.pass_context
def command_confirm(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context,
    reference: str,
    cited: str,
    target: str | None,
    by: str,
    why: str,
    as_json: bool,
) -> None:
    """Say that the citation means the target, or what it is taken to mean."""
    link = open_for(ctx).decisions.confirm(reference, cited, target, by, why)
    _show(link, as_json=as_json)


@command("reject")
@by_option
@why_option
@json_option
@reference_argument
@cited_argument
@click.pass_context
def command_reject(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context, reference: str, cited: str, by: str, why: str, as_json: bool
) -> None:
    """Say that the citation does not mean what it is taken to mean."""
    link = open_for(ctx).decisions.reject(reference, cited, by, why)
    _show(link, as_json=as_json)


@command("undo")
@by_option
@why_option
@json_option
@reference_argument
@cited_argument
@click.pass_context
def command_undo(  # noqa: PLR0913, PLR0917  # its options
    ctx: click.Context, reference: str, cited: str, by: str, why: str, as_json: bool
) -> None:
    """Take back what was said of the citation."""
    link = open_for(ctx).decisions.undo(reference, cited, by, why)
    _show(link, as_json=as_json)


def _show(link: Link, *, as_json: bool) -> None:
    """Print how the citation is linked now."""
    if as_json:
        show_json(link_report(link))
        return
    state = f"{say(f'state.{link.state}')}: {', '.join(link.reasons)}"
    target = f" → {document_text(link.target)}" if link.target else ""
    click.echo(f"{citation_text(link.citation)} ({state}){target}")
