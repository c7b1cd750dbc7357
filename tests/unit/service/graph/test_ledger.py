"""The ledger of imports."""

from dataclasses import replace

import pytest

from schemas.import_run import LedgerEntry
from schemas.record import Outcome
from service.graph.ledger import Ledger

FILE = LedgerEntry(
    "/inbox/a.eml",
    Outcome.ARCHIVED,
    "read",
    file="/inbox/a.eml",
    file_size=3,
    modified=7,
    size=3,
    checksum="c",
    document="d",
)
ATTACHED = replace(FILE, path="/inbox/a.eml/b.pdf", document="e")
UNREAD = replace(FILE, outcome=Outcome.QUARANTINED, code="no_text", reason="ảnh")


@pytest.fixture
def ledger() -> Ledger:
    return Ledger.in_memory()


def put(
    ledger: Ledger, *entries: LedgerEntry, ended: bool = True, interrupted: bool = False
) -> int:
    run = ledger.begin(["inbox"], "14")
    ledger.put(run, 1, entries)
    if ended:
        ledger.end(run, interrupted=interrupted)
    return run


def test_a_run_counts_its_files(ledger: Ledger) -> None:
    run = put(ledger, FILE, replace(FILE, outcome=Outcome.DUPLICATE), UNREAD)

    found = ledger.run(run)

    assert found
    assert (found.seen, found.archived, found.duplicates) == (3, 1, 1)
    assert (found.quarantined, found.skipped) == (1, 0)
    assert (found.paths, found.parser_version) == (("inbox",), "14")


def test_the_latest_run_comes_first(ledger: Ledger) -> None:
    first, second = put(ledger, FILE), put(ledger)

    assert [each.id for each in ledger.runs()] == [second, first]
    assert ledger.run(3) is None


def test_the_files_of_a_run_keep_their_order(ledger: Ledger) -> None:
    run = put(ledger, ATTACHED, FILE)

    assert list(ledger.files(run)) == [ATTACHED, FILE]


def test_a_file_is_recalled_with_what_lies_in_it(ledger: Ledger) -> None:
    put(ledger, FILE, ATTACHED, replace(FILE, path="/inbox/c", file="/inbox/c"))

    assert ledger.recall("/inbox/a.eml", 3, 7, "14") == (FILE, ATTACHED)


@pytest.mark.parametrize(("size", "modified"), [(4, 7), (3, 8)])
def test_a_file_that_has_changed_since_is_not_recalled(
    ledger: Ledger, size: int, modified: int
) -> None:
    put(ledger, FILE)

    assert ledger.recall("/inbox/a.eml", size, modified, "14") == ()


@pytest.mark.parametrize(("ended", "interrupted"), [(False, False), (True, True)])
def test_a_run_that_did_not_see_all_recalls_nothing(
    ledger: Ledger, ended: bool, interrupted: bool
) -> None:
    put(ledger, FILE, ended=ended, interrupted=interrupted)

    assert ledger.recall("/inbox/a.eml", 3, 7, "14") == ()


def test_what_could_not_be_read_is_read_again_by_another_parser(
    ledger: Ledger,
) -> None:
    put(ledger, UNREAD)

    assert ledger.recall("/inbox/a.eml", 3, 7, "14") == (UNREAD,)
    assert ledger.recall("/inbox/a.eml", 3, 7, "15") == ()


def test_all_paths_of_a_document_are_known(ledger: Ledger) -> None:
    put(ledger, FILE)
    put(ledger, replace(FILE, path="/b/x.eml", outcome=Outcome.DUPLICATE), FILE)

    assert ledger.origins("d") == ("/inbox/a.eml", "/b/x.eml")


def test_what_is_archived_from_the_place_of_an_unread_file_supersedes_it(
    ledger: Ledger,
) -> None:
    put(ledger, replace(UNREAD, document="half"))
    whole = put(ledger, replace(FILE, document="whole"))

    assert ledger.superseded(whole) == {"half": "whole"}


def test_an_unread_file_that_lies_elsewhere_too_is_not_superseded(
    ledger: Ledger,
) -> None:
    half = replace(UNREAD, document="half")
    put(ledger, half, replace(half, file="/b", path="/b"))
    whole = replace(FILE, document="whole")

    assert ledger.superseded(put(ledger, whole)) == {}
    there_too = put(ledger, replace(whole, file="/b", path="/b"))
    assert ledger.superseded(there_too) == {"half": "whole"}


def test_unread_files_are_known_by_the_parser(ledger: Ledger) -> None:
    put(ledger, FILE, replace(UNREAD, document="half"))

    assert ledger.unread_by("14") == {"half"}
    assert not ledger.unread_by("13")
