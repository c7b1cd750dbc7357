"""Findings where a draft names a provision that the cited text has not.

Said only of a text that is held whole, was read well and that nothing known amends.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ingest.grammar.provision import provisions_in
from schemas.citation import EFFECTIVE, Relation
from schemas.document import Text
from schemas.document_names import document_name
from schemas.finding import Finding
from schemas.link import DocumentSummary
from schemas.record import DocumentRecord
from schemas.standing import Standing
from service.checking.cited import Cited
from service.checking.form import reaching_back
from service.checking.printed import Printed
from service.checking.rules import finding
from service.checking.text_outline import Outline, outline_of
from service.graph.port import Graph
from service.linking.force import effects_of

ReadText = Callable[[str], Text]
"""Reads a stored text by its checksum."""
_SURE = 0.95  # trust in the reading
_CHANGED = re.compile(r"sửa đổi|bổ sung|đính chính|hợp nhất", re.IGNORECASE)
_CACHED = 64  # long texts


class HeldProvisions:
    """What provisions the documents of *graph* have, whose texts *read* reads."""

    def __init__(self, graph: Graph, read: ReadText) -> None:
        self._graph = graph
        self._outline = lru_cache(_CACHED)(lambda it: outline_of(read(it).content))

    def find_other(self, cited: Cited) -> Iterator[Finding]:
        """Yield mentions with a provision that the cited document has not."""
        target = cited.known_document
        named = [each for each in cited.mentions if _is_named(each)]
        if not named or target is None or cited.listed or cited.citation.nested:
            return
        outline = None if _may_be_amended(cited.standing) else self._of(target)
        for each in named if outline else ():
            lack = _lack(outline, each.mention.provision)
            if lack:
                message = f"Không có {each.mention.provision}: {lack}"
                place = reaching_back(each)
                name = document_name(target)
                yield finding("no_provision", place, f"{message} ({name}, trong kho).")

    def _of(self, document: DocumentSummary) -> Outline | None:
        record = self._graph.record(document.id)
        checksum = self._graph.text_checksum(document.id)
        if record is None or checksum is None or not _is_whole(record):
            return None
        return self._outline(checksum)


def _is_named(printed: Printed) -> bool:
    """Return whether a provision is named of the text as it was issued."""
    mention = printed.mention
    changes = {*EFFECTIVE, Relation.AMENDED_BY, Relation.CORRECTS}
    if mention.provision is None or mention.relation in changes:
        return False
    return _CHANGED.search(printed.sentence()) is None


def _may_be_amended(standing: Standing | None) -> bool:
    """Return whether anything known has amended it, or may have, or will."""
    if standing is None:
        return True
    changing = *standing.decided_by, *standing.unsure, *standing.upcoming
    return any(Relation.AMENDS in effects_of(each) for each in changing)


def _is_whole(record: DocumentRecord) -> bool:
    """Return whether the file is the whole text, to the signature, and read well."""
    is_read = record.trust >= _SURE and "ocr" not in record.methods
    return is_read and record.header.signer.name is not None


def _lack(outline: Outline | None, named: str | None) -> str | None:
    lacks = map(outline.lack_of, provisions_in(named or "")) if outline else ()
    return next(filter(None, lacks), None)
