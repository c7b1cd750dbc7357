"""What the search box proposes while one types: documents and issuers, to be opened."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response

from schemas.account import Role
from schemas.document_names import document_name
from schemas.errors import SearchUnavailableError
from schemas.search import Completion, CompletionKind
from service.accounts.door import Requires
from service.web.archive_parts import queries_of
from service.web.jinja import render

MOST = 6
"""Proposals of a kind."""
_LONGEST = 200

router = APIRouter(dependencies=[Depends(Requires(Role.READER))])


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed, and the address at which it opens; ``subject`` may be empty."""

    name: str
    address: str
    subject: str = ""
    year: str = ""


@router.get("/suggestions")
def suggestions(request: Request, q: str = "") -> Response:
    """Send the options of a list box; none while the index cannot be reached."""
    try:
        found = queries_of(request).complete(q[:_LONGEST], MOST)
    except SearchUnavailableError:
        found = ()
    return render(request, "suggestions.html", proposals=tuple(_proposals(found)))


def _proposals(found: Iterable[Completion]) -> Iterator[Proposal]:
    """Yield each document once, and each issuer."""
    seen = set()
    for each in found:
        if each.kind is CompletionKind.ISSUER:
            yield Proposal(each.text, f"/?{urlencode({'issuer': each.text})}")
        elif each.document and each.document.id not in seen:
            seen.add(each.document.id)
            document = each.document
            yield Proposal(
                document_name(document),
                f"/documents/{document.id}",
                document.subject or "",
                str(document.issued_on.year) if document.issued_on else "",
            )
