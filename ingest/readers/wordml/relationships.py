"""Which part of a Word file is which: told by relationships, never by fixed names."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname, normpath

from lxml import etree

from ingest.readers.wordml.xml_names import (
    COMMENTS,
    DOCUMENT,
    DOCUMENT_RELATIONSHIPS,
    ENDNOTES,
    FOOTNOTES,
    NUMBERING,
    STYLES,
    TYPES_OF_PARTS,
)

_PACKAGE = "_rels/.rels"
_MAIN = "officeDocument"
_MAIN_TYPE = re.compile(r"(?:wordprocessingml|ms-word)\b.*\.main\+xml$")
_USUAL_NAMES = {
    "comments": COMMENTS,
    "endnotes": ENDNOTES,
    "footnotes": FOOTNOTES,
    "numbering": NUMBERING,
    "styles": STYLES,
}
"""By the kind of relationship, the name that its part has in files of desktop Word."""


@dataclass(frozen=True, slots=True)
class _Related:
    identity: str
    kind: str
    target: str


class Relationships:
    """The relationships of the main part of a package.

    *read* returns the root of a member by its very name, None if there is none.
    """

    def __init__(self, read: Callable[[str], etree._Element | None]) -> None:
        self._read = read

    def actual_name(self, usual: str) -> str:
        """Return the name of the part that is usually named so."""
        return self._actual.get(usual, usual)

    def targets(self, kind: str) -> list[str]:
        """Return the parts of one *kind* (``header``), by name; mostly none."""
        return sorted({each.target for each in self._related if each.kind == kind})

    def target_of(self, identity: str) -> str | None:
        """Return the part that the main part refers to by that *identity*."""
        found = (each.target for each in self._related if each.identity == identity)
        return next(found, None)

    @cached_property
    def _main(self) -> str:
        related = _related(self._read(_PACKAGE), "")
        found = (each.target for each in related if each.kind == _MAIN)
        return next(found, None) or _main_by_type(self._read(TYPES_OF_PARTS))

    @cached_property
    def _own_name(self) -> str:
        folder, _, name = self._main.rpartition("/")
        return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"

    @cached_property
    def _related(self) -> list[_Related]:
        return _related(self._read(self._own_name), dirname(self._main))

    @cached_property
    def _actual(self) -> dict[str, str]:
        named = {
            _USUAL_NAMES[each.kind]: each.target
            for each in self._related
            if each.kind in _USUAL_NAMES
        }
        return {
            **named,
            DOCUMENT: self._main,
            DOCUMENT_RELATIONSHIPS: self._own_name,
        }


def _main_by_type(types: etree._Element | None) -> str:
    """Return the part that is a Word document by its type, else the usual one."""
    named = (
        str(each.get("PartName", "")).lstrip("/")
        for each in (() if types is None else types)
        if _MAIN_TYPE.search(str(each.get("ContentType", "")))
    )
    return next(filter(None, named), DOCUMENT)


def _related(root: etree._Element | None, folder: str) -> list[_Related]:
    """Return the relationships to parts inside the package."""
    return [
        _Related(
            str(each.get("Id", "")),
            str(each.get("Type", "")).rpartition("/")[2],
            absolute_name(str(each.get("Target", "")), folder),
        )
        for each in (() if root is None else root)
        if each.get("TargetMode") != "External"
    ]


def absolute_name(target: str, folder: str) -> str:
    """Return the name of a part that is referred to from a part in *folder*."""
    path = target if target.startswith("/") else f"{folder}/{target}"
    return normpath(f"/{path}").lstrip("/")
