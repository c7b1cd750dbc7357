"""What takes files into an archive and reads them again, for routes: and no more."""

from collections.abc import AsyncIterator
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from service.lanes import Lane

if TYPE_CHECKING:
    from service.graph.ledger import Ledger
    from service.intake.importer import Importer
    from service.intake.quarantined_files import QuarantinedFiles
    from service.intake.second_reading import SecondReading
    from service.intake.upload_jobs import UploadJobs
    from service.settings import Settings


class TakesIn(Protocol):
    """An open archive, as far as files are taken in."""

    settings: "Settings"

    @property
    def importer(self) -> "Importer":
        """What takes files in."""

    @property
    def ledger(self) -> "Ledger":
        """What became of every file that was ever imported."""

    @property
    def quarantined_files(self) -> "QuarantinedFiles":
        """What people do with the files that could not be read."""

    @property
    def second_reading(self) -> "SecondReading":
        """What reads files of the quarantine again."""


class IntakeSide:
    """The intake of *opened*, each part opened on first use."""

    def __init__(self, opened: TakesIn) -> None:
        self._opened = opened

    @cached_property
    def lane(self) -> Lane:
        """What only one at a time may do: take files in, or read them again."""
        return Lane(1, waiting=0)

    @cached_property
    def jobs(self) -> "UploadJobs":
        """What takes files in."""
        from service.intake.upload_jobs import UploadJobs

        opened = self._opened
        quiet = opened.settings.quiet
        return UploadJobs(opened.importer, opened.ledger, self.lane, quiet)

    @property
    def quarantined_files(self) -> "QuarantinedFiles":
        """What people do with the files that could not be read."""
        return self._opened.quarantined_files

    @property
    def second_reading(self) -> "SecondReading":
        """What reads files of the quarantine again."""
        return self._opened.second_reading

    def job_events(self, account: str, job: str) -> AsyncIterator[str]:
        """Return what is to be sent of a job until it is over; see ``job_events``."""
        from service.intake.job_events import job_events

        return job_events(lambda: self.jobs.find(account, job))

    def close(self) -> None:
        """End the jobs, before what they work with is closed."""
        if jobs := self.__dict__.pop("jobs", None):
            jobs.close()
