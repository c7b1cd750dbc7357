"""The audit: who used the archive, noted in a log of its own that is chained."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from threading import Event, Lock, Thread
from typing import Any, Protocol

from sqlalchemy import Engine

from schemas.audit import Access, Action, AuditChoice, AuditEntry, Person
from schemas.codec import from_plain, to_plain
from service.accounts.account_keeper import Clock, clock
from service.accounts.audit_details import AuditDetails
from service.accounts.command_notes import CommandNotes, Noted
from service.domain.audit_trail import AuditTrail
from service.domain.document_log import DocumentLog

EVERY = 1.0
"""Seconds at most until what was noted is stored: reading never waits for it."""
_BATCH = 500
_LOG = logging.getLogger("vankho.audit")
NOT_ERASED = "detail_missing"
NOT_AS_NOTED = "detail_changed"


class Broken(Protocol):
    """Where the chain is broken."""

    @property
    def position(self) -> int:
        """The position of the event."""

    @property
    def how(self) -> str:
        """``changed``, ``removed`` or ``inserted``."""


class AuditChain(Protocol):
    """The hash chain over the log of the audit."""

    def seal(self) -> None:
        """Add what the log has and the chain has not yet."""

    def broken(self) -> Iterator[Broken]:
        """Yield each event that is not as it was."""


class AuditKeeper:
    """Notes accesses, finds them, erases what is personal of them.

    *chain* is that over the *log*; *accounts* is the database of the rows. Those
    older than *days* are erased; 0: none are.
    ``commands`` are the notes of commands, if there are any.
    """

    def __init__(
        self,
        log: DocumentLog,
        chain: AuditChain,
        accounts: Engine,
        days: int = 0,
        now: Clock = clock,
    ) -> None:
        self.log, self._chain, self.details = log, chain, AuditDetails(accounts)
        self.commands: CommandNotes | None = None
        self._days, self._now = days, now
        self._noted: deque[tuple[Access, Person]] = deque()
        self._trail: AuditTrail | None = None
        self._storing = Lock()
        self._closed = Event()
        self._writer: Thread | None = None

    def note(self, access: Access, person: Person) -> None:
        """Note an access; it is stored within a second, and when this is closed."""
        self._noted.append((access, person))
        if self._writer is None:
            self._writer = Thread(target=self._write, name="audit", daemon=True)
            self._writer.start()

    def store(self) -> None:
        """Store what was noted, and extend the chain; what fails is tried again.

        Raises:
            Exception: a database is away or full; what it raises.

        """
        with self._storing, self._of_commands() as of_commands:
            own = list(self._noted)
            noted = [*of_commands, *own]
            if noted:
                digests = self.details.add((each.at, who) for each, who in noted)
                self._save(lambda trail: trail.note(_states(noted, digests)))
            for _ in own:
                self._noted.popleft()

    def _of_commands(self) -> AbstractContextManager[list[Noted]]:
        return self.commands.taken() if self.commands else nullcontext([])

    def entries(self, choice: AuditChoice) -> Iterator[AuditEntry]:
        """Yield the accesses that are wanted, the first one first."""
        self.store()
        for batch in self._batches():
            noted = [each for each in batch if "digest" in each[1]]
            persons = self.details.find([state["digest"] for _, state in noted])
            for position, state in noted:
                person = persons.get(state["digest"])
                entry = AuditEntry(position, _access_of(state), person)
                if choice.has(entry):
                    yield entry

    def latest(self, choice: AuditChoice, limit: int) -> list[AuditEntry]:
        """Return up to *limit* accesses that are wanted, the latest one first."""
        return list(deque(self.entries(choice), limit))[::-1]

    def erase(self, name: str, by: str, why: str) -> int:
        """Erase all that is personal of the accesses of *name*; return how many.

        That it was done, by whom and why stays.
        """
        self.store()
        digests = self.details.of_person(name)
        self._erase(digests, why)
        access = Access(self._now(), Action.ERASED, "vankho audit --erase", 200)
        self.note(access, Person(by))
        self.store()
        return len(digests)

    def erase_old(self) -> int:
        """Erase what is personal and older than is kept; return how many rows."""
        if not self._days:
            return 0
        old = self.details.before(self._now() - timedelta(days=self._days))
        self._erase(old, "retention")
        return len(old)

    def faults(self) -> Iterator[tuple[str, int]]:
        """Yield what is not as it was noted, and the position of its event.

        ``changed``, ``removed``, ``inserted``: the event itself. ``detail_changed``:
        the row about the person says something else; ``detail_missing``: it is gone,
        and no event says that it was erased.
        """
        broken = [(each.how, each.position) for each in self._chain.broken()]
        yield from broken or self._faults_of_details()

    def _faults_of_details(self) -> Iterator[tuple[str, int]]:
        erased = self._erased()
        for batch in self._batches():
            noted = [each for each in batch if "digest" in each[1]]
            persons = self.details.find([state["digest"] for _, state in noted])
            for position, state in noted:
                digest = state["digest"]
                if digest in persons:
                    if persons[digest] is None:
                        yield NOT_AS_NOTED, position
                elif digest not in erased:
                    yield NOT_ERASED, position

    def seal(self) -> None:
        """Extend the chain by what came into the log from elsewhere."""
        self._chain.seal()

    def close(self) -> None:
        """Store what was noted, and end."""
        self._closed.set()
        if self._writer:
            self._writer.join()
            self.store()
        self.log.close()

    def _write(self) -> None:
        erased_on = None
        while not self._closed.wait(EVERY):
            today = self._now().date()
            try:
                if today != erased_on:
                    self.erase_old()
                    erased_on = today
                self.store()
            except Exception:  # the next second may be better  # noqa: BLE001
                _LOG.exception("the audit cannot be stored now")

    def _erase(self, digests: Sequence[str], why: str) -> None:
        """Say first that the rows are erased: one that is left is erased again."""
        if digests:
            with self._storing:
                self._save(lambda trail: trail.erase(list(digests), why))
            self.details.erase(digests)

    def _save(self, change: Callable[[AuditTrail], object]) -> None:
        trail = self._trail or AuditTrail()
        self._trail = None  # a new one next time, should this fail
        change(trail)
        self.log.save(trail)
        self._trail = trail
        self._chain.seal()

    def _batches(self) -> Iterator[list[tuple[int, dict[str, Any]]]]:
        """Yield the accesses and erasures, each with the position of its event."""
        position = 0
        while stored := self.log.events_after(position, _BATCH):
            position = stored[-1].id
            yield [
                (each.id, state)
                for each in stored
                for state in _accesses_of(self.log.event_of(each))
            ]

    def _erased(self) -> set[str]:
        return {
            digest
            for batch in self._batches()
            for _, state in batch
            for digest in state.get("erased", ())
        }


def _states(
    noted: Sequence[tuple[Access, Person]], digests: Iterable[str]
) -> list[dict[str, Any]]:
    return [
        {**to_plain(access), "digest": digest}
        for (access, _), digest in zip(noted, digests, strict=True)
    ]


def _accesses_of(event: object) -> list[dict[str, Any]]:
    if isinstance(event, AuditTrail.Noted):
        return event.accesses
    if isinstance(event, AuditTrail.Erased):
        return [{"erased": event.digests}]
    return []


def _access_of(state: dict[str, Any]) -> Access:
    fields = {key: value for key, value in state.items() if key != "digest"}
    return from_plain(Access, fields)
