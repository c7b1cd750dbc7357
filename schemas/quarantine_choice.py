"""Which files of the quarantine are meant."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuarantineChoice:
    """Files of the quarantine: those to which all that is given applies.

    ``references`` are ids, beginnings of ids, paths or names; ``code`` is that of the
    reason, ``under`` a folder or an outer file, ``read_by`` the version of the parser
    that could not read them.
    """

    references: tuple[str, ...] = ()
    code: str | None = None
    under: str | None = None
    read_by: str | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is given."""
        return not (self.references or self.code or self.under or self.read_by)
