"""A cited document, and where the citing one names it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from schemas.number import DocumentNumber


class Relation(StrEnum):
    """What the citing document does with the cited one."""

    LEGAL_BASIS = "legal_basis"  # căn cứ
    IMPLEMENTS = "implements"  # thực hiện, triển khai
    AMENDS = "amends"  # sửa đổi, bổ sung
    REPLACES = "replaces"  # thay thế
    REPEALS = "repeals"  # bãi bỏ
    GUIDES = "guides"  # hướng dẫn thi hành
    ANNEX_OF = "annex_of"  # ban hành kèm theo
    REFERS_TO = "refers_to"  # viện dẫn
    # of single mentions; a citation that has none but these refers to the document
    CORRECTS = "corrects"  # đính chính
    CONSOLIDATES = "consolidates"  # hợp nhất
    SUSPENDS = "suspends"  # ngưng hiệu lực
    EXTENDS = "extends"  # kéo dài hiệu lực, tiếp tục có hiệu lực
    PUBLISHES = "publishes"  # công bố
    AMENDED_BY = "amended_by"  # được sửa đổi bởi: of a chain of amenders


ENDING = (Relation.REPEALS, Relation.REPLACES)
"""What ends the whole of the cited document, the most severe first."""
EFFECTIVE = (*ENDING, Relation.AMENDS, Relation.EXTENDS)
"""What changes the force of the cited document."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the cited document is named.

    ``start`` and ``end`` are offsets into ``Text.content``; ``page`` counts from 1;
    ``footnote`` is the mark of the footnote that holds the mention, if one does.
    ``relation`` and ``provision`` (``khoản 2 Điều 5``) are those of this place.
    """

    page: int
    start: int
    end: int
    text: str
    footnote: str | None = None
    relation: Relation = Relation.REFERS_TO
    provision: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited document, with all its mentions in the order of the text.

    ``number`` is None for documents cited by name (``Bộ luật Tố tụng hình sự``).
    ``text`` is the fullest mention, as printed; ``title`` the cited trích yếu.
    ``recalls``: places that refer back to it without its number (``Công văn nêu trên``,
    a short name defined earlier); they do not count as mentions.
    ``nested``: named only inside another citation's title or an issuer's name.
    """

    text: str
    mentions: tuple[Mention, ...]
    number: DocumentNumber | None = None
    doc_type: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    relation: Relation = Relation.REFERS_TO
    provision: str | None = None
    title: str | None = None
    nested: bool = False
    doubts: tuple[str, ...] = ()
    recalls: tuple[Mention, ...] = ()

    def related_as(self, relation: Relation) -> Self:
        """Return the citation with that *relation*, at each of its mentions.

        What replaces or repeals a document does so to the whole of it, not to the
        provisions that the mentions give.
        """
        is_whole = relation in ENDING
        mentions = tuple(
            replace(
                each,
                relation=relation,
                provision=None if is_whole else each.provision,
            )
            for each in self.mentions
        )
        provision = None if is_whole else self.provision
        return replace(self, relation=relation, mentions=mentions, provision=provision)
