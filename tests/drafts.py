"""Drafts that are checked against what a test put into the archive."""

from collections.abc import Callable

from ingest.pipeline import parse
from schemas.finding import DraftCheck, Finding
from service.checking.checker import Checker
from service.graph.catalogue import Catalogue

Check = Callable[[str], DraftCheck]


def checking(graph: Catalogue) -> Check:
    """Return what checks the text of a draft against *graph*."""
    checker = Checker(graph, parse)

    def check(text: str) -> DraftCheck:
        return checker.check(text.encode(), "draft.txt")

    return check


def found(check: DraftCheck, code: str) -> list[Finding]:
    """Return the findings of one rule."""
    return [each for each in check.findings if each.code == code]


INCIDENTAL = {"missing", "incomplete_first", "first_subject", "later_in_full"}
"""What is found in the short drafts of tests, whatever they are about."""


def codes(check: DraftCheck) -> set[str]:
    """Return the codes of all findings but the incidental ones."""
    return {each.code for each in check.findings} - INCIDENTAL


def corrections(check: DraftCheck, code: str) -> list[tuple[str, str]]:
    """Return printed and corrected words of the findings of one rule."""
    fixes = (each.correction for each in found(check, code))
    return [(fix.printed, fix.text) for fix in fixes if fix]
