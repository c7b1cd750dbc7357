from bench import durability


def test_waiting_for_the_disk_is_measured() -> None:
    (measured,) = durability.measure(3)

    assert measured.ours > 0
    assert measured.theirs > 0
