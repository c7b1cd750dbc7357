"""What waits for a person to decide: the cases of the review queue."""

from dataclasses import dataclass
from enum import StrEnum


class CaseKind(StrEnum):
    """What is to be decided, the most doubtful first; ``MISSING`` asks for a document.

    Four are the states of a link of that name.
    """

    CONFLICT = "conflict"  # the number agrees, the date or the issuer contradicts
    AMBIGUOUS = "ambiguous"  # several candidates
    PROBABLE = "probable"  # one candidate, something not given
    UNNUMBERED = "unnumbered"  # no number was read
    DOUBT = "doubt"  # another field of a header that is doubtful
    READING = "reading"  # a file that was not read wholly, or not surely
    COPY = "copy"  # two documents that may be files of one văn bản
    QUARANTINE = "quarantine"  # a file that could not be read
    MISSING = "missing"  # cited, not in the archive


@dataclass(frozen=True, slots=True)
class ReviewCase:
    """A case: ``document`` (an id), and what of it a person is to decide on.

    That is the citation at ``place``, a ``field`` of the header, whether it is one with
    the ``other`` document, or else what becomes of the file. ``needed`` counts the
    documents that hang on it: those that cite the same and wait, or that cite the
    document itself. The more, the sooner.
    """

    kind: CaseKind
    document: str
    needed: int = 0
    place: int | None = None
    field: str | None = None
    other: str | None = None

    @property
    def key(self) -> str:
        """What names the case, whoever looks at it."""
        about = (self.place, self.field, self.other)
        given = (str(each) for each in about if each is not None)
        return ":".join((self.kind.value, self.document, *given))


UNNUMBERED = {"number": ("number_missing", "number_blank", "number_unreadable")}
DOUBTFUL = {
    "number": (
        "number_recovered",
        "number_handwritten",
        "symbol_contradicts_issuer",
    ),
    "doc_type": ("kind_unknown", "symbol_contradicts_kind"),
    "issued_on": (
        "date_missing",
        "date_blank",
        "date_unreadable",
        "date_handwritten",
        "date_impossible",
        "effect_before_date",
    ),
    "signer": ("signer_unreadable",),
}
"""The doubts that a person settles by saying what a field is, by that field.

Who says that it is as it was read has settled it, too.
"""
READING = {
    "file_damaged": "tệp hỏng",
    "part_unread": "có phần chưa đọc",
    "page_unread": "có trang chưa đọc",
    "page_heads_unread": "đầu trang chưa đọc",
    "rows_unread": "có hàng chưa đọc",
    "stamps_unread": "dấu chưa đọc",
    "text_boxes_unsure": "khung chữ chưa chắc",
    "revisions_unsure": "chỗ sửa chưa chắc",
    "untrusted_text": "chữ chưa tin được",
    "legacy_encoding": "bảng mã cũ",
    "not_vietnamese": "không phải tiếng Việt",
    "stub_page": "không có nội dung",
    "draft": "dự thảo",
    "files_disagree": "các tệp khác nhau",
}
"""The doubts of how a file was read, and what they are called.

A person settles one by saying that it was looked at, which is kept as the field
``reading``. Of all doubts one is in neither table: ``same_identity`` has its own kind.
"""
