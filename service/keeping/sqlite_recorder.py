"""Events in an SQLite file."""

from eventsourcing.sqlite import SQLiteApplicationRecorder

from service.keeping.named_recorder import named_errors_of


@named_errors_of("events.db")
class SqliteRecorder(SQLiteApplicationRecorder):
    """Stores events; the library makes it, as ``engines.event_store`` says."""
