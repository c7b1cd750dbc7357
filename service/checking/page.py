"""The findings as one self-contained HTML page."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from schemas.document_names import document_words
from schemas.finding import DraftCheck, Finding, Severity
from schemas.state_words import STATES
from service.checking.rules import SEVERITY_NAMES, rules

_REACH = 120  # characters of the line, on either side of the words


def html_report(check: DraftCheck) -> str:
    """Return the page: the findings in the order of the draft, then the citations."""
    environment = Environment(
        loader=PackageLoader("service.checking"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"document": document_words}
    severities = [each.severity for each in check.findings]
    return environment.get_template("check.html").render(
        check=check,
        rules=rules(),
        counts={each: severities.count(each) for each in Severity},
        severity_names=SEVERITY_NAMES,
        state_names=STATES,
        around=lambda finding: words_around(check, finding),
    )


def words_around(check: DraftCheck, finding: Finding) -> tuple[str, str, str]:
    """Return the line of the draft: before the words, the words, after them."""
    content = check.draft.text.content
    place = finding.place
    start = content.rfind("\n", 0, place.start) + 1
    end = content.find("\n", place.end)
    return (
        content[max(start, place.start - _REACH) : place.start],
        content[place.start : place.end],
        content[place.end : min(end if end >= 0 else len(content), place.end + _REACH)],
    )
