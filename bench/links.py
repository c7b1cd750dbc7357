"""Certain links of an archive, drawn by a seed, to be checked one by one by eye.

One line per link: the citing document, the words of the citation with those around
them, its state; then what it is taken to mean: number, date, issuer, subject. The
counts of all states come first.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
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
    options = parser.parse_args()
    with open_archive(Settings(options.archive)) as opened:
        for state, links in opened.graph.count_links().items():
            print(f"{state}\t{links}")
        for place, each in enumerate(draw(opened, options.count, options.seed), 1):
            print(place, *_cells(each), sep="\t")


def draw(opened: OpenArchive, count: int, seed: int) -> Iterator[Drawn]:
    """Yield *count* certain links, or all there are, in the order of the draw."""
    graph = opened.graph
    ids = graph.find_ids()
    certain = [
        (ident, link)
        for ident, links in sorted(graph.links_of(ids).items())
        for link in links
        if link.state in CERTAIN
    ]
    drawn = Random(seed).sample(certain, min(count, len(certain)))
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
    target = drawn.link.target
    if target:
        day = target.issued_on.isoformat() if target.issued_on else "-"
        yield f"{target.doc_type} {target.number} {day} {target.issuer}"
        yield (target.subject or "")[:100]


if __name__ == "__main__":
    main()
