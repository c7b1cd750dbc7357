"""What takes files into an archive and reads them again, for routes: and no more."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.bootstrap.open_archive import OpenArchive
    from service.intake.importer import Importer
    from service.intake.quarantined_files import QuarantinedFiles
    from service.intake.second_reading import SecondReading


class IntakeSide:
    """The intake of *opened*, each part opened on first use."""

    def __init__(self, opened: "OpenArchive") -> None:
        self._opened = opened

    @property
    def importer(self) -> "Importer":
        """What takes files in."""
        return self._opened.importer

    @property
    def quarantined_files(self) -> "QuarantinedFiles":
        """What people do with the files that could not be read."""
        return self._opened.quarantined_files

    @property
    def second_reading(self) -> "SecondReading":
        """What reads files of the quarantine again."""
        return self._opened.second_reading
