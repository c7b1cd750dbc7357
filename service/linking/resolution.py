"""Which document a citation means: a pure policy.

A wrong link is worse than none: what is given must agree. Every candidate has a score
(``evidence.py``), from which its state follows; every state has its reasons, in words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.citing.merge import BESIDE_OUTDATED
from schemas.document_names import document_name
from schemas.link import Candidate, DocumentSummary, LinkState, without_drafts
from service.linking.evidence import OTHER_LAW, TYPO, Evidence, evidence_for
from service.linking.force import effective_on
from service.linking.identity import CitedIdentity

_LEAST = {
    LinkState.EXACT: 100,
    LinkState.STRONG: 80,
    LinkState.PROBABLE: 2,
    LinkState.AMBIGUOUS: 1,  # an act that is named before it is in force
    LinkState.CONFLICT: -99,
}
"""The score from which a candidate has a state; below, it is another document."""
LEAD = 20
"""The best of a state is meant if it leads by more: more than an office is worth."""
MOST_CANDIDATES = 20
"""A number that every province uses has more; nobody reads them all."""


End = tuple[date, DocumentSummary]
"""Since when an act is replaced or repealed, and by which."""
NO_ENDS: Mapping[str, End] = {}
OTHER_FILE = -25
"""For a number or name that the main file does not have: never certain."""


@dataclass(frozen=True, slots=True)
class ResolvedIdentity:
    """The document that an identity means, or None, and why; all candidates."""

    state: LinkState
    reasons: tuple[str, ...]
    target: DocumentSummary | None = None
    candidates: tuple[Candidate, ...] = ()


def judge_all(
    identity: CitedIdentity,
    documents: Iterable[DocumentSummary],
    ended: Mapping[str, End] = NO_ENDS,
    files: Mapping[str, Sequence[DocumentSummary]] = {},
) -> tuple[Candidate, ...]:
    """Return those of *documents* that may be meant, the best one first.

    A draft of another one of them never is. *ended* says, by their ids, since when some
    are replaced or repealed, and by which; *files* has those of their other files that
    may be cited by the same.
    """
    texts = without_drafts(documents)
    found = (_judge_work(identity, each, files.get(each.id, ())) for each in texts)
    judged = [each for each in found if each]
    if identity.number is None and identity.cited_on:
        judged = [_unless_ended(each, ended, identity.cited_on) for each in judged]
        judged = _without_superseded(judged, identity.cited_on)
    return tuple(sorted(judged, key=_best_first)[:MOST_CANDIDATES])


def _unless_ended(
    candidate: Candidate, ended: Mapping[str, End], on: date
) -> Candidate:
    """Return the candidate for a name, which is no act that has ended by the day."""
    end = ended.get(candidate.document.id)
    if end is None or end[0] > on:
        return candidate
    day, by = end
    gone = f"đã bị thay thế hoặc bãi bỏ từ {day:%d/%m/%Y}"
    reason = f"{gone}, theo {by.number or document_name(by)}"
    return _ruled_out(candidate, reason)


def _without_superseded(judged: list[Candidate], on: date) -> list[Candidate]:
    """Return the candidates for a name, of which only the youngest act is meant.

    A law that is passed again under its name ends the older one, from the day on which
    it takes effect.
    """
    may_be = [each for each in judged if each.state is not LinkState.MISSING]
    starts = [
        day for each in may_be if (day := effective_on(each.document)) and day <= on
    ]
    last = max(starts, default=None)
    return [
        _superseded(each, last) if each in may_be and _is_older(each, last) else each
        for each in judged
    ]


def _superseded(candidate: Candidate, last: date | None) -> Candidate:
    reason = f"đã có văn bản sau cùng tên, có hiệu lực từ {last:%d/%m/%Y}"
    return _ruled_out(candidate, reason)


def _ruled_out(candidate: Candidate, reason: str) -> Candidate:
    score = candidate.score + OTHER_LAW
    return Candidate(candidate.document, LinkState.MISSING, (reason,), score)


def _is_older(candidate: Candidate, last: date | None) -> bool:
    day = effective_on(candidate.document)
    return last is not None and day is not None and day < last


def _judge_work(
    identity: CitedIdentity, main: DocumentSummary, files: Iterable[DocumentSummary]
) -> Candidate | None:
    """Return what speaks for and against the văn bản of the *main* file.

    Where nothing does, one of its other *files* may have the number or name.
    """
    own = judge(identity, main)
    if own or not files:
        return own
    others = [each for each in (judge(identity, one) for one in files) if each]
    return _by_file(min(others, key=_best_first), main) if others else None


def _by_file(candidate: Candidate, main: DocumentSummary) -> Candidate:
    """Return the *main* file as candidate, for what speaks for another file of it."""
    least = min(candidate.score, _LEAST[LinkState.PROBABLE])
    score = max(least, candidate.score + OTHER_FILE)
    reason = f"theo tệp {candidate.document.filename}, không phải tệp chính"
    return Candidate(main, _state(score), (*candidate.reasons, reason), score)


def judge(identity: CitedIdentity, document: DocumentSummary) -> Candidate | None:
    """Return what speaks for and against *document*; None: nothing speaks for it.

    Where two givens contradict, it is another document that has the same number, and
    the state is ``missing``. A typo is believed only where nothing else contradicts.
    """
    found = evidence_for(identity, document)
    if not found:
        return None
    score = sum(each.points for each in found)
    if identity.is_unclear:
        score = min(score, _LEAST[LinkState.AMBIGUOUS])
        found.append(Evidence(0, reason=BESIDE_OUTDATED))
    state = _state(score)
    if found[0].points == TYPO and state is not LinkState.PROBABLE:
        return None
    return Candidate(document, state, tuple(_reasons(found)), score)


def _state(score: int) -> LinkState:
    known = (state for state, least in _LEAST.items() if score >= least)
    return next(known, LinkState.MISSING)


def choose(candidates: Sequence[Candidate]) -> ResolvedIdentity:
    """Return which of *candidates*, the best one first, is meant, and how surely."""
    kept = tuple(candidates)
    if not kept or kept[0].state is LinkState.MISSING:
        return ResolvedIdentity(LinkState.MISSING, ("chưa có trong kho",), None, kept)
    best = kept[0]
    if best.state is LinkState.AMBIGUOUS:
        return ResolvedIdentity(best.state, best.reasons, None, kept)
    rivals = [each for each in kept if _rivals(best, each)]
    if len(rivals) == 1:
        return ResolvedIdentity(best.state, best.reasons, best.document, kept)
    if best.state is LinkState.CONFLICT:
        return ResolvedIdentity(best.state, best.reasons, None, kept)
    reason = f"{len(rivals)} văn bản cùng khớp"
    return ResolvedIdentity(LinkState.AMBIGUOUS, (reason,), None, kept)


def _best_first(candidate: Candidate) -> tuple[int, str]:
    return -candidate.score, candidate.document.id


def _rivals(best: Candidate, other: Candidate) -> bool:
    return other.state is best.state and other.score >= best.score - LEAD


def _reasons(found: Iterable[Evidence]) -> Iterable[str]:
    """Return what agrees, in one reason, then what is not given or contradicts."""
    found = list(found)
    agreeing = ", ".join(each.agrees for each in found if each.agrees)
    if agreeing:
        yield f"khớp {agreeing}"
    yield from (each.reason for each in found if each.reason)
