"""Moving an archive to other engines, with proof that all of it arrived."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from schemas.errors import MigrationError
from schemas.record import ArchiveStatus, Migration
from service.keeping.port import KeptArchive
from service.keeping.stored_events import files_named_in, stored_events
from service.keeping.transfer import (
    audit_pieces,
    content_of,
    put_accounts,
    put_audit,
    put_events,
)

Report = Callable[[int, int], None]  # how many events of how many are copied


def migrate(source: KeptArchive, target: KeptArchive, report: Report) -> Migration:
    """Copy what *target* lacks of *source*, rebuild it, and compare the two.

    A migration that was broken off is taken up by running it again.

    Raises:
        MigrationError: *target* has events that *source* has not, or is not equal to
            it in the end.

    """
    total = source.log.last_position()
    put_events(
        stored_events(source.log),
        source.files,
        target,
        lambda done: report(done, total),
    )
    target.projections.rebuild()
    source.projections.catch_up()
    _compare_status(source.queries.status(), target.queries.status())
    audit = put_audit(audit_pieces(source.audit), target.audit)
    return replace(
        _proved(source, target),
        imports=_with_imports(source, target),
        accounts=put_accounts(source.accounts.copies.kept(), target),
        audit=audit.count if audit else None,
    )


def _with_imports(source: KeptArchive, target: KeptArchive) -> int:
    """Copy the imports; return how many are the same in *target* now."""
    return sum(
        target.ledger.restore(each, tuple(source.ledger.files(each.id)))
        for each in source.ledger.runs()
    )


def _compare_status(here: ArchiveStatus, there: ArchiveStatus) -> None:
    # positions in a log may have gaps on a server; the events are compared one by one
    if replace(here, events=0) != replace(there, events=0):
        raise MigrationError(f"hai kho không bằng nhau: {here} ≠ {there}")


def _proved(source: KeptArchive, target: KeptArchive) -> Migration:
    """Read everything back from *target*; a store refuses changed files."""
    digest, events, files = sha256(), 0, set[str]()
    there = stored_events(target.log)
    for here in stored_events(source.log):
        arrived = next(there, None)
        if arrived is None or content_of(arrived) != content_of(here):
            raise MigrationError(f"sự kiện {here.id} không bằng nhau ở hai kho")
        for each in (str(here.originator_id), here.topic):
            digest.update(each.encode())
        digest.update(here.state)
        files.update(filter(source.files.has, files_named_in(here).stored))
        events += 1
    size = sum(_checked_size(target, each) for each in files)
    return Migration(events, len(files), size, digest.hexdigest())


def _checked_size(target: KeptArchive, checksum: str) -> int:
    """Return the size of a stored file; raises StoredFileError if it is not right."""
    target.files.check(checksum)
    return target.files.size(checksum) or 0
