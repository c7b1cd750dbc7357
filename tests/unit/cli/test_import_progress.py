"""How far an import is."""

from cli.import_progress import SECONDS, ImportProgress
from schemas.record import FileResult, Outcome

ARCHIVED = FileResult("a.pdf", Outcome.ARCHIVED, stage="read")
UNREAD = FileResult("b.pdf", Outcome.QUARANTINED, stage="read")
UNOPENED = FileResult("c.zip", Outcome.QUARANTINED, stage="opened")


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def progress_after(
    seconds: float, *results: FileResult, total: int = 0
) -> ImportProgress:
    clock = Clock()
    progress = ImportProgress(lambda: total, clock)
    for each in results:
        progress.add(each)
    clock.now += seconds
    return progress


def test_rate_and_time_left_are_said() -> None:
    progress = progress_after(2, *[ARCHIVED] * 10, total=1000)

    assert progress.words() == "5.0 tệp/giây, còn 3:18"


def test_where_nobody_knows_how_many_there_are_no_time_is_said() -> None:
    assert progress_after(2, ARCHIVED).words() == "0.5 tệp/giây"


def test_files_are_counted_once_and_not_before_that_is_said() -> None:
    counted: list[int] = []

    def count() -> int:
        counted.append(1)
        return 10

    progress = ImportProgress(count)
    progress.add(ARCHIVED)
    assert counted == []

    assert ["còn" in progress.words(), progress.total] == [True, 10]
    assert counted == [1]


def test_failures_are_counted_by_stage() -> None:
    words = progress_after(1, UNREAD, UNOPENED, UNREAD).words()

    assert words == "3.0 tệp/giây, 1 tệp không mở được, 2 tệp không đọc được"


def test_what_is_skipped_is_not_of_the_total() -> None:
    skipped = FileResult("Thumbs.db", Outcome.SKIPPED)

    assert progress_after(1, ARCHIVED, skipped).seen == 1


def test_a_line_is_due_now_and_then() -> None:
    assert not progress_after(SECONDS - 1).is_due()
    progress = progress_after(SECONDS)
    assert [progress.is_due(), progress.is_due()] == [True, False]
