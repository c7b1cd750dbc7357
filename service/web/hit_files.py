"""What a search finds, as a file to take away or to print."""

import html
import re
from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from schemas.account import Role
from schemas.document_names import day_text
from schemas.search import SearchHit, SearchPage
from schemas.standing import Standing
from service.accounts.door import Requires
from service.answers.table_files import TABLE_FORMS, Column, PrintedTable
from service.web.archive_parts import queries_of
from service.web.labels import standing_text
from service.web.search_form import SearchForm, read_form, search_query

MOST_HITS = 1000
"""Hits of a file; it says how many there are."""
COLUMNS = (
    Column("TT", 3),
    Column("Số, ký hiệu", 10),
    Column("Loại", 8),
    Column("Ngày", 7),
    Column("Cơ quan ban hành", 14),
    Column("Trích yếu", 26),
    Column("Hiệu lực", 12),
    Column("Đoạn khớp", 20),
    Column("Mã", 8),
)
_MARK = re.compile(r"</?b>")
_ID_SHOWN = 8

router = APIRouter(dependencies=[Depends(Requires(Role.READER))])
FormName = Annotated[str, Path(pattern=f"^({'|'.join(TABLE_FORMS)})$")]


@router.get("/hits/{form}")
def hits_file(request: Request, form: FormName) -> Response:
    """Send what the search of the address finds, as a table of that form."""
    queries, asked = queries_of(request), read_form(request.query_params)
    query = replace(search_query(asked), offset=0, limit=MOST_HITS)
    found = queries.search(query)
    table = hits_table(asked, found, queries.standings_in(found))
    chosen, name = TABLE_FORMS[form], f"ket-qua.{form}"
    return Response(
        chosen.file_of(table),
        media_type=chosen.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def hits_table(
    form: SearchForm, found: SearchPage, standings: dict[str, Standing]
) -> PrintedTable:
    """Return the hits as a table, which says what was searched, and when."""
    rows = enumerate(found.hits, start=1)
    return PrintedTable(
        "KẾT QUẢ TÌM KIẾM",
        tuple(_notes(form, found)),
        COLUMNS,
        tuple(_row(place, each, standings.get(each.id)) for place, each in rows),
    )


def _notes(form: SearchForm, found: SearchPage) -> list[str]:
    today = date.today()  # noqa: DTZ011  # local day
    shown, total = len(found.hits), found.total
    count = f"{total} văn bản" if shown == total else f"{shown} đầu trong {total}"
    notes = [f"{name}: {value}" for name, value in form.described if value]
    if found.read_as:
        notes.append(f"Không có như đã gõ; đã tìm: {found.read_as}")
    return [*notes, f"Tìm thấy: {count}, ngày {day_text(today)}"]


def _row(place: int, hit: SearchHit, standing: Standing | None) -> tuple[str, ...]:
    passage = html.unescape(_MARK.sub("", hit.snippet))
    return (
        str(place),
        hit.number or "",
        hit.doc_type or "",
        day_text(hit.issued_on),
        hit.issuer or "",
        hit.subject or hit.filename,
        standing_text(standing) if standing else "",
        passage,
        hit.id[:_ID_SHOWN],
    )
