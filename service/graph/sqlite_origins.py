"""Where single documents came from, straight from the SQLite file of the ledger.

As with ``sqlite_documents``, a command about one document loads no SQLAlchemy.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

LEDGER = "imports.db"
"""The file of the ledger, in the home of an archive without servers."""
_PATHS = (
    "SELECT path FROM import_files WHERE document = ?"
    " GROUP BY path ORDER BY min(run), path"
)


class SqliteOrigins:
    """The paths that the ledger in the file at *path* knows; see ``Origins``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def origins(self, document: str) -> tuple[str, ...]:
        """Return all paths that a document came from; none where there is no ledger."""
        uri = f"{self._path.absolute().as_uri()}?mode=ro"
        try:
            with closing(sqlite3.connect(uri, uri=True, timeout=30)) as connection:
                return tuple(row[0] for row in connection.execute(_PATHS, [document]))
        except sqlite3.Error:  # none yet, or of another version
            return ()
