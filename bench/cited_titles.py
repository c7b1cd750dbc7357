"""How many titles of cited documents are visibly broken, over the output of a parse.

``vankho parse --json FILES > parsed.jsonl; python -m bench.cited_titles parsed.jsonl``

Visibly broken is what one sees in the title alone: a bracket or a quotation mark that
has no other half, an end that cannot be one (``… theo quy định tại``), words of the
sentence around it (``như sau``, ``Thông tư này``, ``thì``). A title that is wrong in
other ways is not counted.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

_DANGLING = re.compile(
    r"(?:[,;:(“/–-]|\s(?:của|và|về|ngày|tại|theo|các|với|cho|do|bởi|hoặc|là|được|có"
    r"|khoản|những|nêu|như|gồm|đến|trên cơ sở|căn cứ)|\.)\Z"
)
_SENTENCE = re.compile(
    r"\b(?:như sau|sau đây|thì|kể từ ngày|tiếp tục được|(?:Luật|Nghị định|Nghị quyết"
    r"|Thông tư|Quyết định|Pháp lệnh|Điều|Phụ lục|Quy định|Quy chế) này)\b|\.\s+[A-ZĐ]"
)
_FIRST = re.compile(r"[,;:.)”/–-]")


def main(arguments: list[str] | None = None) -> None:
    """Print how many titles are broken, and in what way."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parsed", type=Path, help="what vankho parse --json printed")
    parser.add_argument("--list", action="store_true", help="print the broken ones")
    options = parser.parse_args(arguments)
    with options.parsed.open(encoding="utf-8") as lines:
        titles = list(cited_titles(map(json.loads, lines)))
    broken = [
        (number, title, faults)
        for number, title in titles
        if (faults := faults_of(title))
    ]
    kinds = Counter(fault for _, _, faults in broken for fault in faults)
    sys.stdout.write(f"{len(broken)} of {len(titles)} titles are visibly broken\n")
    sys.stdout.writelines(f"  {kind}: {count}\n" for kind, count in kinds.items())
    if options.list:
        sys.stdout.writelines(
            f"{number}\t{', '.join(faults)}\t{title}\n"
            for number, title, faults in broken
        )


def cited_titles(parsed: Iterable[dict[str, object]]) -> Iterator[tuple[str, str]]:
    """Yield number and title of each numbered document that has a title."""
    for each in parsed:
        citations = each.get("citations")
        for citation in citations if isinstance(citations, list) else ():
            if citation["number"] and citation["title"]:
                yield citation["number"], citation["title"]


def faults_of(title: str) -> list[str]:
    """Return in what ways the title is visibly broken; empty if in none."""
    faults = {
        "bracket": title.count("(") != title.count(")"),
        "quotation mark": title.count("“") != title.count("”") or title.count('"') % 2,
        "end": bool(_DANGLING.search(title)) or bool(_FIRST.match(title)),
        "sentence": bool(_SENTENCE.search(title)),
    }
    return [fault for fault, found in faults.items() if found]


if __name__ == "__main__":
    main()
