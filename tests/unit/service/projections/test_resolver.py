"""Questions: asked once, answered again where what may answer them comes or goes."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, func, select, text

from schemas.document import ParsedDocument
from schemas.link import Link, LinkState
from schemas.number import DocumentNumber
from service.archive import Archive
from service.graph.catalogue import Catalogue
from service.graph.tables import STALE, identities
from service.linking.decided import resolve_all
from service.projections.logged_events import decode_events
from service.projections.runner import Projections
from tests.factories import DAY, OFFICE, make_citation, make_parsed, make_received

Register = Callable[..., str]
LAW = make_citation(
    text="Luật Đất đai", number=None, doc_type="Luật", issued_on=None, issuer=None
)


def report(serial: int, **cited: object) -> ParsedDocument:
    """Return a report that cites the plan."""
    number = DocumentNumber(str(serial), "BC-VKS")
    return make_parsed(make_citation(**cited), body=f"báo cáo {serial}", number=number)


def asked(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(
            select(func.count()).select_from(identities)
        ).scalar_one()


def links(graph: Catalogue, document: str) -> tuple[Link, ...]:
    return graph.links_of([document])[document]


def test_citations_that_say_the_same_ask_one_question(
    engine: Engine, register: Register
) -> None:
    register(report(1), report(2), report(3, issuer=None))

    assert asked(engine) == 2


def test_what_is_stored_is_what_the_rules_say(
    register: Register, graph: Catalogue
) -> None:
    register(make_parsed(), make_parsed(body="bản sao", issuer=None))
    ident = register(report(1, issuer=None))

    assert list(links(graph, ident)) == resolve_all(graph, graph.citations_of(ident))


def test_a_document_is_never_what_it_cites_itself(
    register: Register, graph: Catalogue
) -> None:
    ident = register(make_parsed(make_citation()))
    other = register(report(1))

    assert [each.state for each in links(graph, ident)] == [LinkState.MISSING]
    assert [each.state for each in links(graph, other)] == [LinkState.EXACT]


def test_a_number_that_is_read_anew_lets_go_of_who_cited_the_old_one(
    archive: Archive, projections: Projections, graph: Catalogue, register: Register
) -> None:
    plan = make_parsed()
    register(plan, report(1))
    better = make_parsed(number=DocumentNumber("49", "KH-VKS"))
    archive.register(make_received(plan), better)
    archive.commit()
    projections.catch_up()

    assert graph.count_links() == {"missing": 1}


@pytest.mark.parametrize(("day", "state"), [(1, "missing"), (28, "probable")])
def test_a_law_is_not_younger_than_who_cites_it(
    register: Register, graph: Catalogue, day: int, state: str
) -> None:
    law = make_parsed(
        body="luật",
        number=DocumentNumber("31", "QH15", 2022),
        doc_type="Luật",
        subject="Đất đai",
        issuer="Quốc hội",
        issued_on=DAY,
    )
    citing = make_parsed(LAW, body="báo cáo", issued_on=DAY.replace(day=day))
    register(citing, law)

    assert graph.count_links() == {state: 1}


def test_where_the_run_was_broken_off_what_is_open_is_answered_later(
    archive: Archive, projections: Projections, graph: Catalogue, register: Register
) -> None:
    register(report(1))
    plan = make_parsed()
    archive.register(make_received(plan), plan)
    archive.commit()
    (views,) = projections._derived.projections  # noqa: SLF001  # a fault between two steps
    stored = archive.log.events_after(views.position(), 9)
    faults, events = decode_events(archive.log, stored)
    views.apply(events, stored[-1].id)
    assert not faults
    assert graph.count_links() == {"missing": 1}

    projections.catch_up()

    assert graph.count_links() == {"exact": 1}


def test_what_nobody_cites_any_more_is_closed_too(
    archive: Archive, projections: Projections, graph: Catalogue, register: Register
) -> None:
    selfish = make_parsed(make_citation())
    register(selfish)
    archive.register(make_received(selfish), make_parsed(issuer=OFFICE))
    archive.commit()
    projections.catch_up()

    assert graph.count_links() == {}
    assert projections.behind() == 0


def test_open_questions_are_found_without_a_look_at_the_answered(
    sqlite: Engine,
) -> None:
    query = select(identities).where(STALE).order_by(identities.c.key)
    with sqlite.connect() as connection:
        written = query.compile(sqlite, compile_kwargs={"literal_binds": True})
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {written}")).all()

    assert "ix_identities_stale" in str(plan)


@pytest.mark.parametrize(
    ("cited", "arrives"),
    [("KH-VKX", "KH-VKS"), ("KH-VKS", "KH-VK"), ("KH-VK", "KH-VKS")],
)
def test_what_arrives_later_is_found_by_a_number_with_a_typo(
    register: Register, graph: Catalogue, cited: str, arrives: str
) -> None:
    register(report(1, number=DocumentNumber("48", cited)))
    assert graph.count_links() == {"missing": 1}

    register(make_parsed(number=DocumentNumber("48", arrives)))

    assert graph.count_links() == {"probable": 1}


def test_what_arrives_later_is_found_by_a_number_without_its_year(
    register: Register, graph: Catalogue
) -> None:
    register(report(1, number=DocumentNumber("48", "KH-VKS")))
    register(make_parsed(number=DocumentNumber("48", "KH-VKS", DAY.year)))

    assert graph.count_links() == {"probable": 1}


def test_a_typo_is_resolved_again_when_the_number_as_written_arrives(
    register: Register, graph: Catalogue
) -> None:
    citing = register(make_parsed(), report(1, number=DocumentNumber("48", "KH-VKX")))
    exact = register(make_parsed(body="khác", number=DocumentNumber("48", "KH-VKX")))

    (found,) = links(graph, citing)
    assert found.state is LinkState.EXACT
    assert found.target is not None
    assert found.target.id == exact
