"""A Word file that is changed and written as another file."""

import io
import shutil
import zipfile
from copy import copy

from lxml import etree

from ingest.readers.wordml.package import Package, damage_refused
from ingest.readers.wordml.xml_names import (
    COMMENTS,
    CONTENT_TYPES,
    DOCUMENT_RELATIONSHIPS,
    OFFICE_RELATIONSHIPS,
    PACKAGE_RELATIONSHIPS,
    PART_MEDIA_TYPE,
    STRICT,
    TYPES_OF_PARTS,
    WORD,
)

_RELATIONSHIP = f"{OFFICE_RELATIONSHIPS}/comments"


class EditedPackage(Package):
    """The parts of a Word file; those read as XML are written as they became."""

    def comments(self) -> etree._Element:
        """Return the root of the comments, with their part registered if it is new."""
        relations = self._part_or_new(
            DOCUMENT_RELATIONSHIPS, PACKAGE_RELATIONSHIPS, "Relationships"
        )
        for relation in relations:
            if relation.get("Type") == _RELATIONSHIP:
                return self._part_or_new(COMMENTS, WORD, "comments")
        _add_relation(relations)
        types = self._part_or_new(TYPES_OF_PARTS, CONTENT_TYPES, "Types")
        etree.SubElement(
            types,
            f"{{{CONTENT_TYPES}}}Override",
            PartName=f"/{COMMENTS}",
            ContentType=f"{PART_MEDIA_TYPE}.comments+xml",
        )
        return self._part_or_new(COMMENTS, WORD, "comments")

    def written(self) -> bytes:
        """Return the file with the parts as they are now, all others unchanged.

        Raises:
            UnreadableFileError: another part is damaged.

        """
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in self._zip.infolist():
                if entry.filename not in self._parts:
                    self._copy(entry, target)
            for name, root in self._parts.items():
                target.writestr(name, self._serialised(name, root))
        return out.getvalue()

    def _copy(self, entry: zipfile.ZipInfo, target: zipfile.ZipFile) -> None:
        """Copy a part as it is, a piece at a time: pictures are large."""
        with (
            damage_refused(self._filename),
            self._zip.open(entry) as source,
            target.open(copy(entry), "w") as copied,
        ):
            shutil.copyfileobj(source, copied)

    def _part_or_new(self, name: str, namespace: str, tag: str) -> etree._Element:
        root = self.part(name)
        if root is None:
            prefix = "w" if namespace == WORD else None
            root = etree.Element(f"{{{namespace}}}{tag}", nsmap={prefix: namespace})
            self._parts[self.actual_name(name)] = root
        return root

    def _serialised(self, name: str, root: etree._Element) -> bytes:
        """Return the XML of a part, in the names of the rest of the file."""
        xml: bytes = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        is_new = name not in self._zip.namelist()
        if name in self._strict or (is_new and self._strict):
            for strict, usual in STRICT.items():
                xml = xml.replace(usual.encode(), strict.encode())
        return xml


def _add_relation(relations: etree._Element) -> None:
    taken = {each.get("Id") for each in relations}
    number = next(n for n in range(1, len(taken) + 2) if f"rIdVankho{n}" not in taken)
    etree.SubElement(
        relations,
        f"{{{PACKAGE_RELATIONSHIPS}}}Relationship",
        Id=f"rIdVankho{number}",
        Type=_RELATIONSHIP,
        Target=f"/{COMMENTS}",
    )
