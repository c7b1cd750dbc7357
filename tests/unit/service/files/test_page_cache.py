"""Pictures of pages are kept until there are too many."""

import os
from pathlib import Path

from service.files.page_cache import PageCache


def test_what_was_drawn_is_found_again(tmp_path: Path) -> None:
    PageCache(tmp_path / "pages").put("a-1", b"picture")

    assert PageCache(tmp_path / "pages").find("a-1") == b"picture"
    assert PageCache(tmp_path / "pages").find("a-2") is None


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = PageCache(tmp_path, most=100)
    for at, key in enumerate("abc"):
        cache.put(key, bytes(33))
        os.utime(tmp_path / key, (at, at))
    assert cache.find("a")

    cache.put("d", bytes(33))

    assert cache.find("a")
    assert cache.find("d")
    assert cache.find("b") is None


def test_the_folder_stays_below_its_size(tmp_path: Path) -> None:
    cache = PageCache(tmp_path, most=1000)
    for each in range(50):
        cache.put(f"key-{each}", bytes(90))

    assert sum(each.stat().st_size for each in tmp_path.iterdir()) <= 1000


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "pages").write_bytes(b"no folder")
    cache = PageCache(tmp_path / "pages")

    cache.put("a", b"picture")

    assert cache.find("a") is None
