"""``python -m bench.samples``: write the archive of the demo, or a corpus."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from bench.samples.corpus import documents, documents_of_2026
from bench.samples.demo import demo_documents
from bench.samples.folder import WRITERS, save_all, write_broken
from bench.samples.unusual import unusual_documents
from bench.samples.varied import varied_documents
from bench.samples.writers.fonts import FontsMissingError, has_fonts

FORMATS = tuple(WRITERS)
USUAL = ("text", "docx", "pdf", "html", "scan")


def main() -> None:
    """Read the arguments, write the files, say how many."""
    options = _arguments().parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    try:
        count = options.run(options)
    except FontsMissingError as error:
        raise SystemExit(str(error)) from error
    print(f"{count} files in {options.folder}")


def _arguments() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m bench.samples", description=__doc__)
    commands = parser.add_subparsers(required=True)
    demo = commands.add_parser("demo", help="a report, and most of what it cites")
    demo.set_defaults(run=_demo)
    demo.add_argument("--broken", action="store_true", help="and one unreadable file")
    corpus = commands.add_parser("corpus", help="documents that cite each other")
    corpus.set_defaults(run=_corpus, make=documents)
    corpus.add_argument("--count", type=int, default=1000)
    corpus.add_argument("--seed", type=int, default=1)
    unusual = commands.add_parser("unusual", help="drafts, annexes, copies, hard words")
    unusual.set_defaults(run=_corpus, make=unusual_documents)
    unusual.add_argument("--count", type=int, default=300)
    unusual.add_argument("--seed", type=int, default=1)
    recent = commands.add_parser("recent", help="of schools, communes, regional courts")
    recent.set_defaults(run=_corpus, make=documents_of_2026)
    recent.add_argument("--count", type=int, default=300)
    recent.add_argument("--seed", type=int, default=1)
    varied = commands.add_parser("varied", help="judgments, contracts, petitions")
    varied.set_defaults(run=_corpus, make=varied_documents)
    varied.add_argument("--count", type=int, default=220)
    varied.add_argument("--seed", type=int, default=1)
    for command in (demo, corpus, unusual, recent, varied):
        command.add_argument("folder", type=Path, metavar="DIR")
        command.add_argument("--labels", type=Path, help="where the expected JSON goes")
        command.add_argument("--formats", type=_formats, default=USUAL)
    return parser


def _formats(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if unknown := set(names) - set(WRITERS):
        raise ArgumentTypeError(f"no such format: {', '.join(unknown)}")
    return names


def _demo(options: Namespace) -> int:
    """Write the demo; a document whose format is not wanted becomes a text."""
    formats = set(options.formats)
    if not has_fonts():  # a fresh machine may have none; the demo works without
        print("No font with Vietnamese letters: texts take the place of the PDFs")
        formats -= {"pdf", "scan", "stamped"}
    chosen = (
        (document, kind if kind in formats else "text")
        for document, kind in demo_documents()
    )
    count = save_all(chosen, options.folder, options.labels)
    return count + (write_broken(options.folder) if options.broken else 0)


def _corpus(options: Namespace) -> int:
    """Write a corpus, the formats in turn."""
    chosen = (
        (document, options.formats[index % len(options.formats)])
        for index, document in enumerate(options.make(options.count, options.seed))
    )
    return save_all(chosen, options.folder, options.labels)


if __name__ == "__main__":
    main()
