"""An archive in which everything has happened once, and the events that it stores.

The events of a release are kept, so that later ones prove that they understand them:
``python -m tests.sample_events > tests/unit/service/domain/stored/RELEASE.jsonl``
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import msgspec
from eventsourcing.persistence import StoredEvent

from schemas.audit import Access, Action, Person
from schemas.decision import DecidedBy
from schemas.group_rule import RuleKind
from schemas.known_act import KnownAct
from schemas.number import DocumentNumber
from service.bootstrap import OpenArchive, open_archive
from service.curation.act_lists import ActKeeper
from service.settings import Settings
from tests.factories import REPORT, make_citation, make_parsed, make_received

Line = dict[str, Any]
PLAN_TEXT = "Kế hoạch số 48/KH-VKS"
REPORT_TEXT = f"Theo {PLAN_TEXT} ngày 10/01/2022, và Kế hoạch số 9/KH-VKS."
DECIDED = DecidedBy("An", "đã xem")


def main() -> None:
    """Print the events and the stored files, a line of JSON each."""
    with TemporaryDirectory() as home, open_archive(Settings(Path(home))) as opened:
        let_everything_happen(opened)
        for line in stored_lines(opened):
            sys.stdout.write(msgspec.json.encode(line).decode() + "\n")


def let_everything_happen(opened: OpenArchive) -> None:
    """Fill an archive that is empty."""
    plan, copy, report, notice = _arrive(
        opened,
        make_parsed(body=PLAN_TEXT),
        make_parsed(body=f"{PLAN_TEXT}, bản sao"),
        make_parsed(
            make_citation(issuer=None),
            body=REPORT_TEXT,
            number=REPORT,
            doc_type="Báo cáo",
            subject="Kết quả thi đua",
        ),
        make_parsed(
            body="Thông báo",
            number=DocumentNumber("7", "TB-VKS"),
            doc_type="Thông báo",
            subject="Nghỉ lễ",
        ),
    )
    _quarantine(opened, plan)
    opened.decisions.mark_copy(copy, plan, DECIDED)
    opened.decisions.part(copy, DECIDED)
    last = opened.queries.history(copy)[-1].number
    opened.decisions.take_back(copy, last, DECIDED)
    _decide_on_links(opened, report)
    opened.decisions.correct(report, "issued_on", "12/01/2022", DECIDED)
    opened.decisions.withdraw(notice, DECIDED)
    _collect(opened, plan, report)
    _restrict(opened)
    _use(opened)


def _use(opened: OpenArchive) -> None:
    """Open a document over HTTP, and erase who it was."""
    access = Access(
        datetime.now(UTC), Action.OPENED, "GET /documents", 200, "48/KH-VKS"
    )
    opened.audit.note(access, Person("an", "10.0.0.7"))
    opened.audit.erase("an", DECIDED.by, DECIDED.why)


def _quarantine(opened: OpenArchive, plan: str) -> None:
    """Quarantine three files; of two that is settled."""
    _, half, unwanted = [
        opened.archive.quarantine(
            make_received(make_parsed(body=body)), "no_text", "không có chữ"
        )
        for body in ("hỏng", "chép dở", "thừa")
    ]
    opened.archive.commit()
    opened.archive.supersede(half, plan)
    opened.archive.discard(unwanted, DECIDED.by, DECIDED.why)


def stored_lines(opened: OpenArchive) -> Iterator[Line]:
    """Yield the events of an archive, in their order, and what its files hold."""
    files: dict[str, None] = {}
    logs = opened.archive.log, opened.audit.log
    for event in chain.from_iterable(
        each.events_after(0, sys.maxsize >> 1) for each in logs
    ):
        state = msgspec.json.decode(event.state)
        ident, version = str(event.originator_id), event.originator_version
        yield {"id": ident, "version": version, "topic": event.topic, "state": state}
        named = (state.get("checksum"), state.get("text_checksum"))
        files |= dict.fromkeys(filter(None, named))
    for checksum in filter(opened.files.has, files):
        yield {"file": opened.files.read(checksum).decode()}


def read_lines(path: Path) -> list[Line]:
    """Return the lines that ``stored_lines`` made."""
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]


def stored_event(line: Line) -> StoredEvent:
    """Return the event of a line as a store gives it."""
    state = msgspec.json.encode(line["state"])
    return StoredEvent(UUID(line["id"]), line["version"], line["topic"], state)


def _arrive(opened: OpenArchive, *parsed: Any) -> list[str]:
    ids = [opened.archive.register(make_received(each), each) for each in parsed]
    opened.archive.commit()
    opened.projections.catch_up()
    return ids


def _decide_on_links(opened: OpenArchive, report: str) -> None:
    decisions, cited = opened.decisions, "48/KH-VKS"
    for decide in (decisions.dismiss, decisions.confirm_not_held):
        decide(report, cited, DECIDED)
        decisions.undo(report, cited, DECIDED)
    decisions.reject(report, cited, DECIDED)
    last = opened.queries.history(report)[-1].number
    decisions.take_back(report, last, DECIDED)
    decisions.relate(report, cited, "thực hiện", DECIDED)
    decisions.confirm(report, cited, None, DECIDED)
    decisions.add(report, "Kế hoạch số 9/KH-VKS", None, DECIDED)


def _collect(opened: OpenArchive, plan: str, report: str) -> None:
    baskets, searches = opened.baskets, opened.searches
    baskets.put("thi đua", [report, plan], "An")
    baskets.put("nghỉ lễ", [plan], "Bình")
    baskets.take_out("nghỉ lễ", [plan], "Bình")
    for name, query in (("của tôi", "thi đua"), ("cũ", "kế hoạch")):
        searches.save(name, query, "An")
    later = DocumentNumber("60", "KH-VKS")
    _arrive(opened, make_parsed(body="Thi đua quý hai", number=later))
    searches.mark_seen(["của tôi"], "An")
    searches.remove("cũ", "An")
    _list_acts(opened)


def _list_acts(opened: OpenArchive) -> None:
    acts = ActKeeper(opened.log, opened.graph, opened.projections)
    decree = KnownAct("30/2020/NĐ-CP", "Nghị định", "báo", date(2020, 5, 3))
    acts.add([decree], "An")
    acts.add([replace(decree, issued_on=date(2020, 3, 5))], "Bình")
    acts.add([replace(decree, number="99/2020/NĐ-CP")], "An")
    acts.remove("99/2020/NĐ-CP", DECIDED)


def _restrict(opened: OpenArchive) -> None:
    issuer = (RuleKind.ISSUER, "Cục Cơ yếu")
    for groups in ("PC03", "PC03, PA05"):
        opened.rules.restrict(*issuer, groups, DECIDED)
    opened.rules.lift(*issuer, DECIDED)


if __name__ == "__main__":
    main()
