"""What programs that watch over the service ask: health, ``/ready`` and ``/metrics``.

Only the figures need a role: they say how much the archive holds.
"""

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

from schemas.errors import SearchUnavailableError
from schemas.reports.archive_report import HealthReport
from service.accounts.door import Reader
from service.api.dependencies import QueriesDep

router = APIRouter(include_in_schema=False)
health = APIRouter(tags=["archive"])


@health.get("/health")
def show_health() -> HealthReport:
    """Dịch vụ đang chạy; không hỏi đến kho."""
    return HealthReport()


@router.get("/ready")
def show_ready(request: Request) -> dict[str, str]:
    """Answer once database and index do.

    Raises:
        ServerUnavailableError: the database does not.
        SearchUnavailableError: the index does not.

    """
    if not request.app.state.sight.can_answer():
        raise SearchUnavailableError
    return {"status": "ready"}


@router.get("/metrics")
def show_metrics(_caller: Reader, queries: QueriesDep, request: Request) -> Response:
    """Return the figures of the service, for Prometheus."""
    text = request.app.state.measurements.text(queries)
    return Response(text, media_type=CONTENT_TYPE_LATEST)
