"""Many rows are stored as SQLAlchemy stores one."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine, insert, select

from service.graph.many_rows import execute_many
from service.graph.tables import decisions, failed_events, standings_day


def decided(number: int, value: Any) -> dict[str, Any]:
    return {
        "document": "d",
        "number": number,
        "kind": "corrected",
        "value": value,
        "by": "Lan",
        "why": "đọc sai",
        "decided_at": datetime(2026, 11, 28, 4, 30, tzinfo=UTC),
        "position": 7,
    }


def test_each_value_is_stored_as_by_sqlalchemy(engine: Engine) -> None:
    rows = [decided(1, {"số": "12/QĐ-UBND"}), decided(2, None)]
    with engine.begin() as connection:
        execute_many(connection, insert(decisions), rows)
        query = select(decisions).order_by(decisions.c.number)
        ours = connection.execute(query).all()
        connection.execute(decisions.delete())
        connection.execute(insert(decisions), rows)

        assert ours == connection.execute(query).all()


def test_days_are_stored(engine: Engine) -> None:
    with engine.begin() as connection:
        execute_many(connection, insert(standings_day), [{"day": date(2026, 11, 28)}])

        assert connection.execute(select(standings_day.c.day)).scalars().all() == [
            date(2026, 11, 28)
        ]


def test_no_rows_are_no_statement(engine: Engine) -> None:
    with engine.begin() as connection:
        execute_many(connection, insert(failed_events), [])

        assert connection.execute(select(failed_events)).all() == []
