"""Settings → an open archive, and what of it one reader sees."""

from service.bootstrap.open_archive import OpenArchive as OpenArchive
from service.bootstrap.open_archive import open_archive as open_archive
