"""Which documents rules restrict: those held, and those that come in later."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.clearance import LEVELS, Clearance, Label
from schemas.decision import DecidedBy
from schemas.document import ParsedDocument
from schemas.group_rule import RuleKind
from service.bootstrap import OpenArchive, open_archive
from service.graph.secrecy_labels import Labels, StoredLabels
from service.projections.ruled_documents import is_within
from service.settings import Settings
from tests.factories import make_parsed, make_received

BY = DecidedBy("lan", "theo danh mục")
ISSUER, FOLDER = RuleKind.ISSUER, RuleKind.FOLDER
OFFICE, SHORT, OTHER = "Bộ Giao thông vận tải", "Bộ GTVT", "Bộ Tài chính"
RULED = Label(also=(("PC03",),))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path)) as archive:
        yield archive


def add(
    opened: OpenArchive, body: str, issuer: str | None, path: str | None = None
) -> str:
    parsed = make_parsed(body=body)
    return take_in(
        opened, replace(parsed, header=replace(parsed.header, issuer=issuer)), path
    )


def take_in(opened: OpenArchive, parsed: ParsedDocument, path: str | None) -> str:
    received = replace(make_received(parsed), path=path)
    ident = opened.archive.register(received, parsed)
    opened.archive.commit()
    opened.projections.catch_up()
    return ident


def read(opened: OpenArchive) -> Labels:
    return StoredLabels(opened.views_engine).read()


def test_a_rule_is_for_what_an_office_issued_before_and_after(
    opened: OpenArchive,
) -> None:
    before = add(opened, "một", OFFICE)
    opened.rules.restrict(ISSUER, OFFICE, "PC03", BY)
    after = add(opened, "hai", OFFICE)
    add(opened, "ba", OTHER)

    assert read(opened).labels == dict.fromkeys((before, after), RULED)


def test_another_name_of_the_office_counts_as_its_own(opened: OpenArchive) -> None:
    document = add(opened, "một", SHORT)
    opened.rules.restrict(ISSUER, OFFICE.upper(), "PC03", BY)

    assert read(opened).labels == {document: RULED}


def test_one_of_several_that_issued_a_document_is_enough(opened: OpenArchive) -> None:
    documents = [add(opened, mark, f"{OTHER}{mark} {OFFICE}") for mark in (";", ",")]
    opened.rules.restrict(ISSUER, OFFICE, "PC03", BY)

    assert read(opened).labels == dict.fromkeys(documents, RULED)


def test_no_rule_is_for_a_document_of_which_the_issuer_was_not_read(
    opened: OpenArchive,
) -> None:
    opened.rules.restrict(ISSUER, OFFICE, "PC03", BY)
    add(opened, "một", None)

    assert read(opened).labels == {}


def test_a_rule_is_for_what_a_person_says_the_office_issued(
    opened: OpenArchive,
) -> None:
    opened.rules.restrict(ISSUER, OFFICE, "PC03", BY)
    document = add(opened, "một", None)
    before = read(opened)
    opened.decisions.correct(document, "issuer", OFFICE, BY)

    after = read(opened)
    assert after.labels == {document: RULED}
    assert after.changes != before.changes


def test_a_rule_is_for_what_lay_in_a_folder_or_below(opened: OpenArchive) -> None:
    opened.rules.restrict(FOLDER, "/kho/nhân sự/", "PC03", BY)
    inside = add(opened, "một", OFFICE, "/kho/nhân sự/2025/a.docx")
    add(opened, "hai", OFFICE, "/kho/nhân sự khác/b.docx")
    add(opened, "ba", OFFICE)

    assert read(opened).labels == {inside: RULED}


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("/kho/nhân sự/2025/a.docx", "/kho/nhân sự/"),
        ("nhân sự/a.docx", "Nhân sự"),
        ("./hs-12/a.zip/b.docx", "hs-12/a.zip"),
        ("C:\\kho\\a.docx", "C:\\kho"),
        ("/kho/nha\u0302n su\u031b\u0323/a.docx", "nhân sự"),
    ],
)
def test_a_folder_is_known_by_its_name(path: str, folder: str) -> None:
    assert is_within(path, folder)


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("/kho/nhân sự", "nhân sự"),
        ("/kho/nhân sự khác/a.docx", "nhân sự"),
        ("/nhân sự/kho/a.docx", "kho/nhân sự"),
    ],
)
def test_a_file_lies_in_no_other_folder(path: str, folder: str) -> None:
    assert not is_within(path, folder)


def test_who_knows_of_a_document_is_in_the_groups_of_each_rule_for_it(
    opened: OpenArchive,
) -> None:
    opened.rules.restrict(ISSUER, OFFICE, "PC03", BY)
    opened.rules.restrict(FOLDER, "/kho", "PX01, PX02", BY)
    document = add(opened, "một", OFFICE, "/kho/a.docx")

    labels = read(opened)
    for groups in (("PC03",), ("PX01",)):
        assert labels.hidden_from(Clearance(None, groups)) == {document}
    assert not labels.hidden_from(Clearance(None, ("PC03", "PX02")))


def test_a_rule_leaves_the_level_and_earlier_groups_of_a_document(
    opened: OpenArchive,
) -> None:
    document = add(opened, "một", OFFICE)
    opened.decisions.correct(document, "secrecy", LEVELS[0], BY)
    opened.decisions.correct(document, "groups", "PA05", BY)
    opened.rules.restrict(ISSUER, OFFICE, "PC03", BY)

    label = Label(LEVELS[0], ("PA05",), (("PC03",),))
    assert read(opened).labels == {document: label}


def test_what_a_clerk_says_of_one_document_counts_instead_of_earlier_rules(
    opened: OpenArchive,
) -> None:
    opened.rules.restrict(ISSUER, OFFICE, "PC03", BY)
    shared, freed = (add(opened, body, OFFICE) for body in ("một", "hai"))
    opened.decisions.correct(shared, "groups", "PC03, PA05", BY)
    opened.decisions.correct(freed, "groups", "", BY)

    assert read(opened).labels == {shared: Label(None, ("PA05", "PC03"))}
    opened.rules.restrict(ISSUER, OFFICE, "PC03", BY)
    assert read(opened).labels[freed] == RULED


def test_a_document_that_comes_in_changes_the_labels_of_no_others(
    opened: OpenArchive,
) -> None:
    opened.rules.restrict(ISSUER, OFFICE, "PC03", BY)
    add(opened, "một", OFFICE)
    before = read(opened).changes
    add(opened, "hai", OFFICE)

    assert read(opened).changes == before


def test_each_change_of_a_rule_changes_what_was_derived_before(
    opened: OpenArchive,
) -> None:
    add(opened, "một", OFFICE)
    seen = [read(opened).changes]
    for groups in ("PC03", "PA05"):
        opened.rules.restrict(ISSUER, OFFICE, groups, BY)
        seen.append(read(opened).changes)
    opened.rules.lift(ISSUER, OFFICE, BY)
    lifted = read(opened)

    assert len({*seen, lifted.changes}) == 4
    assert lifted.labels == {}
    assert lifted.ruled  # that there was one is not to be known either


def test_a_rebuild_finds_the_same_documents(opened: OpenArchive) -> None:
    add(opened, "một", OFFICE)
    opened.rules.restrict(ISSUER, OFFICE, "PC03", BY)
    opened.rules.restrict(FOLDER, "/kho", "PX01", BY)
    opened.rules.lift(FOLDER, "/kho", BY)
    before = read(opened)
    opened.projections.rebuild()

    assert read(opened) == before
