"""Drafts with faults of an editor's list, each at a known place, and some with none.

The tables ``draft_*.csv`` have what an editor marks, right and wrong, in sentences of
their own; ``⟦ ⟧`` stands around the words that a finding should point at. Each draw has
sentences, offices and documents of its own; those after the first were written before
the check had seen any of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from schemas.span import Span
from schemas.vocabulary import table_rows

DRAWS = {"first": "", "second": "_second", "third": "_third"}
"""The draws, and how the names of their tables end."""
FAULTY = 3
"""Faults of a draft that has any."""
AROUND = 4
"""Sentences of a draft that are right, beside the faulty ones."""
CLEAN = 5
"""Every so many drafts, one has no fault."""
_NUMBER = re.compile(r"\d+[^\s,;.]*[/-][A-ZĐ][^\s,;.⟧]*")
_MARKED = re.compile(r"⟦(\w+):(.*?)⟧")


@dataclass(frozen=True, slots=True)
class Fault:
    """What one rule should find: the words as they should be, and the wrong ones.

    Without wrong ones it is a sentence that only looks as if a rule should find it.
    """

    rule: str
    slot: str
    genres: str
    right: str
    wrong: str

    @property
    def numbers(self) -> set[str]:
        """The numbers that it cites: no other sentence of the draft has them."""
        return {*_NUMBER.findall(self.right), *_NUMBER.findall(self.wrong)}

    @property
    def marked(self) -> str:
        """The wrong words, with the rule in the mark."""
        return self.wrong.replace("⟦", f"⟦{self.rule}:")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft, and the rules that should find something, each with the place."""

    name: str
    text: str
    planted: tuple[tuple[str, Span], ...]


def drafts(count: int, seed: int, draw: str = "first") -> Iterator[Draft]:
    """Yield *count* drafts; each fault is planted once before one is planted again."""
    rng, waiting = Random(seed), list[Fault]()
    frames = table_rows("bench.samples", f"draft_frames{DRAWS[draw]}")
    said = _faults(draw)
    planted = [each for each in said if each.wrong]
    for place in range(count):
        frame = frames[(place + place // len(frames)) % len(frames)]
        is_clean = place % CLEAN == CLEAN - 1
        if len(waiting) < FAULTY * 5:  # so that some suit the frame
            waiting += rng.sample(planted, len(planted))
        faulty = _drawn(frame, waiting, 0 if is_clean else FAULTY, [])
        for each in faulty:
            waiting.remove(each)
        others = rng.sample(said, len(said))
        right = _drawn(frame, others, AROUND, faulty)
        yield _marked(f"{place:02}-{frame['key']}", _text(frame, faulty, right, rng))


def held_acts(draw: str = "first") -> Iterator[tuple[str, str]]:
    """Yield name and text of each document that the archive of a draw holds."""
    for row in table_rows("bench.samples", f"draft_acts{DRAWS[draw]}"):
        day, month, year = row["day"].split("/")
        dated = f"Hà Nội, ngày {day} tháng {month:>02} năm {year}"
        kind = row["kind"].upper() if row["kind"] != "Công văn" else ""
        head = (row["issuer"].upper(), f"Số: {row['number']}", dated, "", kind)
        body = (row["subject"], "", *row["body"].split("|"))
        yield f"{row['number'].replace('/', '-')}.txt", "\n".join((*head, *body))


def _drawn(
    frame: dict[str, str], faults: list[Fault], count: int, beside: list[Fault]
) -> list[Fault]:
    """Return the first *count* that suit the frame, each other and those *beside*."""
    drawn: list[Fault] = []
    for each in faults:
        others = [*beside, *drawn]
        clash = any(_clash(each, other) for other in others)
        if len(drawn) < count and not clash and _suits(frame, each):
            drawn.append(each)
    return drawn


def _clash(one: Fault, other: Fault) -> bool:
    """Return whether both would say something of one document, or of one line."""
    is_line = one.slot == other.slot == "frame" and one.right == other.right
    return is_line or one == other or bool(one.numbers & other.numbers)


def _suits(frame: dict[str, str], fault: Fault) -> bool:
    has_slot = fault.slot != "basis" or bool(frame["basis"])
    return has_slot and frame["genre"] in fault.genres.split()


def _text(
    frame: dict[str, str], faulty: list[Fault], right: list[Fault], rng: Random
) -> str:
    """Return the draft, its faults marked."""
    said = [(each.slot, each.marked) for each in faulty]
    said += [(each.slot, each.right) for each in right]
    rng.shuffle(said)
    bases = [words for slot, words in said if slot == "basis"]
    body = [words for slot, words in said if slot == "body"]
    noted = [words.split("|") for slot, words in said if slot == "notes"]
    body += [sentence for sentence, *_ in noted]
    points = (f"{place}. {words}" for place, words in enumerate(body, start=1))
    text = "\n".join((
        *frame["head"].split("|"), "", frame["kind"], frame["subject"], "",
        *filter(None, (frame["basis"], *bases)),
        *"|".join(points).split("|"), f"{frame['closing']}./.", "",
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.",
        frame["authority"], frame["post"], "", frame["signer"],
        "", *(note for _, *notes in noted for note in notes),
    ))  # fmt: skip
    for each in faulty:
        if each.slot == "frame":
            old, new = each.right.format(**frame), each.marked.format(**frame)
            text = new.join(text.rsplit(old, 1))
    return text


def _marked(name: str, text: str) -> Draft:
    """Return the draft without the marks, and where they were."""
    planted, plain, end = list[tuple[str, Span]](), "", 0
    for found in _MARKED.finditer(text):
        plain += text[end : found.start()]
        planted.append((found[1], Span(len(plain), len(plain) + len(found[2]))))
        plain += found[2]
        end = found.end()
    return Draft(name, plain + text[end:], tuple(planted))


@cache
def _faults(draw: str) -> list[Fault]:
    rows = table_rows("bench.samples", f"draft_faults{DRAWS[draw]}")
    return [Fault(**row) for row in rows]
