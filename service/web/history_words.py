"""What happened to a document, as a clerk says it."""

from collections.abc import Callable, Mapping

from schemas.citation import Relation
from schemas.decision import HistoryEntry
from schemas.document_names import day_text
from service.web.form_values import read_day
from service.web.labels import FIELDS, relation_text

Details = Mapping[str, str]


def event_words(entry: HistoryEntry, names: Mapping[str, str]) -> str:
    """Return what happened; *names* are those of the ids and keys in its details."""
    details = {name: names.get(value, value) for name, value in entry.details.items()}
    return _WORDS[entry.what](details) if entry.what in _WORDS else entry.what


def _received(details: Details) -> str:
    path = details.get("path")
    return f"nhận tệp {details['filename']}" + (f", từ {path}" if path else "")


def _parsed(details: Details) -> str:
    found = f"{details['citations']} viện dẫn, {details['doubts']} nghi vấn"
    return f"máy đọc thể thức và viện dẫn: {found}"


def _corrected(details: Details) -> str:
    if details["field"] == "reading":
        return f"xem nghi vấn của bản đọc: {details['value']}"
    name = FIELDS[details["field"]].lower()
    if not details["value"]:
        return f"sửa thể thức: {name}, văn bản không có"
    return f"sửa thể thức: {name}, thành “{details['value']}”"


def _cited(details: Details) -> str:
    """Return the citation that was decided on, with its date if a name needs one."""
    day = day_text(read_day(details.get("day", "")))
    key = details["key"]
    return f"{key}, ngày {day}" if day and day not in key else key


def _confirmed(details: Details) -> str:
    return f"xác nhận viện dẫn {_cited(details)}: là {details['target']}"


def _rejected(details: Details) -> str:
    target = details.get("target", "văn bản nào trong kho")
    return f"bác viện dẫn {_cited(details)}: không phải là {target}"


def _related(details: Details) -> str:
    relation = relation_text(Relation(details["relation"]))
    return f"sửa quan hệ với {_cited(details)} thành “{relation}”"


_WORDS: dict[str, Callable[[Details], str]] = {
    "Received": _received,
    "Read": lambda _: "máy đọc chữ trong tệp",
    "Parsed": _parsed,
    "Quarantined": lambda each: f"để riêng vì không đọc được: {each['reason']}",
    "Superseded": lambda _: "loại khỏi tệp để riêng: nay ở chỗ cũ là một tệp khác",
    "Discarded": lambda _: "loại khỏi tệp để riêng",
    "CitationAdded": lambda _: "thêm viện dẫn mà máy bỏ sót",
    "CitationConfirmed": _confirmed,
    "CitationConfirmedNotHeld": lambda e: f"xác nhận: kho chưa có {_cited(e)}",
    "CitationDismissed": lambda e: f"xác nhận: {_cited(e)} không phải viện dẫn",
    "CitationRejected": _rejected,
    "CitationRelated": _related,
    "DecisionUndone": lambda e: f"rút lại các quyết định về {_cited(e)}",
    "HeaderCorrected": _corrected,
    "MarkedAsCopy": lambda e: f"gộp: là một tệp của {e['original']}",
    "Parted": lambda _: "tách ra: là một văn bản riêng",
    "TakenBack": lambda e: f"rút lại quyết định số {e['number']}",
    "Withdrawn": lambda _: "rút khỏi kho",
}
"""The words for each kind of event, by its name."""
