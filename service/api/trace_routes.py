"""Chains of citations over HTTP."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from schemas.codec import to_json
from schemas.errors import AmbiguousReferenceError, BusyError, DocumentNotFoundError
from schemas.network import Direction, Network
from schemas.reports.network_report import NetworkReport
from schemas.reports.standing_report import StandingReport
from schemas.reports.trace_report import TraceReport
from service.answers.drawing.dot import dot_of
from service.answers.drawing.graphml import graphml_of
from service.answers.drawing.svg import svg_of
from service.answers.queries import Queries
from service.api.dependencies import Day, Depth, DocumentId, KnownOn, Number, QueriesDep
from service.api.errors import problem_responses

NetworkForm = Literal["svg", "graphml", "dot", "json"]
MEDIA_TYPES: dict[NetworkForm, str] = {
    "svg": "image/svg+xml",
    "graphml": "application/graphml+xml",
    "dot": "text/vnd.graphviz",
    "json": "application/json",
}
WRITERS: dict[NetworkForm, Callable[[Network], str]] = {
    "svg": lambda network: svg_of(network, lambda ident: f"/documents/{ident}"),
    "graphml": graphml_of,
    "dot": dot_of,
    "json": lambda network: to_json(NetworkReport.of(network)),
}

AsOf = Annotated[
    Day | None, Query(description="Tính đến ngày này; không ghi: hôm nay.")
]

router = APIRouter(
    tags=["trace"],
    responses=problem_responses(
        DocumentNotFoundError, AmbiguousReferenceError, BusyError
    ),
)


@router.get("/documents/{document}/trace", response_model=TraceReport)
def trace_document(
    queries: QueriesDep,
    document: DocumentId,
    depth: Depth = 1,
    known_on: KnownOn = None,
) -> Response:
    """Văn bản dựa vào đâu, và ai dựa vào nó."""
    with queries.known_on(known_on) as known:
        return _answer(known, document, depth, known_on)


@router.get("/documents/{document}/standing")
def show_standing(
    queries: QueriesDep, document: DocumentId, as_of: AsOf = None
) -> StandingReport:
    """Hiệu lực của văn bản, theo những gì có trong kho."""
    return StandingReport.of(queries.standing(document, as_of))


@router.get(
    "/documents/{document}/network",
    response_class=Response,
    responses={200: {"content": {each: {} for each in MEDIA_TYPES.values()}}},
)
def draw_network(  # noqa: PLR0913, PLR0917  # a parameter each, for /docs
    queries: QueriesDep,
    document: DocumentId,
    direction: Annotated[
        Direction, Query(description="down: nó viện dẫn gì; up: ai viện dẫn nó; both.")
    ] = Direction.BOTH,
    depth: Depth = 1,
    form: Annotated[NetworkForm, Query(alias="format")] = "svg",
    known_on: KnownOn = None,
) -> Response:
    """Mạng lưới viện dẫn quanh văn bản, để xem hoặc cho chương trình khác."""
    with queries.known_on(known_on) as known:
        network = known.network(document, direction, depth)
    return Response(WRITERS[form](network), media_type=MEDIA_TYPES[form])


@router.get("/standing")
def show_standing_of_number(
    queries: QueriesDep, number: Number, as_of: AsOf = None
) -> StandingReport:
    """Như trên, theo số; cả số chỉ được viện dẫn mà kho chưa có văn bản."""
    return StandingReport.of(queries.standing(number, as_of))


@router.get("/trace", response_model=TraceReport)
def trace_number(
    queries: QueriesDep, number: Number, depth: Depth = 1, known_on: KnownOn = None
) -> Response:
    """Như trên, theo số; cả số chỉ được viện dẫn mà kho chưa có văn bản."""
    with queries.known_on(known_on) as known:
        return _answer(known, number, depth, known_on)


def _answer(
    queries: Queries, reference: str, depth: int, known_on: date | None
) -> Response:
    """Return the report of a trace; only the codec leaves out what is unset in it."""
    trace = queries.trace(reference, depth)
    report = TraceReport.of(trace, queries.standing_in(trace, known_on))
    return Response(to_json(report), media_type="application/json")
