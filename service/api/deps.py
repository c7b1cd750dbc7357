"""What the routes are handed: the queries of the archive, and what a request names."""

from typing import Annotated

from fastapi import Depends, Path, Query, Request

from service.checking.checker import Checker
from service.queries import Queries

MOST_STEPS = 5
"""Steps of a trace; the tree grows by a factor with each."""


def _queries_of(request: Request) -> Queries:
    queries: Queries = request.app.state.queries
    return queries


def _checker_of(request: Request) -> Checker:
    checker: Checker = request.app.state.checker
    return checker


Checking = Annotated[Checker, Depends(_checker_of)]
Archived = Annotated[Queries, Depends(_queries_of)]
DocumentId = Annotated[
    str,
    Path(
        description="Mã văn bản, hoặc ít nhất 8 ký tự đầu của mã.",
        examples=["3f2a9c01"],
    ),
]
Number = Annotated[
    str,
    Query(
        description="Số, ký hiệu, viết cách nào cũng được.",
        examples=["48/KH-VKS"],
        min_length=1,
    ),
]
Depth = Annotated[
    int, Query(ge=1, le=MOST_STEPS, description="Lần theo mấy bậc viện dẫn.")
]
