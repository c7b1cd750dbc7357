"""A small archive for the check of drafts: a document for each of its rules."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from ingest.pipeline import parse
from schemas.citation import Mention, Relation
from schemas.codec import text_from_json
from schemas.document import ParsedDocument
from schemas.finding import Finding
from schemas.number import DocumentNumber
from service.archive import Archive
from service.checking.checker import Checker
from service.domain.document import Document
from service.domain.document_log import DocumentLog
from service.files.in_memory import MemoryFiles
from service.graph.catalogue import Catalogue
from service.graph.views import open_views
from service.projections.failed_events import FailedEvents
from service.projections.lock import ProjectionLock
from service.projections.read_models import ViewsProjection
from service.projections.runner import Projections
from tests.factories import make_citation, make_parsed, make_received

TODAY = date(2026, 11, 27)
_KEPT = make_parsed(body="53", number=DocumentNumber("53", "KH-VKS"))


def findings_of(draft: str) -> tuple[Finding, ...]:
    """Return what the check finds in a *draft* against this archive."""
    return _checker().check(draft.encode(), "draft.txt").findings


@cache
def _checker() -> Checker:
    engine = open_views("sqlite://")
    log = DocumentLog()
    files = MemoryFiles()
    archive = Archive(log, files)
    for each in _documents():
        archive.register(make_received(each), each)
    kept = archive.register(make_received(_KEPT), _KEPT)
    archive.commit()
    _keep(log, kept)
    views, failed = ViewsProjection(engine, files), FailedEvents(engine)
    Projections(log, [views], failed, ProjectionLock(engine)).catch_up()
    return Checker(
        Catalogue(engine),
        parse,
        lambda: TODAY,
        lambda it: text_from_json(files.read(it)),
    )


def _keep(log: DocumentLog, ident: str) -> None:
    """Record where an archive keeps the document."""
    document = log.find(Document, UUID(ident))
    assert document
    document.correct_header("archive_number", "P05-H12-T3", "An", "mục lục hồ sơ")
    log.save(document)


def _documents() -> Iterator[ParsedDocument]:
    yield make_parsed()
    yield make_parsed(
        body="Thông tư",
        number=DocumentNumber("2", "TT-BNV", 2024),
        doc_type="Thông tư",
        issuer="Bộ Nội vụ",
        issued_on=date(2024, 8, 12),
    )
    yield make_parsed(
        body="Quyết định",
        number=DocumentNumber("28", "QĐ-TTg", 2025),
        doc_type="Quyết định",
        issuer="Thủ tướng Chính phủ",
        issued_on=date(2025, 8, 24),
    )
    yield make_parsed(
        body="Công văn",
        number=DocumentNumber("227", "MTTQ-BTT"),
        doc_type="Công văn",
        issuer="Ủy ban Mặt trận",
    )
    for body in ("Thông báo một", "Thông báo hai"):
        number = DocumentNumber("7", "TB-VKS")
        yield make_parsed(body=body, number=number, doc_type="Thông báo")
    days: dict[str, dict[str, Any]] = {
        "61": {"effective_until": date(2025, 12, 31)},
        "62": {"effective_from": date(2027, 1, 1)},
    }
    for serial, own in days.items():
        yield make_parsed(
            body=serial,
            number=DocumentNumber(serial, "NĐ-CP", 2025),
            doc_type="Nghị định",
            issuer="Chính phủ",
            issued_on=date(2025, 3, 1),
            **own,
        )
    yield from _ended("50", Relation.REPLACES)
    yield from _ended("51", Relation.REPEALS)
    yield from _ended("52", Relation.AMENDS)
    yield make_parsed(
        body="Điều 1. Phạm vi\nĐiều 2. Đối tượng\n1. Sở;\n2. Xã.",
        number=DocumentNumber("53", "QĐ-TTg", 2025),
        doc_type="Quyết định",
        issuer="Thủ tướng Chính phủ",
        issued_on=date(2025, 8, 24),
        subject="Về việc trồng cây phân tán ven sông",
    )


def _ended(serial: str, relation: Relation) -> Iterator[ParsedDocument]:
    """Yield a plan, and the plan that replaces, repeals or amends it."""
    number, text = DocumentNumber(serial, "KH-VKS"), f"Kế hoạch số {serial}/KH-VKS"
    mention = Mention(1, 0, len(text), text, None, relation)
    yield make_parsed(body=serial, number=number)
    yield make_parsed(
        make_citation(text=text, mentions=(mention,), number=number, relation=relation),
        body=text,
        number=DocumentNumber(f"1{serial}", "KH-VKS"),
        issued_on=date(2023, 3, 1),
    )
