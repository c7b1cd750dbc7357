"""A backup in the bucket of an S3-compatible server."""

from dataclasses import replace

from service.files.objects import ObjectFiles, server_named
from service.settings import ObjectStorage


class BackupBucket:
    """A backup below the prefix of *storage*; raises ``ServerUnavailableError``."""

    def __init__(self, storage: ObjectStorage) -> None:
        self._bucket = storage.bucket
        self._prefix = f"{storage.prefix}/" if storage.prefix else ""
        self.name = f"{storage.endpoint}/{storage.bucket}/{storage.prefix}".rstrip("/")
        self.files = ObjectFiles(replace(storage, prefix=f"{self._prefix}files"))

    def read(self, name: str) -> bytes | None:
        """Return the object of that name; None: there is none."""
        client = self.files.client
        with server_named():
            try:
                found = client.get_object(Bucket=self._bucket, Key=self._prefix + name)
            except client.exceptions.NoSuchKey:
                return None
            data: bytes = found["Body"].read()
        return data

    def write(self, name: str, data: bytes, *, private: bool = False) -> None:
        """Store *data* under that name; who may read it, the bucket says."""
        del private
        with server_named():
            self.files.client.put_object(
                Bucket=self._bucket,
                Key=self._prefix + name,
                Body=data,
                ChecksumAlgorithm="SHA256",
            )
