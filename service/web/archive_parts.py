"""The parts of the archive that the pages work on, as their caller may see them."""

from fastapi import Request

from service.accounts.case_claims import CaseClaims
from service.accounts.feed_keeper import FeedKeeper
from service.answers.printed_pages import PrintedPages
from service.answers.queries import Queries
from service.bootstrap.caller_sight import read_side_of
from service.bootstrap.intake_side import IntakeSide
from service.checking.checker import Checker
from service.curation.baskets import BasketKeeper
from service.curation.decisions import Decisions
from service.curation.saved_searches import SavedSearchKeeper


def queries_of(request: Request) -> Queries:
    """Return the read side."""
    return read_side_of(request).queries


def decisions_of(request: Request) -> Decisions:
    """Return what records decisions."""
    return read_side_of(request).decisions


def baskets_of(request: Request) -> BasketKeeper:
    """Return the baskets."""
    return read_side_of(request).baskets


def searches_of(request: Request) -> SavedSearchKeeper:
    """Return what saves searches."""
    return read_side_of(request).searches


def checker_of(request: Request) -> Checker:
    """Return what checks drafts."""
    return read_side_of(request).checker


def as_word_file(request: Request, data: bytes, name: str) -> tuple[bytes, str]:
    """Return a draft with its name, as a Word file if that can be made of it."""
    return read_side_of(request).as_word_file(data, name)


def printed_pages_of(request: Request) -> PrintedPages:
    """Return what shows documents as they were printed."""
    return read_side_of(request).printed_pages


def feeds_of(request: Request) -> FeedKeeper:
    """Return what knows the addresses of feeds."""
    feeds: FeedKeeper = request.app.state.door.registry.feeds
    return feeds


def intake_of(request: Request) -> IntakeSide:
    """Return what takes files in, which is opened only when it is used."""
    intake: IntakeSide = request.app.state.intake
    return intake


def claims_of(request: Request) -> CaseClaims:
    """Return who looks at which case of the review queue."""
    claims: CaseClaims = request.app.state.door.registry.claims
    return claims
