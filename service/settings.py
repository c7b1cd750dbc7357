"""What can be set from outside; the only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from schemas.account import SignInProvider
from schemas.clearance import EVERYTHING, LEVELS, Clearance
from schemas.errors import SettingsError

LANGUAGES = ("vi", "en")
DATABASES = ("postgresql",)
SECRECY = ("refuse", "allow")
MEANING = ("off", "on")
NO_CLEARANCE = "KHÔNG"
_HERE = ("localhost", "127.0.0.1", "::1")
SECONDS = 1200
"""Time enough for OCR of several hundred pages; other files take a second."""
ASIDE = 19
"""The niceness of what is done beside answers: the reading of drafts."""
MEGABYTES = 2048
"""Memory enough for several pictures of pages of the largest size at once."""


@dataclass(frozen=True, slots=True)
class ObjectStorage:
    """A bucket of an S3-compatible server; ``prefix`` goes before each name."""

    endpoint: str
    bucket: str
    prefix: str = ""
    key: str = ""
    secret: str = field(default="", repr=False)
    region: str = "us-east-1"


@dataclass(frozen=True, slots=True)
class SearchServer:
    """An Elasticsearch at *url*; ``index`` begins the names of all its indices.

    ``api_key`` counts before user and password. ``authority`` is the file of the
    certificates that its own is signed by; None: those that the system trusts. What
    asks may take ``ask_seconds``, a request that writes ``write_seconds``, with
    ``retries`` where the server is not there or busy.
    """

    url: str
    index: str = "vankho"
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    authority: Path | None = None
    ask_seconds: float = 5
    write_seconds: float = 60
    retries: int = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the reading of one file may take, and how much memory a process.

    ``niceness``: by how much the process lets others go first, as ``nice`` says it.
    """

    seconds: float = SECONDS
    megabytes: int = MEGABYTES
    niceness: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the archive is, how many processes read files, which language it uses.

    ``database`` (a URL) stores events and read models, ``objects`` originals and
    texts, ``search`` the index; None: they are in ``home``. ``scheduler`` is the
    address of a Dask cluster that reads files; None: this machine does. ``hosts`` are
    the names by which browsers may reach ``vankho serve``, beside this machine's own;
    ``former_token`` says that VANKHO_TOKEN is set, by which programs once could write.
    ``backup`` is where backups go; None: each command says. ``limits`` are those of one
    file, which is imported once it has not changed for ``quiet`` seconds.
    ``admits_secrets``: files with a mark of secrecy are archived too, as may be on a
    machine without a network. ``finds_meanings``: documents are also found by what they
    are about, in other words. ``clearance`` is that of whoever works at this machine.
    ``provider`` is where people may sign in, besides by a password. ``address`` is
    that by which people reach ``vankho serve``; None: no file links to it.
    """

    home: Path
    workers: int = 1
    language: str = "vi"
    database: str | None = field(default=None, repr=False)  # has a password
    objects: ObjectStorage | None = None
    search: SearchServer | None = None
    scheduler: str | None = None
    hosts: tuple[str, ...] = ()
    former_token: bool = False
    backup: Path | ObjectStorage | None = None
    limits: Limits = Limits()
    quiet: int = 0
    moved_to: Path | None = None
    admits_secrets: bool = False
    finds_meanings: bool = False
    audit_days: int = 0
    clearance: Clearance = EVERYTHING
    provider: SignInProvider | None = None
    address: str | None = None

    @property
    def on_servers(self) -> bool:
        """Whether a server keeps some of the archive."""
        return bool(self.database or self.objects or self.search)

    @property
    def limits_of_drafts(self) -> Limits:
        """Those of a file that is read while others wait for answers."""
        return replace(self.limits, niceness=ASIDE)

    def embedded(self, home: Path) -> "Settings":
        """Return the settings of an archive in the folder *home* alone."""
        return Settings(
            home,
            self.workers,
            self.language,
            limits=self.limits,
            admits_secrets=self.admits_secrets,
        )


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Return the settings of the variables ``VANKHO_…`` (docs/manual/settings.md).

    What is absent or empty has its default: ``~/.local/share/vankho``, a process a
    core, Vietnamese, nothing on a server.

    Raises:
        SettingsError: a value cannot be used; the message names the variable.

    """
    home = environ.get("VANKHO_HOME")
    return Settings(
        home=Path(home) if home else Path.home() / ".local/share/vankho",
        workers=_count(environ, "VANKHO_WORKERS", os.cpu_count() or 1),
        language=_language(environ.get("VANKHO_LANGUAGE")),
        database=_database(environ.get("VANKHO_DATABASE")),
        objects=_bucket(environ, "VANKHO_OBJECTS", "VANKHO_OBJECTS_REGION"),
        backup=_backup(environ),
        search=_search(environ),
        scheduler=environ.get("VANKHO_SCHEDULER") or None,
        former_token=bool(environ.get("VANKHO_TOKEN")),
        hosts=tuple(environ.get("VANKHO_HOSTS", "").replace(",", " ").split()),
        limits=Limits(
            seconds=_count(environ, "VANKHO_TIME_LIMIT", SECONDS),
            megabytes=_count(environ, "VANKHO_MEMORY_LIMIT", MEGABYTES),
        ),
        moved_to=_path(environ.get("VANKHO_MOVE_TO")),
        quiet=_count(environ, "VANKHO_QUIET_SECONDS", 0, least=0),
        admits_secrets=_is_second(environ, "VANKHO_SECRECY", SECRECY),
        audit_days=_count(environ, "VANKHO_AUDIT_DAYS", 0, least=0),
        finds_meanings=_is_second(environ, "VANKHO_MEANING", MEANING),
        clearance=_clearance(environ),
        provider=_provider(environ),
        address=_address(environ.get("VANKHO_ADDRESS")),
    )


