"""Corrections of a query that finds nothing, since words of it are misspelt.

The archive itself is the dictionary: a word is corrected to one that occurs in
documents that contain the other words too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from schemas.search import SearchQuery
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_case
from schemas.spelling.input_methods import decode_keys
from service.search.criteria import Criteria, read_criteria
from service.search.language import read_query
from service.search.near_words import is_near, typed_in_keys
from service.search.neighbours import Meaning, Neighbours, spelling
from service.search.port import SearchIndex
from service.search.query_tree import Clause, Near, Phrase, QueryTree, strictly

_LEAST = 3
"""Letters of a word that is corrected: shorter ones are near too many others."""
_CONTEXT = 4
"""Words of a query that allow one to be wrong although other documents have it."""
_MOST_TRIED = 8
"""Words that are tried one by one if all of them are known."""
_MOST_UNKNOWN = 3
"""Unknown words above which none is compared with those near to it: it takes long."""
_LOOKED_AT = 20
"""Documents in which the correct spelling is looked for."""
_DOCUMENTS_OF_ONE = 500
_MOST_DOCUMENTS = 5
"""A spelling stands in one document of that many, or in five of all: less is chance."""


def suggest(index: SearchIndex, query: SearchQuery) -> str | None:
    """Return the text of *query* with misspelt words corrected, if that finds anything.

    Raises:
        SearchUnavailableError: The index cannot be reached.

    """
    criteria = replace(read_criteria(query), limit=_LOOKED_AT, offset=0, facets=())
    if decoded := _decoded(index, criteria, query.text):
        return decoded
    held = {word: _count(index, word) for word in _single_words(criteria.tree)}
    unknown = [word for word, count in held.items() if not count]
    rarest = sorted(held, key=lambda word: held[word])[:_MOST_TRIED]
    known = rarest if len(held) >= _CONTEXT else []
    tries = [unknown] if unknown else [[each] for each in known]
    texts = (_corrected(index, criteria, query.text, wrong) for wrong in tries)
    return next((text for text in texts if text), None)


def _decoded(index: SearchIndex, criteria: Criteria, text: str) -> str | None:
    """Return *text* with raw keystrokes as the letters they mean, if that is found."""
    row = {each: decode_keys(each) for each in _single_words(criteria.tree)}
    meant = {typed: word for typed, word in row.items() if word}
    decoded = _replaced(text, meant) if meant else text
    if decoded == text:
        return None
    tree, _ = read_query(decoded)
    tree = replace(tree, wanted=tuple(map(strictly, tree.wanted)))
    return decoded if _total(index, replace(criteria, tree=tree)) else None


def _single_words(tree: QueryTree) -> Iterator[str]:
    """Yield the words that may be misspelt, as typed, longest first."""
    found = {
        each.words[0]: None
        for each in tree.wanted
        if isinstance(each, Phrase) and len(each.words) == 1
    }
    letters = [each for each in found if len(each) >= _LEAST and not each.isdigit()]
    yield from sorted(letters, key=len, reverse=True)


def _plain(word: str) -> str:
    (plain,) = Phrase((word,)).plain
    return plain


def _count(index: SearchIndex, word: str) -> int:
    """Return how many documents have *word*, with whatever accents."""
    return _total(index, Criteria(QueryTree((Phrase((_plain(word),)),))))


def _total(index: SearchIndex, criteria: Criteria) -> int:
    return index.find(replace(criteria, limit=0, facets=())).total


def _corrected(
    index: SearchIndex, criteria: Criteria, text: str, wrong: Iterable[str]
) -> str | None:
    """Return *text* with the words *wrong* as documents spell them, or None."""
    keys = {word: typed_in_keys(_plain(word)) for word in wrong}
    in_keys: dict[str, Clause] = {w: Phrase((k,)) for w, k in keys.items() if k}
    near: dict[str, Clause] = {word: Near(_plain(word)) for word in keys}
    for clauses in (near | in_keys, near) if in_keys else (near,):
        fuzzy = sum(isinstance(each, Near) for each in clauses.values())
        meant = _meant(index, criteria, clauses) if fuzzy <= _MOST_UNKNOWN else {}
        if meant and all(_is_often(index, each) for each in meant.values()):
            return _replaced(text, meant)
    return None


def _is_often(index: SearchIndex, word: str) -> bool:
    spelled = QueryTree((Phrase((word,), strict=True),))
    least = min(_MOST_DOCUMENTS, 1 + index.count() // _DOCUMENTS_OF_ONE)
    return _total(index, Criteria(spelled)) >= least


def _meant(
    index: SearchIndex, criteria: Criteria, clauses: Mapping[str, Clause]
) -> dict[str, str]:
    """Return how each word is spelled in what matches with *clauses* instead."""
    tree = criteria.tree
    wanted = tuple(_instead(each, clauses) for each in tree.wanted)
    probe = replace(criteria, tree=replace(tree, wanted=wanted, number=None))
    entries = [each.entry for each in index.find(probe).scored]
    row = ("", *tree.row(), "")
    spelled = {
        word: spelling(entries, word, _meaning(clause), _beside(_plain(word), row))
        for word, clause in clauses.items()
    }
    found = {word: right for word, right in spelled.items() if right}
    return found if len(found) == len(clauses) else {}


def _instead(clause: Clause, clauses: Mapping[str, Clause]) -> Clause:
    if isinstance(clause, Phrase) and len(clause.words) == 1:
        return clauses.get(clause.words[0], clause)
    return clause


def _beside(word: str, row: Sequence[str]) -> Neighbours:
    at = row.index(word)
    return row[at - 1], row[at + 1]


def _meaning(clause: Clause) -> Meaning:
    """Return whether *clause* may mean a folded word."""
    match clause:
        case Near(plain=typed):
            return lambda plain: plain != typed and is_near(plain, typed)
        case Phrase(words=(only,)):
            return lambda plain: plain == only
    return lambda _: False


def _replaced(text: str, meant: Mapping[str, str]) -> str:
    """Return *text* as typed, with the words *meant* in place of the misspelt ones."""
    typed = compose(text)
    letters = fold_case(typed)  # letter for letter, so that positions agree
    for word, right in meant.items():
        for at in reversed([m.start() for m in _standing(word, letters)]):
            end = at + len(word)
            typed = typed[:at] + right + typed[end:]
            letters = letters[:at] + right + letters[end:]
    return typed


def _standing(word: str, letters: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", letters)
