"""Passwords are kept as hashes, and compared as people type them."""

from unicodedata import normalize

import pytest

from schemas.errors import PasswordError
from service.accounts.passwords import LONGEST, SHORTEST, hash_password, is_password

PASSWORD = "một câu dài"


def test_a_password_is_known_by_its_hash_alone() -> None:
    kept = hash_password(PASSWORD)

    assert PASSWORD not in kept
    assert kept.startswith("$argon2id$")
    assert is_password(kept, PASSWORD)
    assert not is_password(kept, PASSWORD + " ")


def test_the_same_password_is_never_kept_alike() -> None:
    assert hash_password(PASSWORD) != hash_password(PASSWORD)


def test_keyboards_may_write_the_accents_apart() -> None:
    assert is_password(hash_password(PASSWORD), normalize("NFD", PASSWORD))


def test_where_there_is_no_password_none_is_right() -> None:
    assert not is_password(None, "nobody")
    assert not is_password("nothing of argon2", PASSWORD)


@pytest.mark.parametrize("length", [0, SHORTEST - 1, LONGEST + 1])
def test_a_password_of_odd_length_is_refused(length: int) -> None:
    with pytest.raises(PasswordError):
        hash_password("x" * length)


def test_what_is_longer_than_a_password_can_be_is_none() -> None:
    longest = "x" * LONGEST

    assert is_password(hash_password(longest), longest)
    assert not is_password(hash_password(longest), longest + "x")
