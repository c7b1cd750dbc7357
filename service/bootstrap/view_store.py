"""Where views that are derived for some readers are kept: folders, schemas, indices."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from shutil import rmtree

from schemas.errors import ArchiveError
from service.engines import drop_view, find_views_on_servers
from service.settings import Settings

VIEWS_OF = "views-of"
"""The folder, in the home of an archive, of what is derived for some readers."""
_NAME = re.compile(r"[0-9a-f]{12}-[0-9a-f]{12}")


class ViewStore:
    """The views of the archive with these *settings*, by their names.

    A name is two digests: of who sees it, and of the labels that it was made by.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = settings.home / VIEWS_OF

    def settings_of(self, name: str) -> Settings:
        """Return where the view of that *name* is kept: by the same engines as all."""
        search = self._settings.search
        if search is not None:
            search = replace(search, index=f"{search.index}-{name}")
        return replace(self._settings, home=self._folder / name, search=search)

    def find(self) -> Iterator[str]:
        """Yield the names of all views, whichever machine has made them.

        Those on servers that cannot be asked are left out: they are found later.
        """
        found = {each.name for each in self._folder.glob("*")}
        with suppress(ArchiveError):
            found |= find_views_on_servers(self._settings)
        yield from sorted(filter(_NAME.fullmatch, found))

    def remove(self, name: str) -> None:
        """Remove a view to which nobody is led any more; if not now, the next time."""
        with suppress(ArchiveError):
            drop_view(self._settings, name)
            rmtree(self._folder / name, ignore_errors=True)
