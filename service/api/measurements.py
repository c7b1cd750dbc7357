"""What Prometheus reads: requests by route, and how full the archive is."""

from collections.abc import Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from schemas.errors import ArchiveError
from service.answers.queries import Queries

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)
_LABELS = ("method", "route", "status")
_NO_ROUTE = "none"
"""For all addresses at which there is nothing: each would be a series of its own."""


class Measurements:
    """Counts requests, and writes what was counted in the format of Prometheus.

    Several processes that answer together count in the files of *folder*.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._registry = CollectorRegistry()
        self._folder = folder
        self._requests = Counter(
            "vankho_requests", "Requests that were answered", _LABELS, registry=None
        )
        self._seconds = Histogram(
            "vankho_request_seconds",
            "How long answers took",
            ("route",),
            buckets=_SECONDS,
            registry=None,
        )
        if folder is None:
            self._registry.register(self._requests)
            self._registry.register(self._seconds)
        else:
            # the library has no types for it
            MultiProcessCollector(self._registry, str(folder))  # type: ignore[no-untyped-call]

    def count(
        self, method: str, route: str | None, status: int, seconds: float
    ) -> None:
        """Count a request; *route* is a pattern, ``/documents/{document}``."""
        shown = route or _NO_ROUTE
        self._requests.labels(method, shown, str(status)).inc()
        self._seconds.labels(shown).observe(seconds)

    def text(self, queries: Queries) -> bytes:
        """Return all figures in the text format of Prometheus.

        Those of the archive are as whoever asks *queries* may know them.
        """
        archive = CollectorRegistry()
        archive.register(ArchiveFigures(queries))
        return generate_latest(self._registry) + generate_latest(archive)


class ArchiveFigures(Collector):
    """How much the archive holds; nothing where it cannot be asked."""

    def __init__(self, queries: Queries) -> None:
        self._queries = queries

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the figures of the status."""
        try:
            status = self._queries.status()
        except ArchiveError:
            yield GaugeMetricFamily("vankho_ready", "Whether it can answer", 0)
            return
        yield GaugeMetricFamily("vankho_ready", "Whether it can answer", 1)
        for name, meaning in _FIGURES.items():
            yield GaugeMetricFamily(f"vankho_{name}", meaning, getattr(status, name))


_FIGURES = {
    "documents": "Documents of the archive",
    "quarantined": "Files that could not be read",
    "events": "Events that are stored",
    "behind": "Events that the index does not have yet",
}
