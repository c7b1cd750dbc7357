"""Files as objects of an S3-compatible server: ``prefix/ab/cd/abcd…``."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http import HTTPStatus
from typing import IO, Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from schemas.errors import (
    ChangedFileError,
    CorruptFileError,
    MissingFileError,
    ServerUnavailableError,
)
from schemas.record import LargeFile
from service.files.large_files import LARGE, fetched, pieces_of
from service.settings import ObjectStorage

_PIECE = 1024 * 1024
_CONFIG = Config(
    signature_version="s3v4",
    s3={"addressing_style": "path"},  # a server of the office has no domain a bucket
    retries={"mode": "standard", "max_attempts": 4},
    connect_timeout=5,
    read_timeout=60,
)


class ObjectFiles:
    """A ``FileStore`` in the bucket of *storage*, which is made where it is missing.

    Everything may raise ``ServerUnavailableError``.
    """

    def __init__(self, storage: ObjectStorage) -> None:
        self._bucket = storage.bucket
        self._prefix = f"{storage.prefix}/" if storage.prefix else ""
        self.client = boto3.session.Session().client(
            "s3",
            endpoint_url=storage.endpoint,
            aws_access_key_id=storage.key,
            aws_secret_access_key=storage.secret,
            region_name=storage.region,
            config=_CONFIG,
        )
        if self._head(self.client.head_bucket) is None:
            with server_named():
                self.client.create_bucket(Bucket=self._bucket)

    def put(self, data: bytes) -> str:
        """Keep *data*, and return its SHA-256."""
        checksum = sha256(data).hexdigest()
        if not self._is_kept(checksum, len(data)):
            self._send(checksum, data)
        return checksum

    def put_large(self, file: LargeFile) -> None:
        """Keep what is in *file*; raises ChangedFileError."""
        if self._is_kept(file.checksum, file.size):
            return
        for _ in pieces_of(file):  # nothing else than that gets its name
            pass
        try:
            opened = file.place.open("rb")
        except OSError as error:
            raise ChangedFileError(str(file.place)) from error
        with opened:
            self._send(file.checksum, opened)

    def sync(self) -> None:
        """Do nothing: the server answers ``put`` once it has stored the object."""

    def has(self, checksum: str) -> bool:
        """Return whether bytes with that SHA-256 are kept."""
        return self.size(checksum) is not None

    def size(self, checksum: str) -> int | None:
        """Return how many bytes are kept under that SHA-256; None: there are none."""
        found = self._head(self.client.head_object, Key=self._key(checksum))
        return found["ContentLength"] if found else None

    def large(self, checksum: str) -> LargeFile | None:
        """Return a copy of the object on the disk, if it is large and there."""
        size = self.size(checksum)
        if size is None or size < LARGE:
            return None
        return fetched(self._pieces(checksum), size, checksum)

    def check(self, checksum: str) -> None:
        """Compare what is kept with its SHA-256; raises StoredFileError."""
        digest = sha256()
        for piece in self._pieces(checksum):
            digest.update(piece)
        if digest.hexdigest() != checksum:
            raise CorruptFileError(checksum)

    def read(self, checksum: str) -> bytes:
        """Return the bytes with that SHA-256; raises StoredFileError."""
        data = b"".join(self._pieces(checksum))
        if sha256(data).hexdigest() != checksum:
            raise CorruptFileError(checksum)
        return data

    def _pieces(self, checksum: str) -> Iterator[bytes]:
        """Yield the bytes of an object; raises MissingFileError."""
        with server_named():
            try:
                found = self.client.get_object(
                    Bucket=self._bucket, Key=self._key(checksum)
                )
            except self.client.exceptions.NoSuchKey:
                raise MissingFileError(checksum) from None
            yield from found["Body"].iter_chunks(_PIECE)

    def _is_kept(self, checksum: str, size: int) -> bool:
        """Return whether an object is as it was sent, as far as the server knows."""
        key, known = self._key(checksum), "ChecksumSHA256"
        found = self._head(self.client.head_object, Key=key, ChecksumMode="ENABLED")
        sent = b64encode(bytes.fromhex(checksum)).decode()
        return bool(
            found
            and found["ContentLength"] == size
            and found.get(known, sent) == sent  # of old objects it knows none
        )

    def _send(self, checksum: str, content: bytes | IO[bytes]) -> None:
        with server_named():
            # the server refuses what arrives changed
            self.client.put_object(
                Bucket=self._bucket,
                Key=self._key(checksum),
                Body=content,
                ChecksumAlgorithm="SHA256",
            )

    def _key(self, checksum: str) -> str:
        return f"{self._prefix}{checksum[:2]}/{checksum[2:4]}/{checksum}"

    def _head(self, head: Any, **names: str) -> dict[str, Any] | None:
        """Return what the server says of a bucket or an object; None: there is none."""
        with server_named():
            try:
                found: dict[str, Any] = head(Bucket=self._bucket, **names)
            except ClientError as error:
                status = error.response["ResponseMetadata"]["HTTPStatusCode"]
                if status != HTTPStatus.NOT_FOUND:
                    raise
                return None
        return found


@contextmanager
def server_named() -> Iterator[None]:
    """Say in the archive's terms that the server cannot be reached, or refuses."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise ServerUnavailableError(str(error)) from error
