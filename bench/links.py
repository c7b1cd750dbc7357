"""Certain links of an archive, drawn by a seed, to be checked one by one by eye.

One line per link: the citing document, the words of the citation with those around
them, its state; then what it is taken to mean: number, date, issuer, subject. The
counts of all states come first. With ``--names`` the links are drawn from those by a
law's name alone, whatever their state, that have a candidate.
"""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from schemas.link import DocumentSummary, Link, LinkState
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings

COUNT = 100
SEED = 1
AROUND = 60
"""Characters shown before and after the words of a citation."""
CERTAIN = (LinkState.EXACT, LinkState.STRONG)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A link that was drawn, its document, and its words in their context."""

    citing: DocumentSummary
    link: Link
    words: str


def main() -> None:
    """Print the counts, then the links."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, help="the folder of the archive")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--names", action="store_true")
    options = parser.parse_args()
    is_wanted = _is_by_name if options.names else _is_certain
    with open_archive(Settings(options.archive)) as opened:
        for state, links in opened.graph.count_links().items():
            print(f"{state}\t{links}")
        drawn = draw(opened, options.count, options.seed, is_wanted)
        for place, each in enumerate(drawn, 1):
            print(place, *_cells(each), sep="\t")


def _is_certain(link: Link) -> bool:
    return link.state in CERTAIN


def _is_by_name(link: Link) -> bool:
    return link.citation.number is None and bool(link.candidates)


def draw(
    opened: OpenArchive,
    count: int,
    seed: int,
    is_wanted: Callable[[Link], bool] = _is_certain,
) -> Iterator[Drawn]:
    """Yield *count* of the links wanted, or all there are, in the order of the draw."""
    graph = opened.graph
    ids = graph.find_ids()
    wanted = [
        (ident, link)
        for ident, links in sorted(graph.links_of(ids).items())
        for link in links
        if is_wanted(link)
    ]
    drawn = Random(seed).sample(wanted, min(count, len(wanted)))
    documents = graph.summaries(ident for ident, _ in drawn)
    for ident, link in drawn:
        yield Drawn(documents[ident], link, _words(opened, ident, link))


def _words(opened: OpenArchive, ident: str, link: Link) -> str:
    text = opened.queries.text(ident).content
    mention = link.citation.mentions[0]
    before = text[max(0, mention.start - AROUND) : mention.start]
    after = text[mention.end : mention.end + AROUND]
    return " ".join(f"{before}[{mention.text}]{after}".split())


def _cells(drawn: Drawn) -> Iterator[str]:
    yield drawn.citing.number or drawn.citing.filename
    yield drawn.words
    yield drawn.link.state.value
    link = drawn.link
    found = [each.document for each in link.candidates[:1]]
    if target := link.target or next(iter(found), None):
        day = target.issued_on.isoformat() if target.issued_on else "-"
        yield f"{target.doc_type} {target.number} {day} {target.issuer}"
        yield (target.subject or "")[:100]
        yield "; ".join(link.reasons if link.target else link.candidates[0].reasons)


if __name__ == "__main__":
    main()
