"""The door of an archive over HTTP."""

from service.accounts.door import Door
from service.bootstrap.open_archive import OpenArchive


def door_of(opened: OpenArchive, *, alone: bool) -> Door:
    """Return what recognises callers of *opened*; *alone* is that of ``Door``."""
    settings = opened.settings
    return Door(
        opened.accounts,
        alone=alone,
        here=settings.clearance,
        admits_secrets=settings.admits_secrets,
    )
