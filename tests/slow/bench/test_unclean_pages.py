from bench.samples.writers.unclean import UNCLEAN
from bench.unclean_pages import score


def test_both_readers_read_what_pdfium_alone_does_not() -> None:
    scores = {what: score(what, count=1) for what in UNCLEAN}

    assert all(each.words == 1 for each in scores.values())
    assert all(each.rows_right == each.rows for each in scores.values())
    assert scores["torn"].words_alone < scores["doubled"].words_alone < 1
    assert scores["close cells"].rows_alone == 0
