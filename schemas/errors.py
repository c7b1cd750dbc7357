"""What can go wrong, named in the user's terms.

ArchiveError
├── UnreadableFileError      the file cannot be read; it goes to quarantine
│   ├── UnsupportedFormatError
│   ├── EncryptedFileError
│   └── NoTextError
├── NotFoundError            what was named is not there
│   ├── DocumentNotFoundError
│   ├── ActNotFoundError
│   ├── CitationNotFoundError
│   ├── DecisionNotFoundError
│   ├── BasketNotFoundError
│   ├── NotInBasketError
│   ├── SavedSearchNotFoundError
│   ├── RuleNotFoundError
│   ├── ImportNotFoundError
│   ├── AccountNotFoundError
│   ├── SessionNotFoundError
│   └── TokenNotFoundError
├── AccountExistsError       somebody has an account of that name
├── PasswordError            a new password is too short, or too long
├── SignInError              no such account, or another password
├── ThrottledError           too many attempts to sign in
├── StoredFileError          a file of the archive's own store is damaged
│   ├── CorruptFileError
│   └── MissingFileError
├── DamagedDatabaseError     the file of the events or the read models is damaged
│   └── DamagedViewsError
├── DiskError                a disk is full, read-only, or cannot be read
├── BusyError                too much heavy work waits already
├── AbandonedError           whoever wanted the answer has left
├── ConflictError            others kept changing the same thing meanwhile
│   └── OutdatedError        it has changed since it was seen
├── AmbiguousReferenceError  several documents answer to that number
├── QuerySyntaxError         the search query cannot be understood
├── SearchUnavailableError   the index cannot be reached
│   └── DamagedIndexError
├── ServerUnavailableError   the database or the object storage cannot be reached
├── CorrectionError          what a person wrote cannot be read as that field
├── MigrationError           what was moved is not equal to what it was
├── BackupError              a backup is not there, damaged, or of another archive
├── DuplicateDocumentError   the same bytes are in the archive already
└── SettingsError            a setting is missing or contradicts another
"""

from schemas.link import DocumentSummary


class ArchiveError(Exception):
    """The base of all errors that are reported to a user."""


class UnreadableFileError(ArchiveError):
    """The file cannot be read; the message says why, in the user's words."""

    code = "unreadable"


class UnsupportedFormatError(UnreadableFileError):
    """No reader knows this kind of file."""

    code = "unsupported_format"


class EncryptedFileError(UnreadableFileError):
    """The file is locked by a password."""

    code = "encrypted"


class NoTextError(UnreadableFileError):
    """The file was opened, but no text was found in it."""

    code = "no_text"


class NotFoundError(ArchiveError):
    """What was named is not there; the message is its name."""


class ArchiveNotFoundError(NotFoundError):
    """There is no archive in the folder of the settings."""


class DocumentNotFoundError(NotFoundError):
    """No document in the archive answers to that number or id."""


class ActNotFoundError(NotFoundError):
    """No act of the catalogue is called so."""


class RuleNotFoundError(NotFoundError):
    """No rule restricts the documents of that issuer or folder."""


class CitationNotFoundError(NotFoundError):
    """The document cites nothing of that number or name."""


class DecisionNotFoundError(NotFoundError):
    """Nothing was decided under that number, or of that citation, that still holds."""


class BasketNotFoundError(NotFoundError):
    """There is no basket of that name."""


class NotInBasketError(NotFoundError):
    """The document is not in the basket."""


class SavedSearchNotFoundError(NotFoundError):
    """No search is saved under that name."""


class ImportNotFoundError(NotFoundError):
    """The ledger has no such import, or none that could be resumed."""


class AccountNotFoundError(NotFoundError):
    """Nobody has an account of that name."""


class SessionNotFoundError(NotFoundError):
    """The account has no session of that number."""


class TokenNotFoundError(NotFoundError):
    """There is no API token of that number."""


class AccountExistsError(ArchiveError):
    """Somebody has an account of that name; the message is the name."""


class PasswordError(ArchiveError):
    """A new password is too short, or too long; the message says what is allowed."""


class SignInError(ArchiveError):
    """There is no such account, it is disabled, or its password is another."""


class ThrottledError(ArchiveError):
    """Too many attempts to sign in failed, by that name or from that address."""

    retry_after = 15 * 60
    """Seconds after which none of them counts any more."""


class StoredFileError(ArchiveError):
    """A file of the archive's own store is damaged; the message is its checksum."""

    code = "damaged"


class CorruptFileError(StoredFileError):
    """The stored bytes do not have the checksum they are named by."""

    code = "corrupt"


class MissingFileError(StoredFileError):
    """No bytes are stored under the checksum."""

    code = "missing"


class DamagedDatabaseError(ArchiveError):
    """The file of the events or of the read models cannot be understood, or is gone."""


class DamagedViewsError(DamagedDatabaseError):
    """The file of the read models is damaged: ``vankho rebuild`` creates it again."""


class ChangedFileError(ArchiveError):
    """A file that is being taken in is not what it was a moment ago, or is gone."""


class DiskError(ArchiveError):
    """A disk is full, read-only, or cannot be read; the message is the system's."""


class ConflictError(ArchiveError):
    """Others kept changing the same thing while it was to be changed; try again."""


class OutdatedError(ConflictError):
    """It has changed since who decides has seen it; the message says what it is now."""


class AmbiguousReferenceError(ArchiveError):
    """Several documents answer to that number, or several citations to that name.

    ``candidates`` are the documents, or the citations as they are printed.
    """

    def __init__(
        self, message: str, candidates: tuple[DocumentSummary | str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.candidates = candidates


class QuerySyntaxError(ArchiveError):
    """The search query cannot be understood.

    ``position`` counts from 0, in the ``query`` as it was typed.
    """

    def __init__(
        self, message: str, position: int | None = None, query: str = ""
    ) -> None:
        super().__init__(message)
        self.position = position
        self.query = query


class SearchUnavailableError(ArchiveError):
    """The search index cannot be opened or reached."""


class RefusedEntriesError(ArchiveError):
    """The search index refuses some documents; ``reasons`` are by their ids."""

    def __init__(self, reasons: dict[str, str]) -> None:
        self.reasons = dict(reasons or {})
        super().__init__("; ".join(f"{i}: {why}" for i, why in self.reasons.items()))


class BusyError(ArchiveError):
    """Too much heavy work waits already; later there will be room."""

    retry_after = 5
    """Seconds after which there may be."""


class OtherRequestError(ArchiveError):
    """The key of a request was used for another one."""


class UnderWayError(ArchiveError):
    """A request of the same key is being done, or nobody saw how it ended."""


class AbandonedError(ArchiveError):
    """Whoever wanted the answer has left, so that it is not worked out."""


class DamagedIndexError(SearchUnavailableError):
    """The files of the index cannot be understood; it can be filled again."""


class ServerUnavailableError(ArchiveError):
    """The database or the object storage cannot be reached, or refuses."""


class CorrectionError(ArchiveError):
    """What a person wrote cannot be read as what it is meant to be."""


class MigrationError(ArchiveError):
    """The archive that was moved to is not equal to the one that was moved."""


class BackupError(ArchiveError):
    """A backup is not there, is damaged, or is one of another archive."""


class DuplicateDocumentError(ArchiveError):
    """The same bytes are in the archive already."""


class SettingsError(ArchiveError):
    """A setting is missing, unknown or contradicts another."""
