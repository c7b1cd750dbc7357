"""Mentions that end or amend another document, drawn by a seed, to be read by eye.

One line per mention: the citing document, what it is read to do, to which provision and
document, and the words around the mention. The counts of all such mentions come first.
With ``--deciding`` all those are printed whose link is certain, so that the standing of
a document of the archive rests on them. With ``--without FILE`` none is drawn that the
file lists as read: ``3. amends: 1/2025/NĐ-CP → 2/2020/NĐ-CP (Điều 5)``.
"""

import re
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from schemas.citation import Mention
from schemas.link import DocumentSummary, Link
from service.bootstrap import OpenArchive, open_archive
from service.linking.force import DECISIVE
from service.settings import Settings

COUNT = 100
SEED = 1
BEFORE, AFTER = 300, 80
"""Characters shown before and after the words of a mention."""
_READ = re.compile(r"\d+\. (\w+): (.+?) → (.+?)(?: \((.*)\))?")


@dataclass(frozen=True, slots=True)
class Ending:
    """A mention that ends or amends the document that it names."""

    citing: DocumentSummary
    link: Link
    mention: Mention


def main() -> None:
    """Print the counts, then the mentions."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, help="the folder of the archive")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--deciding", action="store_true")
    parser.add_argument("--without", type=Path, help="a list of those that were read")
    options = parser.parse_args()
    with open_archive(Settings(options.archive)) as opened:
        endings = list(find_endings(opened))
        for relation, count in Counter(e.mention.relation for e in endings).items():
            print(f"{relation}\t{count}")
        if options.deciding:
            drawn = [each for each in endings if each.link.state.is_certain]
        else:
            read = _read(options.without) if options.without else set()
            unread = [each for each in endings if _names(each) not in read]
            drawn = draw(unread, options.count, options.seed)
        for place, each in enumerate(drawn, 1):
            print(place, *_cells(opened, each), sep="\t")


def find_endings(opened: OpenArchive) -> Iterator[Ending]:
    """Yield the mentions of all documents, in the order of their ids and texts."""
    links = opened.graph.links_of(opened.graph.find_ids())
    documents = opened.graph.summaries(links)
    for ident in sorted(links):
        for link in links[ident]:
            for mention in link.citation.mentions:
                if mention.relation in DECISIVE:
                    yield Ending(documents[ident], link, mention)


def draw(endings: list[Ending], count: int, seed: int) -> list[Ending]:
    """Return *count* of them, or all there are, in the order of the draw."""
    return Random(seed).sample(endings, min(count, len(endings)))


def _read(path: Path) -> set[tuple[str, ...]]:
    """Return what the lines of a list name, as ``_names`` does."""
    found = (_READ.fullmatch(line) for line in path.read_text().splitlines())
    listed = (each.groups("-") for each in found if each)
    return {(citing, relation, part, cited) for relation, citing, cited, part in listed}


def _names(ending: Ending) -> tuple[str, ...]:
    """Return the citing document, what it does, to which part, of which document."""
    citing, cited, mention = ending.citing, ending.link.citation, ending.mention
    return (
        citing.number or citing.filename,
        mention.relation.value,
        mention.provision or "-",
        str(cited.number) if cited.number else cited.text,
    )


def _cells(opened: OpenArchive, ending: Ending) -> Iterator[str]:
    citing, mention = ending.citing, ending.mention
    yield from _names(ending)
    content = opened.queries.text(citing.id).content
    before = content[max(0, mention.start - BEFORE) : mention.start]
    after = content[mention.end : mention.end + AFTER]
    yield " ".join(f"{before}[{mention.text}]{after}".split())


if __name__ == "__main__":
    main()
