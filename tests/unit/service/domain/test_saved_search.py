"""A saved search remembers what was looked at, until it is removed."""

import pytest

from schemas.errors import SavedSearchNotFoundError
from service.domain.saved_search import SavedQuery


def test_what_was_looked_at_stays_looked_at() -> None:
    saved = SavedQuery("của tôi", "thi đua", 7)
    saved.mark_seen(5, "An")
    assert saved.seen == 7

    saved.mark_seen(9, "An")
    assert saved.seen == 9


def test_nothing_is_recorded_where_nothing_is_new() -> None:
    saved = SavedQuery("của tôi", "thi đua", 7)
    saved.mark_seen(7, "An")

    assert saved.version == 1


def test_a_search_that_was_removed_is_looked_at_no_more() -> None:
    saved = SavedQuery("của tôi", "thi đua", 7)
    saved.remove("An")

    with pytest.raises(SavedSearchNotFoundError, match="của tôi"):
        saved.mark_seen(9, "An")
    with pytest.raises(SavedSearchNotFoundError, match="của tôi"):
        saved.remove("An")


def test_a_search_that_was_removed_can_be_saved_again() -> None:
    saved = SavedQuery("của tôi", "thi đua", 7)
    saved.remove("An")
    saved.save("kế hoạch", 9, "Bình")

    assert (saved.query, saved.seen) == ("kế hoạch", 9)
