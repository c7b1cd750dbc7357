from bench import rehash


def test_reading_stored_files_again_is_measured() -> None:
    (measured,) = rehash.measure(3)

    assert measured.ours > 0
    assert measured.theirs > 0
