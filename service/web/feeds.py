"""What came to a saved search, as Atom: for programs that know a secret address."""

from datetime import datetime
from http import HTTPStatus

from fastapi import APIRouter, HTTPException, Request, Response
from lxml import etree
from lxml.builder import ElementMaker

from schemas.account import FeedAddress
from schemas.document_names import document_name
from schemas.errors import DocumentNotFoundError, SavedSearchNotFoundError
from schemas.record import DocumentRecord
from schemas.search import SearchHit
from service.answers.queries import Queries
from service.web.archive_parts import feeds_of, queries_of, searches_of

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_E = ElementMaker(namespace=ATOM, nsmap={None: ATOM})

router = APIRouter()
"""Its route needs no account: who knows the address reads as who made it."""


@router.get("/feeds/{key}")
def feed(request: Request, key: str) -> Response:
    """Send the feed; an address that ended, or never was, is not found."""
    read = feeds_of(request).reader(key)
    if read is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    request.state.caller, address = read
    try:
        hits = searches_of(request).arrivals(address.search, address.since)
    except SavedSearchNotFoundError:
        raise HTTPException(HTTPStatus.NOT_FOUND) from None
    site = str(request.base_url).rstrip("/")
    written = _atom(queries_of(request), address, hits, site)
    return Response(written, media_type=MEDIA_TYPE)


def _atom(
    queries: Queries, address: FeedAddress, hits: tuple[SearchHit, ...], site: str
) -> bytes:
    """Return the feed; what has just been withdrawn is not in it."""
    records = [each for hit in hits if (each := _record(queries, hit.id))]
    latest = max((each.received_at for each in records), default=address.created_at)
    written = _E.feed(
        {_LANG: "vi"},
        _E.title(f"Vankho: {address.search}"),
        _E.id(f"{site}/saved#feed-{address.id}"),
        _E.updated(_moment(latest)),
        _E.link(href=f"{site}/saved", rel="alternate"),
        *(_entry(each, site) for each in records),
    )
    data: bytes = etree.tostring(written, encoding="utf-8", xml_declaration=True)
    return data


def _record(queries: Queries, ident: str) -> DocumentRecord | None:
    try:
        return queries.show(ident)
    except DocumentNotFoundError:
        return None


def _entry(record: DocumentRecord, site: str) -> etree._Element:
    document = record.summary
    return _E.entry(
        _E.title(document_name(document)),
        _E.id(f"urn:uuid:{document.id}"),
        _E.updated(_moment(record.received_at)),
        _E.link(href=f"{site}/documents/{document.id}"),
        _E.author(_E.name(document.issuer or document.filename)),
        _E.summary(document.subject or document.filename),
    )


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
