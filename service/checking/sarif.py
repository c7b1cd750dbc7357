"""The findings as SARIF 2.1.0, which tools that collect findings read.

``charOffset`` counts characters of the text that was read from the draft, as offsets
do everywhere in the archive; page and footnote are properties of the place.
"""

from typing import Any
from urllib.parse import quote

from schemas.finding import Correction, DraftCheck, Finding
from schemas.span import Span
from service.checking.rules import Rule, rules

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_report(check: DraftCheck) -> dict[str, Any]:
    """Return the findings of *check* as one run of SARIF."""
    uri = quote(check.draft.filename)
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "vankho",
                        "rules": [_rule(each) for each in rules().values()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "artifacts": [{"location": {"uri": uri}}],
                "results": [_result(each, uri) for each in check.findings],
            }
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.code,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.example},
        "defaultConfiguration": {"level": rule.severity.value},
    }
    if rule.basis:
        described["help"] = {"text": rule.basis}
    return described


def _result(finding: Finding, uri: str) -> dict[str, Any]:
    place = finding.place
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": list(rules()).index(finding.code),
        "level": finding.severity.value,
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri, "index": 0},
                    "region": {
                        **_region(Span(place.start, place.end)),
                        "snippet": {"text": place.text},
                    },
                },
                "properties": {"page": place.page, "footnote": place.footnote},
            }
        ],
    }
    if finding.correction:
        result["fixes"] = [_fix(finding.correction, uri)]
    return result


def _fix(correction: Correction, uri: str) -> dict[str, Any]:
    return {
        "artifactChanges": [
            {
                "artifactLocation": {"uri": uri, "index": 0},
                "replacements": [
                    {
                        "deletedRegion": _region(correction.span),
                        "insertedContent": {"text": correction.text},
                    }
                ],
            }
        ]
    }


def _region(span: Span) -> dict[str, Any]:
    return {"charOffset": span.start, "charLength": span.end - span.start}
