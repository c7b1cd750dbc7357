"""Text as old fonts have it: VNI letters, which Western programs take for their own."""

from functools import cache

from bench.samples.model import SampleDocument
from bench.samples.writers.text import write_text
from schemas.vocabulary import table_rows


def write_vni(document: SampleDocument) -> bytes:
    """Return the document as text for a VNI font."""
    text = write_text(document).decode("utf-8")
    return "".join(_codes().get(letter, letter) for letter in text).encode("utf-8")


@cache
def _codes() -> dict[str, str]:
    rows = table_rows("ingest.readers", "legacy_letters")
    return {row["letter"]: row["code"] for row in rows if row["encoding"] == "vni"}
