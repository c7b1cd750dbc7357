"""The parts of the archive that the pages work on, as ``site`` handed them over."""

from fastapi import Request

from service.accounts.case_claims import CaseClaims
from service.accounts.feed_keeper import FeedKeeper
from service.answers.printed_pages import PrintedPages
from service.answers.queries import Queries
from service.bootstrap import OpenArchive
from service.curation.decisions import Decisions
from service.curation.saved_searches import SavedSearchKeeper
from service.lanes import Lane


def queries_of(request: Request) -> Queries:
    """Return the read side."""
    queries: Queries = request.app.state.queries
    return queries


def decisions_of(request: Request) -> Decisions:
    """Return what records decisions."""
    decisions: Decisions = request.app.state.decisions
    return decisions


def searches_of(request: Request) -> SavedSearchKeeper:
    """Return what saves searches."""
    searches: SavedSearchKeeper = request.app.state.searches
    return searches


def feeds_of(request: Request) -> FeedKeeper:
    """Return what knows the addresses of feeds."""
    feeds: FeedKeeper = request.app.state.door.registry.feeds
    return feeds


def opened_of(request: Request) -> OpenArchive:
    """Return the archive itself, whose import is opened only when it is used."""
    opened: OpenArchive = request.app.state.opened
    return opened


def intake_lane_of(request: Request) -> Lane:
    """Return the lane of all that takes files in, or reads them again."""
    lane: Lane = request.app.state.intake_lane
    return lane


def printed_pages_of(request: Request) -> PrintedPages:
    """Return what shows documents as they were printed."""
    pages: PrintedPages = request.app.state.printed_pages
    return pages


def claims_of(request: Request) -> CaseClaims:
    """Return who looks at which case of the review queue."""
    return opened_of(request).accounts.claims
