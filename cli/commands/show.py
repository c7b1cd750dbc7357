"""``vankho show``: one document of the archive."""

from collections.abc import Iterator
from datetime import datetime

import click

from cli.archive_access import documents_for, open_for
from cli.event_texts import field_name
from cli.messages import say
from cli.options import command, json_option, option, reference_argument
from cli.output import Branch, show_json, show_table, show_trees
from cli.phrases import ID_LENGTH, mentions_text, relation_text
from cli.standing_texts import force_text
from schemas.archival_reference import ArchivalReference
from schemas.decision import HeaderCorrection
from schemas.digital_signature import Signature
from schemas.document import Signer
from schemas.document_names import UNPRINTED, citation_text, day_text
from schemas.errors import DocumentNotFoundError
from schemas.record import DocumentRecord
from schemas.reports.record_report import RecordReport
from service.linking.force import kind_has_force


@command("show")
@json_option
@option("--text", "as_text", is_flag=True, help="option.text")
@reference_argument
@click.pass_context
def command_show(
    ctx: click.Context, reference: str, as_json: bool, as_text: bool
) -> None:
    """Print what was read from the document, or its text."""
    documents = documents_for(ctx)
    if as_text:
        click.echo(documents.text(reference).content)
        return
    try:
        record = documents.show(reference)
    except DocumentNotFoundError:
        _show_cited(ctx, reference, as_json=as_json)
        return
    if as_json:
        show_json(RecordReport.of(record))
        return
    fields = [*_fields(record), ("heading.standing", _standing_text(ctx, record))]
    show_table((), [(say(key), value) for key, value in fields if value])
    show_trees(_lists(record))


def _show_cited(ctx: click.Context, reference: str, *, as_json: bool) -> None:
    """Print what the archive knows of a number that is only cited."""
    from cli.commands.standing import standing_tree  # noqa: PLC0415  # seldom needed

    standing = open_for(ctx).queries.standing(reference)
    if as_json:
        from schemas.reports.standing_report import StandingReport  # noqa: PLC0415

        show_json(StandingReport.of(standing))
        return
    show_trees([standing_tree(standing)])


def _fields(record: DocumentRecord) -> Iterator[tuple[str, str | None]]:
    header, summary = record.header, record.summary
    yield "heading.doc_type", header.doc_type
    yield "heading.number", summary.number
    yield "heading.hinted_number", None if summary.number else summary.hinted_number
    yield "heading.issuer", header.issuer
    yield "heading.signing_organ", header.signing_organ
    yield "heading.parent_issuer", header.parent_issuer
    yield "heading.place", header.place
    yield "heading.date", day_text(header.issued_on)
    yield "heading.effective_from", day_text(header.effective_from)
    yield "heading.effective_until", day_text(header.effective_until)
    yield "heading.subject", header.subject
    yield "heading.signer", _signer_text(header.signer)
    yield "heading.secrecy", header.secrecy
    yield "heading.urgency", header.urgency
    yield "heading.copy_form", header.copy_form
    yield "heading.annex_of", str(header.annex_of) if header.annex_of else None
    archival = record.archival or ArchivalReference()
    yield "heading.archive_number", archival.number
    yield "heading.originality", archival.originality
    yield "heading.custodian", archival.custodian
    yield "heading.file", f"{record.path or summary.filename} ({record.media_type})"
    yield "heading.reading", _reading_text(record)
    yield "heading.id", summary.id
    yield "show.copy_of", _asked_text(record)
    yield "heading.withdrawn", _withdrawn_text(record)


def _standing_text(ctx: click.Context, record: DocumentRecord) -> str | None:
    """Return what is known of the document's force; None of kinds that have none."""
    if record.withdrawal or not kind_has_force(record.header.doc_type):
        return None
    return force_text(open_for(ctx).queries.standing(record.summary.id))


def _withdrawn_text(record: DocumentRecord) -> str | None:
    if record.withdrawal is None:
        return None
    return f"{say('show.withdrawn')} ({record.withdrawal.words})"


def _asked_text(record: DocumentRecord) -> str | None:
    """Return which file was asked for, where the main one answers for it."""
    asked = next((e for e in record.files if e.id == record.asked), None)
    return f"{asked.filename} [{asked.id[:ID_LENGTH]}]" if asked else None


def _other_paths(record: DocumentRecord) -> tuple[str, ...]:
    """Return where the file came from, unless ``path`` says all of it."""
    return () if record.paths in {(), (record.path,)} else record.paths


def _file_lines(record: DocumentRecord) -> tuple[str, ...]:
    """Return the files of the văn bản, if it has several, and why they belong to it."""
    if len(record.files) == 1:
        return ()
    return tuple(
        f"{each.filename} ({each.media_type}) [{each.id[:ID_LENGTH]}]:"
        f" {each.reason or say('show.main_file')}"
        for each in record.files
    )


def _signer_text(signer: Signer) -> str:
    return ", ".join(filter(None, (signer.name, signer.authority, signer.position)))


def _signature_lines(record: DocumentRecord) -> tuple[str, ...]:
    """Return the signatures of all files, with the names of those but the main one."""
    others = (each for each in record.files if each.id != record.summary.id)
    return (
        *map(_signature_text, record.signatures),
        *(
            f"{file.filename}: {_signature_text(each)}"
            for file in others
            for each in file.signatures
        ),
    )


def _signature_text(signature: Signature) -> str:
    state = say(f"signature.{signature.state}")
    made = signature.signed_at and datetime.fromisoformat(signature.signed_at)
    when = f"{made.astimezone():%d/%m/%Y %H:%M}" if made else None
    parts = (signature.signer, when, signature.issued_by)
    return f"{state}: {', '.join(filter(None, parts))}"


def _reading_text(record: DocumentRecord) -> str:
    return say(
        "show.reading",
        pages=record.pages,
        methods=", ".join(record.methods),
        trust=f"{record.trust:.0%}",
    )


def _lists(record: DocumentRecord) -> Iterator[Branch]:
    yield from _named("heading.addressees", record.header.addressees)
    yield from _named("heading.recipients", record.header.recipients)
    yield from _named("heading.origins", _other_paths(record))
    yield from _named("heading.files", _file_lines(record))
    yield from _named("heading.signatures", _signature_lines(record))
    yield from _named("heading.citations", _citation_lines(record))
    yield from _named("heading.corrections", _correction_lines(record))
    yield from _named("heading.doubts", tuple(each.message for each in record.doubts))


def _citation_lines(record: DocumentRecord) -> tuple[str, ...]:
    return tuple(
        f"{citation_text(each)} – {relation_text(each.relation)}:"
        f" {'; '.join((mentions_text(each.mentions), *each.doubts))}"
        for each in record.citations
    )


def _correction_lines(record: DocumentRecord) -> tuple[str, ...]:
    return tuple(
        f"{each.number}. {field_name(each.field)}: "
        f"{each.value or say('history.nothing')} – {_corrected_text(each)}"
        for each in record.corrections
    )


def _corrected_text(correction: HeaderCorrection) -> str:
    """Return who corrected it and why, and what was read, if it is printed."""
    said = {"by": correction.by, "why": correction.why}
    if correction.field in UNPRINTED:
        return say("show.recorded", **said)
    return say("show.corrected", printed=correction.printed or "–", **said)


def _named(heading: str, lines: tuple[str, ...]) -> Iterator[Branch]:
    if lines:
        yield Branch(say(heading), tuple(Branch(line) for line in lines))