def _clearance(environ: Mapping[str, str]) -> Clearance:
    """Read what the person at this machine may know: everything, unless said."""
    text = environ.get("VANKHO_CLEARANCE", "").strip().upper()
    named = map(str.strip, environ.get("VANKHO_GROUPS", "").split(","))
    groups = tuple(each for each in named if each)
    if not text and not groups:
        return EVERYTHING
    if text not in {"", NO_CLEARANCE, *LEVELS}:
        choices = ", ".join((NO_CLEARANCE, *LEVELS))
        raise SettingsError(f"VANKHO_CLEARANCE: {text!r} ({choices})")
    return Clearance(text if text in LEVELS else None, groups)


def _provider(environ: Mapping[str, str]) -> SignInProvider | None:
    """Read where people may sign in; no message repeats the secret."""
    issuer = environ.get("VANKHO_OIDC_ISSUER")
    if not issuer:
        return None
    url = _split("VANKHO_OIDC_ISSUER", issuer)
    is_safe = url.scheme == "https" or (url.scheme == "http" and url.hostname in _HERE)
    if not is_safe or not url.hostname:
        raise SettingsError(f"VANKHO_OIDC_ISSUER: {issuer!r} (https://HOST/PATH)")
    client = environ.get("VANKHO_OIDC_CLIENT_ID")
    if not client:
        raise SettingsError("VANKHO_OIDC_CLIENT_ID: cần cho VANKHO_OIDC_ISSUER")
    secret = environ.get("VANKHO_OIDC_CLIENT_SECRET", "")
    claim = environ.get("VANKHO_OIDC_CLAIM") or "preferred_username"
    return SignInProvider(issuer, client, secret, claim)


def _address(text: str | None) -> str | None:
    """Check the address of the service: a file may link to what is shown there."""
    if not text:
        return None
    url = _split("VANKHO_ADDRESS", text)
    if url.scheme not in {"http", "https"} or not url.hostname or url.query:
        raise SettingsError(f"VANKHO_ADDRESS: {text!r} (https://HOST/)")
    return text


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


