"""The articles, clauses and points of a text, where their numbering is sure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.grammar.provision import NamedProvision

_ARTICLE = re.compile(r"^[ \t]*Điều[ \t]+(\d+)([a-zđ]?)\b", re.MULTILINE)
_CLAUSE = re.compile(r"^[ \t]*(\d{1,3})[.)][ \t]", re.MULTILINE)
_POINT = re.compile(r"^[ \t]*([a-zđ])\)[ \t]", re.MULTILINE)
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_FEWEST = 2  # of one alone it is not sure that it is numbered at all


@dataclass(frozen=True, slots=True)
class Outline:
    """The articles of a text in order, each with its words; ``1`` is the first."""

    articles: tuple[str, ...]

    def lack_of(self, provision: NamedProvision) -> str | None:
        """Return what the text has instead of *provision*; None: it has it, or may."""
        if provision.article > len(self.articles):
            return f"văn bản chỉ có {len(self.articles)} điều"
        words = self.articles[provision.article - 1] if provision.article else ""
        clauses = _numbered(words)
        if provision.clause is None or not clauses:
            return None
        if provision.clause <= len(clauses):
            return _lack_of_point(provision, clauses[provision.clause - 1])
        if re.search(rf"\b{provision.clause}[.)]\s", words):
            return None  # it may have begun within a line
        return f"Điều {provision.article} chỉ có {len(clauses)} khoản"


def outline_of(content: str) -> Outline | None:
    """Return the outline of a text; None: it is not sure.

    It has one run of articles, from the first on, with none inserted or left out: with
    a regulation attached, or articles of another act in quotes, there are several.
    """
    found = list(_ARTICLE.finditer(content))
    numbers = [int(each[1]) for each in found if not each[2]]
    if len(found) < _FEWEST or numbers != list(range(1, len(found) + 1)):
        return None
    return Outline(tuple(_cut(content, found)))


def _lack_of_point(provision: NamedProvision, clause: str) -> str | None:
    points = _lettered(clause)
    if provision.point is None or not points or f"{provision.point})" in clause:
        return None
    where = f"khoản {provision.clause} Điều {provision.article}"
    return f"{where} chỉ có điểm {', '.join(points)}"


def _cut(content: str, found: list[re.Match[str]]) -> Iterator[str]:
    """Yield the words from each of *found* to the next."""
    ends = [*(each.start() for each in found[1:]), len(content)]
    for each, end in zip(found, ends, strict=True):
        yield content[each.start() : end]


def _numbered(article: str) -> tuple[str, ...]:
    """Return the words of its clauses; nothing if they are not sure."""
    found = list(_CLAUSE.finditer(article))
    numbers = [int(each[1]) for each in found]
    if len(found) < _FEWEST or numbers != list(range(1, len(found) + 1)):
        return ()
    return tuple(_cut(article, found))


def _lettered(clause: str) -> tuple[str, ...]:
    """Return the letters of its points; nothing if they are not sure."""
    letters = tuple(_POINT.findall(clause))
    is_sure = len(letters) >= _FEWEST and "".join(letters) == _LETTERS[: len(letters)]
    return letters if is_sure else ()
