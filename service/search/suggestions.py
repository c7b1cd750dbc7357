"""Corrections of a query that finds nothing, since words of it are misspelt.

The archive itself is the dictionary: a word is corrected to one that occurs in
documents that contain the other words too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from schemas.search import SearchQuery
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_case
from schemas.spelling.input_methods import decode_keys
from service.lanes import require_demand
from service.search.criteria import Criteria, read_criteria
from service.search.language import read_query
from service.search.near_words import is_near, typed_in_keys
from service.search.neighbours import Meaning, Neighbours, spellings
from service.search.port import SearchIndex
from service.search.query_tree import Clause, Near, Phrase, QueryTree, strictly

_LEAST = 3
"""Letters of a word that is corrected: shorter ones are near too many others."""
_CONTEXT = 4
"""Words of a query that allow one to be wrong although other documents have it."""
_MOST_TRIED = 8
"""Words that are tried one by one if all of them are known."""
_MOST_LIKELY = 4
"""Corrections of which one is preferred whose words stand in a row."""
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
        AbandonedError: Nobody waits for the answer any more.

    """
    criteria = replace(read_criteria(query), limit=_LOOKED_AT, offset=0, facets=())
    decoded = _decoded(criteria.tree, query.text)
    if decoded and _is_found(index, criteria, decoded):
        return decoded
    if decoded and (text := _respelt(index, replace(query, text=decoded))):
        return text  # one of the keys was wrong, too
    return _respelt(index, query)


def _respelt(index: SearchIndex, query: SearchQuery) -> str | None:
    """Return the text of *query* with misspelt words as documents spell them."""
    criteria = replace(read_criteria(query), limit=_LOOKED_AT, offset=0, facets=())
    held = {word: _count(index, word) for word in _single_words(criteria.tree)}
    unknown = [word for word, count in held.items() if not count]
    rarest = sorted(held, key=lambda word: held[word])[:_MOST_TRIED]
    known = rarest if len(held) >= _CONTEXT else []
    tries = [unknown] if unknown else [[each] for each in known]
    texts = _first_of_each(
        _corrected(index, criteria, query.text, each) for each in tries
    )
    likely: list[str] = []
    for text in islice(texts, _MOST_LIKELY):
        if stand_in_a_row(index, text):
            return text
        likely.append(text)
    return next(iter(likely), None)


def _first_of_each(rows: Iterable[Iterator[str]]) -> Iterator[str]:
    """Yield what is first in each of *rows*, then what else is in them."""
    begun: list[Iterator[str]] = []
    for row in rows:
        yield from islice(row, 1)
        begun.append(row)
    yield from chain(*begun)


def stand_in_a_row(index: SearchIndex, text: str) -> bool:
    """Return whether the words of a query follow each other in any document."""
    tree, _ = read_query(text)
    row = Phrase(tree.whole_run())
    return bool(row.words) and bool(_total(index, Criteria(QueryTree((row,)))))


def _decoded(tree: QueryTree, text: str) -> str | None:
    """Return *text* with raw keystrokes as the letters they mean; None: it has none."""
    row = {each: decode_keys(each) for each in _typed_words(tree)}
    meant = {typed: word for typed, word in row.items() if word}
    decoded = _replaced(text, meant) if meant else text
    return decoded if decoded != text else None


def _is_found(index: SearchIndex, criteria: Criteria, text: str) -> bool:
    """Return whether anything has all words of *text*, with their accents."""
    tree, _ = read_query(text)
    tree = replace(tree, wanted=tuple(map(strictly, tree.wanted)))
    return bool(_total(index, replace(criteria, tree=tree)))


def _single_words(tree: QueryTree) -> Iterator[str]:
    """Yield the words that may be misspelt, as typed, longest first."""
    found = _typed_words(tree)
    letters = [each for each in found if len(each) >= _LEAST and not each.isdigit()]
    yield from sorted(letters, key=len, reverse=True)


def _typed_words(tree: QueryTree) -> dict[str, None]:
    """Return the single words, as typed, in order."""
    return {
        each.words[0]: None
        for each in tree.wanted
        if isinstance(each, Phrase) and len(each.words) == 1
    }


def _plain(word: str) -> str:
    (plain,) = Phrase((word,)).plain
    return plain


def _count(index: SearchIndex, word: str) -> int:
    """Return how many documents have *word*, with whatever accents."""
    return _total(index, Criteria(QueryTree((Phrase((_plain(word),)),))))


def _total(index: SearchIndex, criteria: Criteria) -> int:
    require_demand()
    return index.find(replace(criteria, limit=0, facets=())).total


def _corrected(
    index: SearchIndex, criteria: Criteria, text: str, wrong: Iterable[str]
) -> Iterator[str]:
    """Yield *text* with the words *wrong* as documents spell them."""
    keys = {word: typed_in_keys(_plain(word)) for word in wrong}
    in_keys: dict[str, Clause] = {w: Phrase((k,)) for w, k in keys.items() if k}
    near: dict[str, Clause] = {word: Near(_plain(word)) for word in keys}
    for clauses in (near | in_keys, near) if in_keys else (near,):
        fuzzy = sum(isinstance(each, Near) for each in clauses.values())
        if fuzzy > _MOST_UNKNOWN:
            continue
        for meant in _meant(index, criteria, clauses):
            if all(_is_often(index, each) for each in meant.values()):
                yield _replaced(text, meant)


def _is_often(index: SearchIndex, word: str) -> bool:
    spelled = QueryTree((Phrase((word,), strict=True),))
    least = min(_MOST_DOCUMENTS, 1 + index.count() // _DOCUMENTS_OF_ONE)
    return _total(index, Criteria(spelled)) >= least


def _meant(
    index: SearchIndex, criteria: Criteria, clauses: Mapping[str, Clause]
) -> Iterator[dict[str, str]]:
    """Yield how each word is spelled in what matches with *clauses* instead.

    First as most documents spell it, then one word or the other as the next most do.
    """
    tree = criteria.tree
    wanted = tuple(_instead(each, clauses) for each in tree.wanted)
    probe = replace(criteria, tree=replace(tree, wanted=wanted, number=None))
    require_demand()
    entries = [each.entry for each in index.find(probe).scored]
    row = ("", *tree.row(), "")
    spelled = {
        word: spellings(entries, word, _meaning(clause), _beside(_plain(word), row))
        for word, clause in clauses.items()
    }
    if not all(spelled.values()):
        return
    first = {word: likely[0] for word, likely in spelled.items()}
    yield first
    for word, likely in spelled.items():
        for other in likely[1:_MOST_LIKELY]:
            yield first | {word: other}


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
