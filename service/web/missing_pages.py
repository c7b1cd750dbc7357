"""What is cited but not in the archive: a list in pages, and a table to take away."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response

from schemas.account import Role
from schemas.record import MissingDocument
from schemas.spelling.characters import compose
from schemas.spelling.folding import fold_text
from service.accounts.door import Requires
from service.answers.reference_lists import missing_file
from service.web.archive_parts import queries_of
from service.web.form_values import page_number
from service.web.jinja import render

PAGE_SIZE = 50
TABLE_NAME = "con-thieu.csv"
"""What the table is called where it is saved."""

router = APIRouter(dependencies=[Depends(Requires(Role.READER))])


@dataclass(frozen=True, slots=True)
class MissingList:
    """A page of the missing documents that have all *words*; pages count from 1."""

    words: str
    page: int
    last_page: int
    total: int
    shown: tuple[MissingDocument, ...]

    @property
    def table_address(self) -> str:
        """The URL of the table of all pages."""
        return f"/missing.csv{self._query()}"

    def address(self, page: int) -> str:
        """Return the URL of another page of the same list."""
        return f"/missing{self._query(page)}"

    def _query(self, page: int = 1) -> str:
        pairs = [("q", self.words), ("page", str(page) if page > 1 else "")]
        given = urlencode([(name, value) for name, value in pairs if value])
        return f"?{given}" if given else ""


@router.get("/missing")
def missing_page(request: Request, q: str = "", page: str = "") -> Response:
    """Show a page of what is cited but missing, and who needs it.

    *q* is words that its number, kind or issuer has. A page that is not there is the
    nearest one.
    """
    found = having(q, queries_of(request).missing())
    last_page = max(1, -(-len(found) // PAGE_SIZE))
    chosen = min(page_number(page), last_page)
    shown = found[(chosen - 1) * PAGE_SIZE : chosen * PAGE_SIZE]
    listed = MissingList(q.strip(), chosen, last_page, len(found), shown)
    return render(request, "missing.html", listed=listed)


@router.get("/missing.csv")
def missing_table(request: Request, q: str = "") -> Response:
    """Send what is missing as a table, marked so that Excel knows that it is UTF-8."""
    return Response(
        missing_file(having(q, queries_of(request).missing())),
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{TABLE_NAME}"'},
    )


def having(
    typed: str, missing: Iterable[MissingDocument]
) -> tuple[MissingDocument, ...]:
    """Return those whose number, kind and issuer have each word of *typed* in them.

    Neither accents nor capitals count, and a part of a word will do.
    """
    words = _folded(typed).split()
    return tuple(
        each for each in missing if all(word in _known_of(each) for word in words)
    )


def _known_of(missing: MissingDocument) -> str:
    known = (missing.number, missing.doc_type, missing.issuer)
    return _folded(" ".join(each for each in known if each))


def _folded(text: str) -> str:
    return fold_text(compose(text))
