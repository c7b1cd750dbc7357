"""Events on a PostgreSQL server."""

from eventsourcing.postgres import PostgresApplicationRecorder

from service.keeping.named_recorder import named_errors_of


@named_errors_of("")
class PostgresRecorder(PostgresApplicationRecorder):
    """Stores events; the library makes it, as ``engines.event_store`` says."""
