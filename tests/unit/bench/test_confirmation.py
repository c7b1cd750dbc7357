"""A decision on a link reads what is stored: few modules take part."""

from collections.abc import Iterator

import pytest

from bench.confirmation import BY, watched
from schemas.link import LinkState
from schemas.number import DocumentNumber
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.factories import REPORT, make_citation, make_parsed, make_received

# 25 until documents had several files, and faults of engines names of their own; 31
# until each event was sealed before it is applied, and read models had generations; 36
# until rows were written in one call and the wait for the index had a limit; 39 until
# a decision went through the sight of whoever decides, and headers had levels; 45 until
# archivists recorded archival facts, and a decision waited a limited time for a rebuild
MOST = 47
RULES = ("evidence.py", "offices.py", "resolution.py", "typos.py")
OTHER = DocumentNumber("49", "KH-VKS")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    """A report that cites two plans; one of the links has been confirmed."""
    citations = (
        make_citation(),
        make_citation(number=OTHER, text="Kế hoạch số 49/KH-VKS"),
    )
    parsed = (
        make_parsed(),
        make_parsed(number=OTHER, body="kế hoạch khác"),
        make_parsed(*citations, number=REPORT, body="báo cáo"),
    )
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        for each in parsed:
            archive.archive.register(make_received(each), each)
        archive.archive.commit()
        archive.projections.catch_up()
        archive.decisions.confirm("15/BC-VKS", "49/kh-vks", None, BY)
        yield archive


def test_a_link_is_confirmed_by_few_modules_and_not_resolved_again(
    opened: OpenArchive,
) -> None:
    report = opened.queries.find("15/BC-VKS").id
    with watched() as ran:
        link = opened.decisions.confirm(report, "48/KH-VKS", None, BY)

    assert link.state is LinkState.CONFIRMED
    assert len(ran.modules) <= MOST, ran.modules
    assert not [each for each in ran.modules if each.endswith(RULES)]


def test_neither_is_one_that_is_named_by_numbers_and_was_decided_before(
    opened: OpenArchive,
) -> None:
    with watched() as ran:
        link = opened.decisions.dismiss("15/BC-VKS", "48/kh-vks", BY)

    assert link.state is LinkState.DISMISSED
    assert len(ran.modules) <= MOST, ran.modules
    assert not [each for each in ran.modules if each.endswith(RULES)]
