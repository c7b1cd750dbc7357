"""The manual in Vietnamese says who uses which page, and which command."""

from collections.abc import Iterator

import pytest

from cli.main import COMMANDS
from service.bootstrap import open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.architecture.test_roles import routes_of
from tests.manual import FOLDER

MANUAL = (FOLDER / "by_role.md").read_text("utf-8")
ROLES = ("Người đọc", "Người soạn", "Văn thư", "Lưu trữ", "Quản trị")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[set[str]]:
    """The addresses of all pages, and of what they let one take away."""
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as opened:
        routes = list(routes_of(create_pages(opened)))
        methods = {each.path: getattr(each, "methods", None) or () for each in routes}
        yield {path for path, known in methods.items() if "GET" in known}


def test_each_page_is_in_it(pages: set[str]) -> None:
    assert {each for each in pages if f"`{each}`" not in MANUAL} == set()


def test_each_command_is_in_it() -> None:
    assert {each for each in COMMANDS if f"`vankho {each}`" not in MANUAL} == set()


@pytest.mark.parametrize("role", ROLES)
def test_each_role_has_a_section(role: str) -> None:
    assert f"\n## {role}\n" in MANUAL
