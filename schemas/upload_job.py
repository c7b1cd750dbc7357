"""Files that somebody sent to be imported, and what became of each so far."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from schemas.record import FileResult


class JobState(StrEnum):
    """How far a job is; ``interrupted`` ended before all of its files were seen."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    INTERRUPTED = "interrupted"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing will change any more."""
        return self not in {JobState.WAITING, JobState.RUNNING}


@dataclass(frozen=True, slots=True)
class UploadJob:
    """An import of files that a browser or a program sent.

    ``results`` have a file each (of a zip, one for each file inside), ``untouched`` are
    the names of those of which nothing is recorded: yet, or for good if it is over.
    """

    id: str
    state: JobState
    sent_at: datetime
    ended_at: datetime | None
    results: tuple[FileResult, ...]
    untouched: tuple[str, ...]
