"""Findings where the title that a draft gives is not that of the cited number."""

import re
from collections.abc import Collection, Iterable, Iterator

from schemas.document_names import document_name
from schemas.finding import Finding
from schemas.known_act import KnownAct
from schemas.link import DocumentSummary
from schemas.spelling.abbreviations import spell_out
from schemas.spelling.folding import fold_symbol
from service.checking.cited import Cited
from service.checking.rules import finding

_EMPTY = frozenset(
    spell_out(
        "về việc quy định ban hành và của các một số điều chi tiết hướng dẫn thi thực"
        " hiện luật nghị quyết thông tư pháp lệnh kế hoạch sửa đổi bổ sung tại trong"
        " theo đối với cho từ đến năm ngày do có được những công tác triển khai tăng"
        " cường trên địa bàn tỉnh nội dung biện pháp v bộ khoản"
    ).split()
)
"""Words that titles have whatever they are about."""
_OF_A_LAW = re.compile(r"\b(?:của|thi hành) (?:Bộ luật|Luật|Pháp lệnh) [A-ZĐÀ-Ỹ]")
_WORD = re.compile(r"[a-z]+")
_FEWEST = 4  # words that say what a title is about
_ALIKE, _UNLIKE, _APART = 0.75, 0.5, 0.15


def find_other_titles(
    cited: Collection[Cited], acts: Iterable[KnownAct]
) -> Iterator[Finding]:
    """Yield, at the first mention, a title that is another act's.

    Others are those of the catalogue, and what the draft cites besides. Without one it
    has to be clearly different from the title of the number: titles are shortened.
    """
    titled = [(each, words) for each in cited if (words := _cited_words(each))]
    if not titled:
        return
    known = [each.known_document for each in cited]
    others = [*filter(None, known), *(each.summary for each in acts)]
    for each, words in titled:
        target = each.known_document
        own = _words(target.subject if target else None)
        if target is None or len(own) < _FEWEST or _share(own, words) >= _UNLIKE:
            continue
        other = _named(words, target, others)
        if other or len(own & words) <= int(_APART * min(len(own), len(words))):
            message = f"Trích yếu của {document_name(target)} là: {target.subject}"
            of = f"; trích yếu này là của {document_name(other)}" if other else ""
            place = each.mentions[0].mention
            yield finding("other_title", place, f"{message}{of}.")


def _cited_words(cited: Cited) -> frozenset[str]:
    """Return what the cited title is about; nothing if that is not sure.

    One word is enough where it is that of a law: ``một số điều của Luật Giá``.
    """
    title, words = cited.citation.title, _words(cited.citation.title)
    if cited.citation.number is None or cited.citation.nested or title is None:
        return frozenset()
    is_long = len(words) >= _FEWEST or _OF_A_LAW.search(title) is not None
    return words if is_long else frozenset()


def _named(
    words: frozenset[str], target: DocumentSummary, others: Iterable[DocumentSummary]
) -> DocumentSummary | None:
    """Return which other act has the title that consists of *words*."""
    own = fold_symbol(target.number)
    return next(
        (x for x in others if fold_symbol(x.number) != own and _is_title_of(x, words)),
        None,
    )


def _is_title_of(document: DocumentSummary, words: frozenset[str]) -> bool:
    theirs = _words(document.subject)
    is_long = len(theirs) >= _FEWEST
    return is_long and len(theirs & words) >= _ALIKE * len(theirs | words)


def _share(own: frozenset[str], words: frozenset[str]) -> float:
    """Return how much of the shorter title the other one has."""
    return len(own & words) / min(len(own), len(words))


def _words(title: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall(spell_out(title or ""))) - _EMPTY
