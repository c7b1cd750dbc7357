"""The door for state secrets: a file with a mark of secrecy is not taken in.

Luật 117/2025/QH15 and Nghị định 63/2026/NĐ-CP allow them only on machines without a
network; ``VANKHO_SECRECY=allow`` says that this is one.
"""

from collections.abc import Iterator
from contextlib import suppress

from ingest.programs import Programs
from schemas.record import Received
from service.intake.parsers import HAS_SECRECY_MARK, Failure, Parsed, parse_file
from service.intake.sources import find_inside


def parse_unless_secret(
    programs: Programs, seconds: float, received: Received
) -> Parsed:
    """Return what is found in the file; see ``parse_file``.

    If it has a mark of secrecy, or a file inside it has, that is a failure of the code
    ``HAS_SECRECY_MARK``, and nothing else is said of it.
    """
    parsed = parse_file(programs, seconds, received)
    for each in (parsed, *_parsed_inside(programs, seconds, received)):
        if not isinstance(each, Failure) and each.header.secrecy:
            reason = f"có dấu chỉ độ mật {each.header.secrecy}"
            return Failure(HAS_SECRECY_MARK, reason)
    return parsed


def _parsed_inside(
    programs: Programs, seconds: float, outer: Received
) -> Iterator[Parsed]:
    """Yield what is found in the files inside *outer*; nothing if it is gone.

    One that takes too much memory is left to its own reading, which refuses it.
    """
    with suppress(OSError):
        for each in find_inside(outer.large or outer.data, outer.filename):
            inner = Received(each.filename, "", each.data, large=each.large)
            with suppress(MemoryError):
                yield parse_file(programs, seconds, inner)
