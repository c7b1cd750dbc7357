"""What is told of mutants that were tried."""

from pathlib import Path

from bench.mutants.__main__ import report
from bench.mutants.session import Tried


def tried(module: str, *, caught: bool) -> Tried:
    return Tried(Path(module), 3, "core/AddNot", caught, ("- if a:", "+ if not a:"), "")


def test_the_share_of_each_area_and_the_survivors_are_told() -> None:
    lines = report(
        [
            tried("ingest/a.py", caught=True),
            tried("ingest/b.py", caught=False),
            tried("service/linking/c.py", caught=True),
        ]
    )

    assert lines == [
        "area\ttried\tcaught\tshare",
        "reading\t2\t1\t0.500",
        "linking\t1\t1\t1.000",
        "all\t3\t2\t0.667",
        "",
        "ingest/b.py:3 core/AddNot",
        "    - if a:",
        "    + if not a:",
    ]
