"""What is true of the whole tree."""

import re
import subprocess
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
MEBIBYTE = 1024 * 1024
REGISTRY_ADDRESS = re.compile(
    rb"https?://[^ \"\n]*"
    rb"(/simple/?|/packages/[0-9a-f]{2}/|/-/[a-z0-9.-]+\.tgz|/maven2/)"
)


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True
    ).stdout.decode()
    files = [ROOT / name for name in listing.split("\0") if name]
    return [file for file in files if file.is_file()]


def test_imports_point_down() -> None:
    assert lint_imports(str(ROOT / ".importlinter"), no_cache=True) == 0


def test_no_large_file_is_tracked(tracked: list[Path]) -> None:
    assert [file for file in tracked if file.stat().st_size > MEBIBYTE] == []


def test_no_registry_is_named(tracked: list[Path]) -> None:
    assert [
        file for file in tracked if REGISTRY_ADDRESS.search(file.read_bytes())
    ] == []


def test_pinned_requirements_all_have_hashes() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        pins = re.findall(
            r"^\S+==\S+ (\\\n    --hash)?", lock.read_text(), re.MULTILINE
        )
        assert pins
        assert all(pins)


def test_no_module_holds_more_than_one_idea(tracked: list[Path]) -> None:
    modules = [file for file in tracked if file.suffix == ".py"]
    lines = {file: len(file.read_text("utf-8").splitlines()) for file in modules}

    assert [file for file, count in lines.items() if count > 400] == []
