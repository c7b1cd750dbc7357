"""What is personal of the audit: rows of a table, which can be erased.

The chain of events has the digest of each row. A salt goes with it, so that nobody can
find out what an erased row said by trying names.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from secrets import token_hex
from typing import Any

from sqlalchemy import Engine, delete, insert, select

from schemas.audit import KeptPerson, Person
from service.accounts.account_tables import audit_details, metadata
from service.graph.records import moment
from service.graph.views import alone

_AT_A_TIME = 500


class AuditDetails:
    """The rows about persons, by their digests, in the database *engine*."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with alone(engine) as connection:
            metadata.create_all(connection)

    def add(self, persons: Iterable[tuple[datetime, Person]]) -> list[str]:
        """Keep who it was each time; return the digest of each row."""
        rows = [_row(at, person) for at, person in persons]
        with self._engine.begin() as connection:
            connection.execute(insert(audit_details), rows)
        return [str(row["digest"]) for row in rows]

    def find(self, digests: Sequence[str]) -> dict[str, Person | None]:
        """Return the persons by digest; None: somebody changed the row."""
        found: dict[str, Person | None] = {}
        with self._engine.connect() as connection:
            for some in _in_parts(digests):
                query = select(audit_details).where(audit_details.c.digest.in_(some))
                for row in connection.execute(query):
                    person = Person(row.name, row.address, row.words)
                    intact = _digest(row.salt, person) == row.digest
                    found[row.digest] = person if intact else None
        return found

    def kept(self, digests: Sequence[str]) -> tuple[KeptPerson, ...]:
        """Return the rows of these digests, as they are backed up, the first first."""
        found: list[KeptPerson] = []
        with self._engine.connect() as connection:
            for some in _in_parts(digests):
                query = select(audit_details).where(audit_details.c.digest.in_(some))
                found += map(_kept_of, connection.execute(query))
        return tuple(sorted(found, key=lambda each: (each.at, each.digest)))

    def restore(self, persons: Sequence[KeptPerson]) -> None:
        """Put rows back as they were; those that are there stay."""
        there = self.find([each.digest for each in persons])
        rows = [
            {
                "digest": each.digest,
                "salt": each.salt,
                "at": each.at,
                **asdict(each.person),
            }
            for each in persons
            if each.digest not in there
        ]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(insert(audit_details), rows)

    def of_person(self, name: str) -> list[str]:
        """Return the digests of the rows about a person."""
        return self._digests(audit_details.c.name == name)

    def before(self, moment: datetime) -> list[str]:
        """Return the digests of the rows older than *moment*."""
        return self._digests(audit_details.c.at < moment)

    def erase(self, digests: Sequence[str]) -> None:
        """Delete the rows."""
        with self._engine.begin() as connection:
            for some in _in_parts(digests):
                connection.execute(
                    delete(audit_details).where(audit_details.c.digest.in_(some))
                )

    def _digests(self, condition: object) -> list[str]:
        query = select(audit_details.c.digest).where(condition)  # type: ignore[arg-type]
        with self._engine.connect() as connection:
            return list(connection.execute(query).scalars())


def _in_parts(digests: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the digests, so many at a time as one query may name."""
    for start in range(0, len(digests), _AT_A_TIME):
        yield digests[start : start + _AT_A_TIME]


def _kept_of(row: Any) -> KeptPerson:
    person = Person(row.name, row.address, row.words)
    return KeptPerson(row.digest, row.salt, moment(row.at), person)


def _row(at: datetime, person: Person) -> dict[str, object]:
    salt = token_hex(16)
    return {"digest": _digest(salt, person), "salt": salt, "at": at, **asdict(person)}


def _digest(salt: str, person: Person) -> str:
    text = json.dumps([salt, person.name, person.address, person.words])
    return sha256(text.encode()).hexdigest()
