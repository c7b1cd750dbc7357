"""The parts of the archive that the pages work on, as ``site`` handed them over."""

from fastapi import Request

from service.answers.queries import Queries
from service.curation.decisions import Decisions


def queries_of(request: Request) -> Queries:
    """Return the read side."""
    queries: Queries = request.app.state.queries
    return queries


def decisions_of(request: Request) -> Decisions:
    """Return what records decisions."""
    decisions: Decisions = request.app.state.decisions
    return decisions
