"""What goes wrong where the events are stored, in our terms."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from eventsourcing.persistence import ApplicationRecorder

from schemas.database_errors import named_database_errors

Recorder = TypeVar("Recorder", bound=ApplicationRecorder)
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_METHODS = (
    "insert_events",
    "select_events",
    "select_notifications",
    "max_notification_id",
)
"""What ``DocumentLog`` does with a recorder."""


def named_errors_of(what: str) -> Callable[[type[Recorder]], type[Recorder]]:
    """Decorate a recorder, so that it raises as ``named_database_errors`` does."""

    def decorate(kind: type[Recorder]) -> type[Recorder]:
        for name in _METHODS:
            setattr(kind, name, _named(getattr(kind, name), what))
        return kind

    return decorate


def _named(
    method: Callable[Arguments, Result], what: str
) -> Callable[Arguments, Result]:
    @wraps(method)
    def call(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        with named_database_errors(what):
            return method(*args, **kwargs)

    return call
