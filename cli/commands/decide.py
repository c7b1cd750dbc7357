"""``vankho confirm``, ``reject``, ``add``, ``correct``, …: decisions."""

import getpass
from collections.abc import Callable
from typing import Any

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command, json_option, option, reference_argument
from cli.output import show_json
from cli.phrases import document_text, relation_text
from schemas.decision import DecidedBy
from schemas.document_names import citation_text
from schemas.link import Link
from schemas.reports.link_report import LinkReport
from schemas.reports.record_report import RecordReport
from service.curation.decisions import Decisions
from service.domain.header_fields import FIELDS

by_option = option("--by", default=getpass.getuser, help="option.by")
why_option = option("--why", required=True, help="option.why")
cited_argument = click.argument("cited", metavar="CITED")


def deciding(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Return the decorator of a command that records a decision on a document."""

    def decorate(run: Callable[..., Any]) -> click.Command:
        parts = (by_option, why_option, json_option, reference_argument)
        for part in reversed(parts):
            run = part(run)
        return command(name)(click.pass_context(run))

    return decorate


@deciding("confirm")
@option("--not-held", is_flag=True, help="option.not_held")
@cited_argument
@click.argument("target", metavar="[TARGET]", required=False)
def command_confirm(
    ctx: click.Context,
    *,
    reference: str,
    cited: str,
    target: str | None,
    not_held: bool,
    **options: Any,
) -> None:
    """Record that the citation means the target, or what it is taken to mean."""
    decisions, decided = _decisions(ctx), _decided_by(options)
    if not_held and target:
        raise click.UsageError(say("confirm.one"))
    if not_held:
        link = decisions.confirm_not_held(reference, cited, decided)
    else:
        link = decisions.confirm(reference, cited, target, decided)
    _show_link(options, link)


@deciding("relate")
@cited_argument
@click.argument("relation", metavar="RELATION")
def command_relate(
    ctx: click.Context, reference: str, cited: str, relation: str, **options: Any
) -> None:
    """Record what the document does with the one that it cites."""
    link = _decisions(ctx).relate(reference, cited, relation, _decided_by(options))
    _show_link(options, link)


@deciding("reject")
@cited_argument
def command_reject(
    ctx: click.Context, reference: str, cited: str, **options: Any
) -> None:
    """Record that the citation does not mean what it is taken to mean."""
    _show_link(options, _decisions(ctx).reject(reference, cited, _decided_by(options)))


@deciding("dismiss")
@cited_argument
def command_dismiss(
    ctx: click.Context, reference: str, cited: str, **options: Any
) -> None:
    """Record that what was read as a citation is none."""
    _show_link(options, _decisions(ctx).dismiss(reference, cited, _decided_by(options)))


@deciding("add")
@option("--page", type=click.IntRange(1), help="option.page")
@click.argument("words", metavar="WORDS")
def command_add(
    ctx: click.Context, reference: str, words: str, page: int | None, **options: Any
) -> None:
    """Record a citation that the parser missed, by its words as printed."""
    _show_link(
        options, _decisions(ctx).add(reference, words, page, _decided_by(options))
    )


@deciding("correct")
@click.argument("field", type=click.Choice(list(FIELDS)))
@click.argument("value", metavar="VALUE")
def command_correct(
    ctx: click.Context, reference: str, field: str, value: str, **options: Any
) -> None:
    """Correct a field of the header; an empty value: the page has none."""
    document = _decisions(ctx).correct(reference, field, value, _decided_by(options))
    _show_document(ctx, options, document)


@deciding("mark-copy")
@click.argument("original", metavar="ORIGINAL")
def command_mark_copy(
    ctx: click.Context, reference: str, original: str, **options: Any
) -> None:
    """Record that the document is a copy of another one."""
    document = _decisions(ctx).mark_copy(reference, original, _decided_by(options))
    _show_document(ctx, options, document)


@deciding("part")
def command_part(ctx: click.Context, reference: str, **options: Any) -> None:
    """Record that the file is no file of the văn bản that it is taken for."""
    document = _decisions(ctx).part(reference, _decided_by(options))
    _show_document(ctx, options, document)


@deciding("reinstate")
def command_reinstate(ctx: click.Context, reference: str, **options: Any) -> None:
    """Bring a withdrawn document back into search and links."""
    document = _decisions(ctx).reinstate(reference, _decided_by(options))
    _show_document(ctx, options, document)


@deciding("withdraw")
def command_withdraw(ctx: click.Context, reference: str, **options: Any) -> None:
    """Take the document out of search and links; nothing is deleted."""
    _show_document(
        ctx, options, _decisions(ctx).withdraw(reference, _decided_by(options))
    )


@deciding("undo")
@option("--decision", type=click.IntRange(1), help="option.decision")
@click.argument("cited", metavar="[CITED]", required=False)
def command_undo(
    ctx: click.Context,
    reference: str,
    cited: str | None,
    decision: int | None,
    **options: Any,
) -> None:
    """Undo the decision on the citation, or the decision of that number."""
    if decision is not None:
        document = _decisions(ctx).take_back(reference, decision, _decided_by(options))
        _show_document(ctx, options, document)
    elif cited:
        _show_link(
            options, _decisions(ctx).undo(reference, cited, _decided_by(options))
        )
    else:
        raise click.UsageError(say("undo.nothing"))


def _decisions(ctx: click.Context) -> Decisions:
    return open_for(ctx).decisions


def _decided_by(options: dict[str, Any]) -> DecidedBy:
    return DecidedBy(options["by"], options["why"])


def _show_link(options: dict[str, Any], link: Link) -> None:
    """Print how the citation is linked now."""
    if options["as_json"]:
        show_json(LinkReport.of(link))
        return
    state = f"{say(f'state.{link.state}')}: {', '.join(link.reasons)}"
    target = f" → {document_text(link.target)}" if link.target else ""
    relation = relation_text(link.citation.relation)
    click.echo(f"{citation_text(link.citation)} – {relation} ({state}){target}")


def _show_document(ctx: click.Context, options: dict[str, Any], document: str) -> None:
    """Print the document as it is now."""
    record = open_for(ctx).queries.show(document)
    if options["as_json"]:
        show_json(RecordReport.of(record))
    else:
        click.echo(document_text(record.summary))
