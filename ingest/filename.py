"""What a file's name suggests: ``48-KH-VKS.pdf``, ``pdfs_07_2764-QD-TTg.pdf``.

Only a hint, since names are typed by hand and without accents:
docs/decisions/0004-a-file-name-is-a-hint.md.
"""

import re
from functools import cache
from pathlib import PurePath

from schemas.number import DocumentNumber
from schemas.spelling.folding import fold_symbol
from schemas.vocabulary import document_types, issuers

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?P<serial>\d{1,5})[-_. ]+(?:(?P<year>(?:19|20)\d\d)[-_. ]+)?"
    r"(?P<symbol>[A-Za-zĐđƯư]{2,8}(?:[-_. ]+[A-Za-zĐđ&]{2,12})*)"
)


def read_name_number(filename: str) -> DocumentNumber | None:
    """Return the number that the name of a file suggests, or None.

    The symbol must begin with the code of a kind or an issuer from the tables;
    accents that it lost are not restored (``QD-TTg``), since its key is the same.
    """
    stem = PurePath(filename).stem
    for match in _NUMBER.finditer(stem):
        parts = re.split(r"[-_. ]+", match["symbol"])
        if len(parts) > 1 and fold_symbol(parts[0]) in _codes():
            year = int(match["year"]) if match["year"] else None
            return DocumentNumber(match["serial"], "-".join(parts), year)
    return None


@cache
def _codes() -> frozenset[str]:
    doc_types = (doc_type.code for doc_type in document_types() if doc_type.code)
    issuers_of_table = (issuer.code for issuer in issuers() if issuer.code)
    return frozenset(fold_symbol(code) for code in (*doc_types, *issuers_of_table))
