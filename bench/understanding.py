"""Characters per second from ready text to header and citations, on one core.

The text is that of our own documents, repeated; nothing is read or joined.
"""

import json
import time
from argparse import ArgumentParser

from bench.samples import documents
from bench.samples.writers.text import write_text
from ingest.citing.citations import find_citations
from ingest.heading.header import read_header
from ingest.pipeline import parse
from schemas.document import Text

COUNT = 400
SEED = 5
ROUNDS = 3


def main() -> None:
    """Measure, and print what came out."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    texts = [
        parse(write_text(each), "a.txt").text for each in documents(options.count, SEED)
    ]
    figures = measure(texts)
    print(json.dumps(figures) if options.json else _table(figures))


def measure(texts: list[Text]) -> dict[str, float]:
    """Return the characters, and how many a second are understood; fastest round."""
    characters = sum(len(text.content) for text in texts)
    seconds = min(_seconds(texts) for _ in range(ROUNDS))
    return {"characters": characters, "a_second": characters / seconds}


def _seconds(texts: list[Text]) -> float:
    start = time.perf_counter()
    for text in texts:
        header, _ = read_header(text)
        find_citations(text, header)
    return time.perf_counter() - start


def _table(figures: dict[str, float]) -> str:
    return "\n".join(f"{name}\t{value:,.0f}" for name, value in figures.items())


if __name__ == "__main__":
    main()
