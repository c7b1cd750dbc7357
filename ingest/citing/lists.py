"""Lists of documents, where one item supplies what another leaves out.

``Kết luận 174-KL/TW ngày 4/7, Kết luận 177-KL/TW ngày 11/7 của Bộ Chính trị``: the
issuer belongs to both. ``số 1280/TTr-CP và số 1281/TTr-CP ngày 29/12/2025``: so does
the date. Only neighbours in one list share, and the issuer only where the symbols name
the same one: a wrong issuer is worse than none.
"""

import re

from ingest.citing.nested import REMARK
from ingest.citing.reference import Reference, between, each_after
from ingest.grammar.written_number import organ, type_of_symbol
from schemas.spelling.superscripts import SUPERSCRIPTS

_COORDINATION = re.compile(
    rf"[\s{SUPERSCRIPTS}]*{REMARK}(?:[,;]|và|hoặc|,\s*và|;\s*và)\s*(?:các\s+)?"
    r"(?:[-–+]\s*)?\Z"
)
_NO_DOC_TYPE = re.compile(r"(?:[Ss]ố\s*:?\s*)?\d")  # "số 12/TTr-CP", "12/SNV-VP"
_TITLE_LIST = re.compile(
    r"[^.\n:]{0,300}[;,]\s*(?:và\s+)?\n?(?:[-–+]\s*|\d+[.)]\s*)?\Z"
)


def share_in_lists(text: str, references: list[Reference]) -> list[Reference]:
    """Return the references, what they leave to their neighbours filled in."""
    forward = list(each_after(references, lambda a, b: _continued(text, a, b)))
    backward = each_after(forward[::-1], lambda b, a: _anticipated(text, a, b))
    return list(backward)[::-1]


def are_coordinated(text: str, left: Reference, right: Reference) -> bool:
    """Return whether nothing but ``,`` ``;`` ``và`` stands between the two."""
    return bool(_COORDINATION.fullmatch(between(text, left, right)))


def _continued(text: str, left: Reference, right: Reference) -> Reference:
    """Return the *right* one, completed with what the *left* one says for both."""
    if left.number is None or right.number is None:
        return right
    lacks_issuer = left.fronted and left.issuer and not right.issuer
    lacks_doc_type = not right.doc_type_given and _doc_type_missing(right)
    if not (lacks_issuer or lacks_doc_type):
        return right  # nearly always
    close = are_coordinated(text, left, right)
    if close and lacks_doc_type:
        right = right._replace(
            doc_type=left.doc_type, doc_type_given=left.doc_type_given
        )
    if not lacks_issuer or not _same_organ(left, right) or _of_the_centre(left, right):
        return right
    listed = close or _TITLE_LIST.fullmatch(between(text, left, right))
    return right._replace(issuer=left.issuer, fronted=True) if listed else right


def _of_the_centre(left: Reference, right: Reference) -> bool:
    """Return whether the two, of two kinds, are by bodies that all sign ``/TW``."""
    one_doc_type = left.doc_type == right.doc_type
    return (
        not one_doc_type and left.number is not None and left.number.symbol[-2:] == "TW"
    )


def _anticipated(text: str, left: Reference, right: Reference) -> Reference:
    """Return the *left* one, completed with what the *right* one says for both."""
    if left.number is None or right.number is None or right.fronted:
        return left
    lacks_issuer = right.issuer and not left.issuer
    lacks_day = right.issued_on and not _dated(left)
    if not (lacks_issuer or lacks_day) or not are_coordinated(text, left, right):
        return left
    if lacks_issuer and _same_organ(left, right):
        left = left._replace(issuer=right.issuer)
    bare = _NO_DOC_TYPE.match(text, right.span.start)
    of_one_doc_type = bare and left.doc_type == right.doc_type
    if lacks_day and of_one_doc_type:
        left = left._replace(issued_on=right.issued_on)
    return left


def _dated(reference: Reference) -> bool:
    return reference.issued_on is not None or reference.impossible_date


def _doc_type_missing(reference: Reference) -> bool:
    number = reference.number
    return number is not None and type_of_symbol(number.symbol) in (None, "Công văn")


def _same_organ(left: Reference, right: Reference) -> bool:
    if left.number is None or right.number is None:
        return False
    return organ(left.number.symbol) == organ(right.number.symbol)
