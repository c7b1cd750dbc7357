"""An error of the archive becomes a message on stderr and an exit status."""

from cli.messages import say
from cli.phrases import candidate_text
from schemas.errors import (
    AccountExistsError,
    AccountNotFoundError,
    ActNotFoundError,
    AmbiguousReferenceError,
    ArchiveError,
    ArchiveNotFoundError,
    BackupError,
    BasketNotFoundError,
    BusyError,
    CitationNotFoundError,
    ConflictError,
    CorrectionError,
    CorruptFileError,
    DamagedDatabaseError,
    DecisionNotFoundError,
    DiskError,
    DocumentNotFoundError,
    ImportNotFoundError,
    MissingFileError,
    NotInBasketError,
    PasswordError,
    QuerySyntaxError,
    RuleNotFoundError,
    SavedSearchNotFoundError,
    SearchUnavailableError,
    ServerUnavailableError,
    SessionNotFoundError,
    SettingsError,
    SignInError,
    ThrottledError,
    TokenNotFoundError,
    UnreadableFileError,
)
from schemas.link import DocumentSummary

QUARANTINED = 3
"""The exit status when some files could not be read, and the others were."""

NOT_FOUND = 4
"""The exit status when what was named is not there."""

FINDINGS = 8
"""The exit status when a draft has findings as severe as ``--fail-on`` says."""

DAMAGED = 11
"""The exit status when a file of the archive was changed, is damaged, or is gone."""

DISK = 12
"""The exit status when a disk is full, read-only, or cannot be read."""

REFUSED = 13
"""The exit status when some files have a mark of secrecy and were not taken in."""

EXIT_STATUS: dict[type[ArchiveError], int] = {
    QuerySyntaxError: 2,
    CorrectionError: 2,
    UnreadableFileError: QUARANTINED,
    ArchiveNotFoundError: NOT_FOUND,
    DocumentNotFoundError: NOT_FOUND,
    ActNotFoundError: NOT_FOUND,
    RuleNotFoundError: NOT_FOUND,
    CitationNotFoundError: NOT_FOUND,
    DecisionNotFoundError: NOT_FOUND,
    BasketNotFoundError: NOT_FOUND,
    NotInBasketError: NOT_FOUND,
    ImportNotFoundError: NOT_FOUND,
    AccountNotFoundError: NOT_FOUND,
    SessionNotFoundError: NOT_FOUND,
    TokenNotFoundError: NOT_FOUND,
    AccountExistsError: 1,
    PasswordError: 2,
    SignInError: 1,
    ThrottledError: 10,
    SavedSearchNotFoundError: NOT_FOUND,
    AmbiguousReferenceError: 5,
    SearchUnavailableError: 6,
    SettingsError: 7,
    ServerUnavailableError: 9,
    BusyError: 10,
    ConflictError: 10,
    CorruptFileError: DAMAGED,
    MissingFileError: DAMAGED,
    DamagedDatabaseError: DAMAGED,
    BackupError: DAMAGED,
    DiskError: DISK,
    ArchiveError: 1,
}
"""By the nearest class; 2 is also click's own for a wrong command line."""


def exit_status(error: ArchiveError) -> int:
    """Return the exit status of the error's nearest class in the table."""
    return EXIT_STATUS[_known_class(error)]


def disk_error(error: OSError) -> DiskError:
    """Return an error of the system as one of the archive's."""
    about = f"{error.filename}: " if error.filename else ""
    return DiskError(f"{about}{error.strerror or error}")


def failure_text(error: ArchiveError) -> str:
    """Return what is wrong, the archive's own message, and the choices, if any."""
    headline = say(f"error.{_known_class(error).__name__}")
    text = f"{headline}: {error}" if str(error) else headline
    if isinstance(error, AmbiguousReferenceError):
        text += "".join(f"\n  {_choice(each)}" for each in error.candidates)
    if isinstance(error, QuerySyntaxError) and error.position is not None:
        text += f"\n  {error.query}\n  {' ' * error.position}^"
    return text


def _choice(candidate: DocumentSummary | str) -> str:
    return candidate if isinstance(candidate, str) else candidate_text(candidate)


def _known_class(error: ArchiveError) -> type[ArchiveError]:
    return next(kind for kind in type(error).__mro__ if kind in EXIT_STATUS)
