"""The templates, with the filters they use."""

import html
import re
from typing import Any

from fastapi import Request, Response
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from schemas import document_names
from schemas.account import Role
from service.web import labels
from service.web.history_words import event_words

_MARK = re.compile(r"</?b>")


def render(
    request: Request, template: str, status: int = 200, /, **values: Any
) -> Response:
    """Return the page rendered from *template* with *values*."""
    values.setdefault("person", getattr(request.state, "caller", None))
    return _templates.TemplateResponse(request, template, values, status)


def marked(snippet: str) -> Markup:
    """Return an escaped snippet, in which ``<b>`` marks the matches, as HTML.

    It is unescaped and escaped again, so that nothing but these marks gets through.
    """
    pieces = [escape(html.unescape(each)) for each in _MARK.split(snippet)]
    marks = (
        Markup("<mark>{}</mark>").format(piece) if place % 2 else piece
        for place, piece in enumerate(pieces)
    )
    return Markup("").join(marks)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("service.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["Role"] = Role
    environment.filters |= {
        "marked": marked,
        "day": document_names.day_text,
        "moment": labels.moment_text,
        "correction": labels.correction_text,
        "event": event_words,
        "field_text": document_names.field_text,
        "name": document_names.document_name,
        "cited": document_names.citation_text,
        "role": labels.role_text,
        "relation": labels.relation_text,
        "signature": labels.signature_text,
        "state": labels.state_text,
        "standing": labels.standing_text,
        "place": labels.place_text,
        "printed_at": labels.printed_at,
    }
    return environment


_templates = Jinja2Templates(env=_environment())
