"""Findings where a draft uses an act before the day on which it takes effect.

What a căn cứ names has to be in force when the draft takes effect: an administrative
one on its day, unless it says otherwise, a legal one on a day that it may not say yet.
"""

import re
from collections.abc import Iterator
from datetime import date

from schemas.document import ParsedDocument
from schemas.finding import Finding
from service.checking.cited import Cited
from service.checking.cited_laws import is_basis
from service.checking.form import follows_other_rules
from service.checking.rules import finding

_SAYS_SO = re.compile(r"(?:có|chưa có|ngày) hiệu lực|hiệu lực (?:thi hành|từ)")


def used_early(
    draft: ParsedDocument, cited: Cited, noted: Finding
) -> Iterator[Finding]:
    """Yield what to say of an act that is not in force yet on the day of the draft.

    *noted* says so. Nothing is said where the sentence does, and of an act that is in
    force when the draft takes effect.
    """
    first_day, start = draft.header.effective_from, _start(cited)
    is_in_time = first_day is not None and start is not None and start <= first_day
    if is_in_time or all(_SAYS_SO.search(each.sentence()) for each in cited.mentions):
        return
    bases = [each for each in cited.mentions if is_basis(each)]
    if bases and (first_day or not follows_other_rules(draft)):
        yield finding("early_basis", bases[0].mention, noted.message)
    else:
        yield noted


def _start(cited: Cited) -> date | None:
    """Return the first day in force of what is cited, as far as it is known."""
    return cited.target.effective_from if cited.target else None
