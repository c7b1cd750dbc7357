"""Documents for reference managers: CSL-JSON, BibTeX, RIS, CSV."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from schemas.codec import to_json
from schemas.csv_table import csv_table
from schemas.link import DocumentSummary
from schemas.record import MissingDocument
from schemas.spelling.characters import collapse_spaces
from schemas.spelling.folding import fold_symbol
from schemas.vocabulary import document_types
from service.citing.cited_subject import issuer_and_subject
from service.citing.forms import is_named, law_name

COLUMNS = ("number", "doc_type", "date", "issuer", "subject", "signer", "id")
"""The columns of the CSV form."""

MISSING_COLUMNS = ("number", "doc_type", "date", "issuer", "needed", "needed_by")
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9-]")
Exporter = Callable[[Sequence[DocumentSummary], str | None], str]
"""Writes documents; of those that are held it says where *site* shows them, if any."""


def csl_json_of(documents: Iterable[DocumentSummary], site: str | None = None) -> str:
    """Return CSL-JSON (citationstyles.org), for Zotero and citation processors."""
    return to_json([_csl(each, site) for each in documents]) + "\n"


def bibtex_of(documents: Iterable[DocumentSummary], site: str | None = None) -> str:
    """Return BibTeX; acts are ``@misc``, since it has no type for legislation."""
    return "\n".join(_bibtex(each, site) for each in documents)


def ris_of(documents: Iterable[DocumentSummary], site: str | None = None) -> str:
    """Return RIS, for EndNote and others."""
    return "\n".join(_ris(each, site) for each in documents)


def csv_of(documents: Iterable[DocumentSummary], _site: str | None = None) -> str:
    """Return CSV with a heading; dates are ISO."""
    known = map(_fields, documents)
    rows = ([each.get(name, "") for name in COLUMNS] for each in known)
    return csv_table(COLUMNS, rows)


def csv_of_missing(missing: Iterable[MissingDocument]) -> str:
    """Return missing documents as CSV, with the numbers of those that need them."""
    return csv_table(MISSING_COLUMNS, map(_missing_row, missing))


EXPORTERS: dict[str, Exporter] = {
    "csl-json": csl_json_of,
    "bibtex": bibtex_of,
    "ris": ris_of,
    "csv": csv_of,
}
"""The forms by their names on the command line."""


def _missing_row(missing: MissingDocument) -> tuple[object, ...]:
    needing = "; ".join(each.number or each.filename for each in missing.needed_by)
    known = (missing.number, missing.doc_type, missing.issued_on, missing.issuer)
    return (*known, len(missing.needed_by), needing)


def _fields(document: DocumentSummary) -> dict[str, str]:
    """Return what is known of the document, as plain text."""
    day = document.issued_on
    known = {
        "id": document.id,
        "number": document.number,
        "doc_type": document.doc_type,
        "date": day.isoformat() if day else None,
        "issuer": document.issuer,
        "subject": document.subject,
        "signer": document.signer,
    }
    return {name: value for name, value in known.items() if value}


def _csl(document: DocumentSummary, site: str | None) -> dict[str, Any]:
    """Return an item; a law is known by its whole title, without a ``genre``.

    ``title-short`` is the subject as a citation has it behind the issuer, for the style
    ``nd30``.
    """
    fields = _fields(document)
    issuer, subject = issuer_and_subject(document)
    literal = issuer.removeprefix("của ") if issuer else None
    item: dict[str, Any] = {
        "id": _id_of(document),
        "type": "legislation" if is_legal(document) else "report",
        "language": "vi",
        "title": title_of(document),
        "title-short": None if is_named(document) else subject,
        "genre": None if is_named(document) else fields.get("doc_type"),
        "number": fields.get("number"),
        "author": [{"literal": literal}] if literal else None,
        "authority": literal,
        "publisher": fields.get("issuer"),
        "jurisdiction": "vn",
        "URL": _address(document, site),
    }
    if document.issued_on:
        day = document.issued_on
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return {name: value for name, value in item.items() if value is not None}


def title_of(document: DocumentSummary) -> str:
    """Return the subject; of a law its whole name: ``Luật Lưu trữ``."""
    if is_named(document) and document.subject:
        return law_name(document.doc_type or "", document.subject)
    return document.subject or document.filename


def _id_of(document: DocumentSummary) -> str:
    """Return its id; of what is not held one made of its number, or of its name."""
    return document.id or f"cited-{fold_symbol(document.number or document.filename)}"


def _address(document: DocumentSummary, site: str | None) -> str | None:
    """Return where the service at *site* shows a document that is held."""
    if not site or not document.id:
        return None
    return f"{site.rstrip('/')}/documents/{document.id}"


def _bibtex(document: DocumentSummary, site: str | None) -> str:
    fields = _fields(document)
    day = document.issued_on
    entries = {
        "title": title_of(document),
        "author": fields.get("issuer"),
        "howpublished": fields.get("doc_type"),
        "number": fields.get("number"),
        "year": str(day.year) if day else None,
        "date": fields.get("date"),
        "langid": "vietnamese",
    }
    lines = [
        f"  {name} = {{{_braced(text)}}}" for name, text in entries.items() if text
    ]
    if address := _address(document, site):
        lines.append(f"  url = {{{address}}}")
    return f"@misc{{{_bibtex_key(document)},\n" + ",\n".join(lines) + "\n}\n"


def _braced(text: str) -> str:
    """Return *text* so that an issuer's name is no list of persons, nor a macro."""
    plain = text.replace("\\", "").replace("{", "(").replace("}", ")")
    for sign in "&%$#_":
        plain = plain.replace(sign, f"\\{sign}")
    return f"{{{plain}}}"


def _bibtex_key(document: DocumentSummary) -> str:
    """Return a key of letters, digits and hyphens alone, which TeX takes."""
    number = _NOT_IN_KEYS.sub("", fold_symbol(document.number or "")) or "document"
    ident = document.id[:8] or _NOT_IN_KEYS.sub("", _id_of(document))
    return f"{number}-{ident}"


def _ris(document: DocumentSummary, site: str | None) -> str:
    fields = _fields(document)
    day = document.issued_on
    tags = [
        ("TY", "STAT" if is_legal(document) else "RPRT"),
        ("ID", _id_of(document)),
        ("TI", title_of(document)),
        ("AU", fields.get("issuer")),
        ("PB", fields.get("issuer")),
        ("SN", fields.get("number")),
        ("M1", fields.get("number")),
        ("M3", fields.get("doc_type")),
        ("PY", str(day.year) if day else None),
        ("DA", day.strftime("%Y/%m/%d") if day else None),
        ("UR", _address(document, site)),
        ("LA", "vi"),
        ("ER", ""),
    ]
    return "".join(
        f"{tag}  - {_line(text)}\n" for tag, text in tags if text is not None
    )


def _line(text: str) -> str:
    return collapse_spaces(text)


def is_legal(document: DocumentSummary) -> bool:
    """Return whether the document is of a legal kind."""
    genres = {kind.name: kind.genre for kind in document_types()}
    return genres.get(document.doc_type or "") == "legal"
