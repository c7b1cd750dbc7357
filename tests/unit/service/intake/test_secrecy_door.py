from pathlib import Path

from ingest.programs import Programs
from schemas.record import LargeFile, Received
from service.intake.parsers import HAS_SECRECY_MARK, Failure
from service.intake.secrecy_door import parse_unless_secret


def test_a_large_file_that_is_gone_by_now_is_a_failure_of_its_own() -> None:
    gone = LargeFile(Path("gone.pdf"), 2_000_000, "0" * 64)
    received = Received("gone.pdf", gone.checksum, b"", "gone.pdf", gone)

    found = parse_unless_secret(Programs(), 60, received)

    assert isinstance(found, Failure)
    assert found.code != HAS_SECRECY_MARK
