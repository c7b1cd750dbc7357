"""Which documents are files of one văn bản, and which of them stands for it.

A văn bản is what has one number, kind, date and issuer; it comes in as a scan, a Word
file, a page of a portal, each of them a ``Document``. What ties them together are
nearly equal texts under one identity, and people. What is tied, directly or through
others, is one work, so that it does not matter who is called a copy of whom.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations

from schemas.document import Doubt, Header
from schemas.document_names import candidate_words
from schemas.link import DocumentSummary
from schemas.spelling.folding import fold_name, fold_symbol
from service.linking.offices import Agreement, compare_offices

ALIKE = 0.85
"""From this likeness on, two texts of one identity are one (docs/MEASURES.md)."""
BARE = "stub_page"
"""The doubt about a page of a portal that has only a register entry."""
NOT_THE_TEXT = frozenset({"draft", BARE})
"""Doubts about a file that is not the text of its văn bản if there is another."""
SAME_IDENTITY = "cùng số, ký hiệu, loại, ngày"
FIELDS = {
    "number": "số, ký hiệu",
    "doc_type": "loại văn bản",
    "issued_on": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "signer": "người ký",
    "subject": "trích yếu",
}
"""What the files of a văn bản must not contradict each other in."""


@dataclass(frozen=True, slots=True)
class Member:
    """What decides whether a document stands for its văn bản.

    ``arrived`` is the position of the event by which it came in; ``is_whole``: it is
    neither a draft nor a page without the text; ``is_corrected``: people have worked
    on it.
    """

    summary: DocumentSummary
    arrived: int
    trust: float
    is_whole: bool = True
    is_corrected: bool = False
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """Two documents (ids) that are one văn bản, and why.

    ``marked_at`` is the position of the event by which a person marked *document* as a
    copy of *other*; None: the archive has seen it itself. Unless *joined*, a person has
    to say whether they are one.
    """

    document: str
    other: str
    reason: str
    marked_at: int | None = None
    joined: bool = True


@dataclass(frozen=True, slots=True)
class ComparedFiles:
    """How two documents of one identity compare, in words; *joined*: they are one.

    Otherwise a person has to say whether they are.
    """

    joined: bool
    likeness: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class GroupedFiles:
    """The files of one văn bản: the main one, and why each other one belongs to it."""

    main: str
    reasons: Mapping[str, str]
    doubts: tuple[Doubt, ...] = ()


def identity_key(header: Header) -> str | None:
    """Return what all files of one văn bản have in common; None: not all is known.

    Issuers are compared, they have no key: one is abbreviated, another has no place.
    """
    number, kind, day = header.number, header.doc_type, header.issued_on
    if number is None or not kind or day is None:
        return None
    return f"{number.key} {fold_name(kind)} {day.isoformat()}"


def compare_files(
    one: DocumentSummary, other: DocumentSummary, text: float | None, *, bare: bool
) -> ComparedFiles | None:
    """Return whether two documents with one ``identity_key`` are one văn bản.

    *text* is how alike their texts are, None: that is not known; *bare*: one of them is
    a page that has no text, which contradicts none. None: they are two văn bản, or
    nothing says that they are one.
    """
    issuers = _compare_issuers(one.issuer, other.issuer, one.issued_on or date.max)
    alike = bare or (text or 0) >= ALIKE
    if issuers is Agreement.NO or not (alike or issuers is Agreement.YES):
        return None
    same = ", cơ quan" if issuers is Agreement.YES else "; chưa rõ có cùng cơ quan"
    reason = f"{SAME_IDENTITY}{same}; {_text_words(text, bare=bare)}"
    return ComparedFiles(alike and issuers is Agreement.YES, text, reason)


def _text_words(text: float | None, *, bare: bool) -> str:
    if bare:
        return "có tệp chỉ có thuộc tính, không có nội dung"
    if text is None:
        return "không đọc được nội dung để so"
    return f"nội dung giống nhau {int(100 * text)} %"


def _compare_issuers(one: str | None, other: str | None, day: date) -> Agreement:
    """Return whether two documents of that day have one issuer, by their letterheads.

    It is UNCLEAR where one of them is not known.
    """
    ways = {
        compare_offices(one, other, day, day),
        compare_offices(other, one, day, day),
    }
    if Agreement.NO in ways:
        return Agreement.NO
    return Agreement.YES if ways == {Agreement.YES} else Agreement.UNCLEAR


def group_files(
    members: Collection[Member], ties: Iterable[Tie], parted: Mapping[str, int]
) -> list[GroupedFiles]:
    """Return the *members* as văn bản; *parted*: when people parted a document.

    Who was parted is tied to nothing but what was marked as its copy, or it as a copy
    of, later. Withdrawn files are apart from the others, which they may tie together;
    what was marked as a copy of one goes with it.
    """
    known = {each.summary.id: each for each in members}
    among = (e for e in ties if e.document in known and e.other in known)
    holding = [each for each in _latest_marks(among) if _holds(each, parted)]
    groups = []
    for connected in _components(known, (e for e in holding if e.joined)):
        tied = [e for e in holding if e.joined and e.document in connected]
        gone = {each for each in connected if _is_gone(each, known, tied)}
        parts = (connected - gone, gone)
        groups += [_grouped([known[e] for e in part], tied) for part in parts if part]
    proposed = [each for each in holding if not each.joined]
    return [_with_proposals(each, proposed, known) for each in groups]


def find_disagreements(
    main: DocumentSummary, others: Iterable[DocumentSummary]
) -> Iterator[Doubt]:
    """Yield a doubt for each field in which another file contradicts the *main* one."""
    for other in others:
        for name, words in FIELDS.items():
            if _differ(name, main, other):
                ours, theirs = (_shown(getattr(each, name)) for each in (main, other))
                yield Doubt(
                    "files_disagree",
                    f"{words} khác nhau giữa các tệp: {ours} ({main.filename}),"
                    f" {theirs} ({other.filename})",
                )


def _latest_marks(ties: Iterable[Tie]) -> list[Tie]:
    """Return *ties* with only the last mark of each document."""
    found = list(ties)
    last: dict[str, Tie] = {}
    for each in sorted((e for e in found if e.marked_at), key=_moment):
        last[each.document] = each
    return [e for e in found if e.marked_at is None or last[e.document] is e]


def _moment(tie: Tie) -> int:
    return tie.marked_at or 0


def _holds(tie: Tie, parted: Mapping[str, int]) -> bool:
    return all(
        _moment(tie) > parted[each]
        for each in (tie.document, tie.other)
        if each in parted
    )


def _components(ids: Iterable[str], ties: Iterable[Tie]) -> Iterator[set[str]]:
    """Yield the documents that are tied together, directly or through others."""
    near: dict[str, set[str]] = {each: set() for each in ids}
    for tie in ties:
        near[tie.document].add(tie.other)
        near[tie.other].add(tie.document)
    rest = dict(near)
    while rest:
        found, waiting = set(), [next(iter(rest))]
        while waiting:
            each = waiting.pop()
            if each in rest:
                found.add(each)
                waiting += rest.pop(each)
        yield found


def _is_gone(document: str, known: Mapping[str, Member], ties: Iterable[Tie]) -> bool:
    """Return whether the document, or what it is a copy of, is withdrawn."""
    copied = {each.document: each.other for each in ties if each.marked_at}
    seen: set[str] = set()
    while document in copied and document not in seen:
        if known[document].is_withdrawn:
            return True
        seen.add(document)
        document = copied[document]
    return known[document].is_withdrawn


def _grouped(files: Sequence[Member], ties: Sequence[Tie]) -> GroupedFiles:
    summaries = {each.summary.id: each.summary for each in files}
    marked = _marked_main([each for each in ties if each.marked_at])
    main = marked if marked in summaries else min(files, key=_rank).summary.id
    others = [each for each in sorted(summaries) if each != main]
    return GroupedFiles(
        main,
        {each: _reason(each, main, ties) for each in others},
        tuple(find_disagreements(summaries[main], map(summaries.__getitem__, others))),
    )


def _with_proposals(
    group: GroupedFiles, proposed: Iterable[Tie], known: Mapping[str, Member]
) -> GroupedFiles:
    """Return the *group* with a doubt for each file that may belong to it."""
    files = {group.main, *group.reasons}
    pairs = [
        (other, tie.reason)
        for tie in proposed
        for ours, other in permutations((tie.document, tie.other))
        if ours in files and other in known and other not in files
    ]
    if known[group.main].is_withdrawn:
        return group
    doubts = tuple(
        Doubt("same_identity", f"có thể cùng một văn bản với {name}: {reason}")
        for name, reason in sorted(
            (f"{candidate_words(known[other].summary)} [{other[:8]}]", reason)
            for other, reason in pairs
            if not known[other].is_withdrawn
        )
    )
    return replace(group, doubts=group.doubts + doubts)


def _marked_main(marks: Sequence[Tie]) -> str | None:
    """Return which document people said the others are copies of; the last word holds.

    A circle of marks is cut at the oldest of them.
    """
    if not marks:
        return None
    copied = {each.document: each for each in marks}
    path, main = [], max(marks, key=_moment).document
    while main in copied and main not in path:
        path.append(main)
        main = copied[main].other
    if main in path:
        circle = path[path.index(main) :]
        return min(circle, key=lambda each: _moment(copied[each]))
    return main


def _rank(member: Member) -> tuple[bool, bool, bool, float, int, int, str]:
    """Return what puts the best file first."""
    given = sum(getattr(member.summary, name) is not None for name in FIELDS)
    return (
        not member.is_withdrawn,  # of what is gone, it was withdrawn itself
        not member.is_whole,
        not member.is_corrected,
        -round(member.trust, 1),
        -given,
        member.arrived,
        member.summary.id,
    )


def _reason(document: str, main: str, ties: Iterable[Tie]) -> str:
    """Return why the document belongs to *main*, by the tie that says it best."""
    near: dict[bool, list[Tie]] = defaultdict(list)
    for tie in ties:
        if document in (tie.document, tie.other):
            near[main in (tie.document, tie.other)].append(tie)
    best = max(near[True] or near[False], key=lambda each: (_moment(each), each.reason))
    return best.reason


def _differ(name: str, one: DocumentSummary, other: DocumentSummary) -> bool:
    """Return whether both have the field, and not as spellings of the same."""
    ours, theirs = getattr(one, name), getattr(other, name)
    if not ours or not theirs:
        return False
    if name == "issuer":
        day = one.issued_on or other.issued_on or date.max
        return _compare_issuers(ours, theirs, day) is Agreement.NO
    if name == "number":
        return fold_symbol(ours).lstrip("0") != fold_symbol(theirs).lstrip("0")
    return fold_name(_shown(ours)) != fold_name(_shown(theirs))


def _shown(value: str | date) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value
