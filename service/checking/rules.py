"""The rules that drafts are checked by, from their table."""

from dataclasses import dataclass
from functools import cache

from schemas.citation import Mention
from schemas.finding import Correction, Finding, Severity
from schemas.vocabulary import table_rows

SEVERITY_NAMES = {
    Severity.ERROR: "lỗi",
    Severity.WARNING: "cảnh báo",
    Severity.NOTE: "lưu ý",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: the name and the severity of its findings, the clause it rests on."""

    code: str
    severity: Severity
    name: str
    basis: str | None
    example: str


@cache
def rules() -> dict[str, Rule]:
    """Return the rules by their codes."""
    return {
        row["code"]: Rule(
            code=row["code"],
            severity=Severity(row["severity"]),
            name=row["name"],
            basis=row["basis"] or None,
            example=row["example"],
        )
        for row in table_rows("service.checking", "rules")
    }


def finding(
    code: str, place: Mention, message: str, correction: Correction | None = None
) -> Finding:
    """Return a finding of the rule *code*, as severe as the table says.

    Raises:
        KeyError: the table has no such rule.

    """
    return Finding(code, rules()[code].severity, place, message, correction)