def _count(
    environ: Mapping[str, str], variable: str, usual: int, least: int = 1
) -> int:
    text = environ.get(variable)
    if not text:
        return usual
    if not text.isdecimal() or int(text) < least:
        raise SettingsError(f"{variable}: {text!r} ({least}, {least + 1}, …)")
    return int(text)


def _language(text: str | None) -> str:
    if text and text not in LANGUAGES:
        raise SettingsError(f"VANKHO_LANGUAGE: {text!r} ({', '.join(LANGUAGES)})")
    return text or LANGUAGES[0]


def _is_second(
    environ: Mapping[str, str], variable: str, choices: tuple[str, str]
) -> bool:
    """Return whether the second of two *choices* is set; the first is usual."""
    text = environ.get(variable)
    if text and text not in choices:
        raise SettingsError(f"{variable}: {text!r} ({', '.join(choices)})")
    return text == choices[1]


def _database(text: str | None) -> str | None:
    """Check the URL; it holds a password, so no message repeats it."""
    if not text:
        return None
    url = _split("VANKHO_DATABASE", text)
    if url.scheme not in DATABASES or not url.hostname or not url.path.strip("/"):
        raise SettingsError("VANKHO_DATABASE: postgresql://USER:PASSWORD@HOST:PORT/DB")
    return text


def _backup(environ: Mapping[str, str]) -> Path | ObjectStorage | None:
    """Read a folder, or the address of a bucket, of VANKHO_BACKUP."""
    text = environ.get("VANKHO_BACKUP")
    if text and "://" not in text:
        return Path(text)
    return _bucket(environ, "VANKHO_BACKUP", "VANKHO_BACKUP_REGION")


def _bucket(
    environ: Mapping[str, str], variable: str, region: str
) -> ObjectStorage | None:
    """Read ``http(s)://KEY:SECRET@HOST:PORT/BUCKET/PREFIX`` of a variable."""
    text = environ.get(variable)
    if not text:
        return None
    url = _split(variable, text)
    bucket, _, prefix = url.path.strip("/").partition("/")
    if url.scheme not in {"http", "https"} or not url.hostname or not bucket:
        raise SettingsError(f"{variable}: http://KEY:SECRET@HOST:PORT/BUCKET/PREFIX")
    return ObjectStorage(
        endpoint=f"{url.scheme}://{url.netloc.rpartition('@')[2]}",
        bucket=bucket,
        prefix=prefix,
        key=unquote(url.username or ""),
        secret=unquote(url.password or ""),
        region=environ.get(region) or "us-east-1",
    )


def _search(environ: Mapping[str, str]) -> SearchServer | None:
    """Read ``http(s)://USER:PASSWORD@HOST:PORT/INDEX``, and how to speak to it."""
    text = environ.get("VANKHO_SEARCH")
    if not text:
        return None
    url = _split("VANKHO_SEARCH", text)
    index = url.path.strip("/")
    if url.scheme not in {"http", "https"} or not url.hostname or _odd(index):
        raise SettingsError("VANKHO_SEARCH: http://USER:PASSWORD@HOST:PORT/INDEX")
    port = url.port or (443 if url.scheme == "https" else 9200)
    return SearchServer(
        url=f"{url.scheme}://{url.hostname}:{port}",
        index=index or "vankho",
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        api_key=environ.get("VANKHO_SEARCH_API_KEY", ""),
        authority=_path(environ.get("VANKHO_SEARCH_CA")),
        ask_seconds=_count(environ, "VANKHO_SEARCH_ASK_SECONDS", 5),
        write_seconds=_count(environ, "VANKHO_SEARCH_WRITE_SECONDS", 60),
        retries=_count(environ, "VANKHO_SEARCH_RETRIES", 3, least=0),
    )


def _odd(index: str) -> bool:
    """Return whether a name cannot begin those of indices, with ``~`` and a number."""
    return any(each in index for each in "/~*?,")


def _split(variable: str, text: str) -> SplitResult:
    try:
        url = urlsplit(text)
        url.port  # noqa: B018  # reading it checks it
    except ValueError:
        raise SettingsError(f"{variable}: không phải là một địa chỉ") from None
    return url
