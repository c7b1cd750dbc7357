"""The manual in Vietnamese says who uses which page, and which command."""

import re
from collections.abc import Iterator

import pytest

from bench.manual_pages import MANUAL_PAGES
from bench.pictures import MANUAL_FOLDER
from cli.main import COMMANDS
from service.bootstrap import open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.architecture.test_roles import routes_of
from tests.manual import FOLDER

MANUAL = (FOLDER / "by_role.md").read_text("utf-8")
PICTURED = (FOLDER / "pages.md").read_text("utf-8")
NOT_SEEN = {
    "/hits/{form}",
    "/suggestions",
    "/cited/letter",
    "/missing.csv",
    "/documents/{document}/json-ld",
    "/documents/{document}/cite/{form}",
    "/documents/{document}/pages/{number}",
    "/basket/{form}",
    "/feeds/{key}",
    "/uploads/{job}/events",
    "/sign-in/oidc",
    "/sign-in/oidc/return",
    "/sign-out/oidc",
}
"""Files, what scripts and other programs read, and ways to another page."""
ROLES = ("Người đọc", "Người soạn", "Văn thư", "Lưu trữ", "Quản trị")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[set[str]]:
    """The addresses of all pages, and of what they let one take away."""
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as opened:
        routes = list(routes_of(create_pages(opened)))
        methods = ((each.path, getattr(each, "methods", None)) for each in routes)
        yield {path for path, known in methods if "GET" in (known or ())}


def test_each_page_is_in_it(pages: set[str]) -> None:
    assert {each for each in pages if f"`{each}`" not in MANUAL} == set()


def test_each_command_is_in_it() -> None:
    assert {each for each in COMMANDS if f"`vankho {each}`" not in MANUAL} == set()


def test_each_page_has_a_picture_that_the_command_takes(pages: set[str]) -> None:
    assert {each.route for each in MANUAL_PAGES.values()} == pages - NOT_SEEN


@pytest.mark.parametrize("name", MANUAL_PAGES)
def test_a_picture_is_taken_of_the_page_that_it_is_named_for(name: str) -> None:
    page = MANUAL_PAGES[name]
    route = re.sub(r"\{\w+\}", "[^/]+", page.route)

    assert re.fullmatch(route, page.address.partition("?")[0])


def test_the_manual_shows_each_picture_below_the_address_of_its_page() -> None:
    sections = re.split(r"(?m)^###? ", PICTURED)
    shown = {
        name: re.findall("`(/[^`]*)`", each.partition("\n")[0])
        for each in sections
        for name in re.findall(r"!\[[^]]+\]\(pictures/([\w-]+)\.png\)", each)
    }

    assert shown == {name: [each.route] for name, each in MANUAL_PAGES.items()}


def test_the_manual_says_how_the_pictures_are_taken_and_git_ignores_them() -> None:
    ignored = (FOLDER.parents[1] / ".gitignore").read_text("utf-8").splitlines()

    assert ".venv/bin/python -m bench.pictures --manual" in PICTURED
    assert f"{MANUAL_FOLDER}/" in ignored
    assert "(pages.md)" in MANUAL


@pytest.mark.parametrize("role", ROLES)
def test_each_role_has_a_section(role: str) -> None:
    assert f"\n## {role}\n" in MANUAL
