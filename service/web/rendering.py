"""The templates, and the words and marks that they ask for."""

import html
import re
from typing import Any

from fastapi import Request, Response
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from service.web import wording

_MARK = re.compile(r"</?b>")


def render(
    request: Request, template: str, status: int = 200, /, **values: Any
) -> Response:
    """Return the page that *template* makes of *values*."""
    return _templates.TemplateResponse(request, template, values, status)


def marked(snippet: str) -> Markup:
    """Return an escaped snippet, in which ``<b>`` marks what was found, as HTML.

    It is read and escaped anew, so that nothing but these marks gets through.
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
    environment.filters |= {
        "marked": marked,
        "day": wording.day_text,
        "moment": wording.moment_text,
        "name": wording.document_name,
        "cited": wording.citation_text,
        "relation": wording.relation_text,
        "state": wording.state_text,
        "standing": wording.standing_text,
        "place": wording.place_text,
        "printed_at": wording.printed_at,
    }
    return environment


_templates = Jinja2Templates(env=_environment())
