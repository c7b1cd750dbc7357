"""The site's style is legible in light and dark, and its icon is its own."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from itertools import product

import pytest
from lxml import html

from service.api.app import create_app
from service.bootstrap import open_archive
from service.settings import Settings
from service.web.site import STATIC, create_pages
from tests.served import TestClient

LEGIBLE = 4.5
"""The contrast of text that WCAG 2.2 asks for at its level AA."""
TEXTS = ("ink", "quiet", "link", "good", "doubt", "bad")
GROUNDS = ("ground", "mark", "good-ground", "doubt-ground", "bad-ground", "behind")
SCHEMES = {"light": 0, "dark": 1}
"""Which of the two sets of colours in the sheet is that of a scheme."""


def colours(scheme: str) -> dict[str, str]:
    sheet = (STATIC / "style.css").read_text("utf-8")
    sets = re.findall(r":root \{([^}]*--ground[^}]*)\}", sheet)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", sets[SCHEMES[scheme]]))


def luminance(colour: str) -> float:
    digits = colour[1:]
    whole = digits if len(digits) == 6 else "".join(each * 2 for each in digits)
    parts = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in parts
    ]
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as opened:
        app = create_app(opened)
        app.mount("/", create_pages(opened))
        with TestClient(app) as each:
            yield each


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_is_legible_on_every_ground(scheme: str) -> None:
    of = colours(scheme)
    pairs = [*product(TEXTS, GROUNDS), ("on-link", "link")]

    found = {pair: contrast(of[pair[0]], of[pair[1]]) for pair in pairs}

    assert {pair: each for pair, each in found.items() if each < LEGIBLE} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_fields_and_the_focus_stand_out(scheme: str) -> None:
    of = colours(scheme)

    assert contrast(of["edge"], of["ground"]) >= 3
    assert contrast(of["focus"], of["ground"]) >= 3


def test_the_dark_scheme_has_all_colours_of_the_light_one() -> None:
    assert colours("dark").keys() == colours("light").keys()


def test_a_page_says_that_it_can_be_dark(client: TestClient) -> None:
    found = html.document_fromstring(client.get("/").text)

    assert found.xpath("//meta[@name='color-scheme']/@content") == ["light dark"]


def test_the_icon_is_our_own(client: TestClient) -> None:
    [icon] = html.document_fromstring(client.get("/").text).xpath("//link[@rel='icon']")

    response = client.get(icon.get("href"))
    assert response.headers["content-type"].startswith("image/svg+xml")
    assert "script" not in response.text


def test_a_browser_may_keep_the_archive_among_its_programs(client: TestClient) -> None:
    page = client.get("/")
    [link] = html.document_fromstring(page.text).xpath("//link[@rel='manifest']/@href")

    manifest = client.get(link)
    assert "manifest-src 'self'" in page.headers["content-security-policy"]
    assert manifest.headers["content-type"].startswith("application/manifest+json")
    assert (manifest.json()["start_url"], manifest.json()["lang"]) == ("/", "vi")
    assert client.get(manifest.json()["icons"][0]["src"]).status_code == HTTPStatus.OK
