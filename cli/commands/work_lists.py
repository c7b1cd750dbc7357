"""``vankho works``, ``withdrawn``: files of one văn bản, and what was taken out."""

import click

from cli.archive_access import open_for
from cli.messages import say
from cli.options import command, json_option, option
from cli.output import Branch, show_json, show_table, show_trees
from cli.phrases import candidate_text, document_text
from schemas.document_names import day_text
from schemas.reports.work_report import ProposalReport, WithdrawnReport, WorkReport
from schemas.work_file import Proposal, SeveralFiles


@command("works")
@option("--proposed", is_flag=True, help="option.proposed")
@json_option
@click.pass_context
def command_works(ctx: click.Context, proposed: bool, as_json: bool) -> None:
    """Print the văn bản that have several files, or what may be one."""
    queries = open_for(ctx).queries
    if proposed:
        found = queries.proposals()
        if as_json:
            show_json([ProposalReport.of(each) for each in found])
        else:
            show_trees(map(_proposal_branch, found))
        return
    works = queries.works()
    if as_json:
        show_json([WorkReport.of(each) for each in works])
    else:
        show_trees(map(_work_branch, works))


@command("withdrawn")
@json_option
@click.pass_context
def command_withdrawn(ctx: click.Context, as_json: bool) -> None:
    """Print a line for each withdrawn document: by whom, when and why."""
    found = open_for(ctx).queries.withdrawn()
    if as_json:
        show_json([WithdrawnReport.of(each) for each in found])
        return
    show_table(
        [say(f"heading.{key}") for key in ("text", "by", "date", "reason")],
        [
            (
                candidate_text(each.document),
                each.withdrawal.by,
                day_text(each.withdrawal.decided_at.date()),
                each.withdrawal.why,
            )
            for each in found
        ],
    )


def _work_branch(work: SeveralFiles) -> Branch:
    return Branch(
        document_text(work.document),
        tuple(
            Branch(f"{each.filename}: {each.reason or say('show.main_file')}")
            for each in work.files
        ),
    )


def _proposal_branch(proposal: Proposal) -> Branch:
    both = (proposal.document, proposal.other)
    return Branch(proposal.reason, tuple(Branch(candidate_text(each)) for each in both))
