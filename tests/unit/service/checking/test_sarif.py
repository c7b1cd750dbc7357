"""The findings as SARIF."""

from service.checking.rules import rules
from service.checking.sarif import sarif_report
from tests.drafts import Check

DRAFT = "Theo Nghị quyết số 9-NQ/BCSD.\nTheo Nghị quyết số 9-NQ/BCSĐ."


def test_each_finding_is_a_result_with_its_place(check: Check) -> None:
    checked = check(DRAFT)

    run = sarif_report(checked)["runs"][0]

    places = [each["locations"][0]["physicalLocation"] for each in run["results"]]
    for place, finding in zip(places, checked.findings, strict=True):
        region = place["region"]
        start, length = region["charOffset"], region["charLength"]
        assert DRAFT[start : start + length] == finding.place.text


def test_a_correction_is_a_fix(check: Check) -> None:
    run = sarif_report(check(DRAFT))["runs"][0]

    changes = [fix["artifactChanges"][0] for r in run["results"] if "fixes" in r
               for fix in r["fixes"]]  # fmt: skip
    replaced = changes[0]["replacements"][0]
    start, length = replaced["deletedRegion"].values()
    assert DRAFT[start : start + length] == "9-NQ/BCSD"
    assert replaced["insertedContent"]["text"] == "9-NQ/BCSĐ"


def test_each_result_names_a_rule_that_is_told(check: Check) -> None:
    run = sarif_report(check(DRAFT))["runs"][0]

    told = [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert told == list(rules())
    assert all(told[each["ruleIndex"]] == each["ruleId"] for each in run["results"])
