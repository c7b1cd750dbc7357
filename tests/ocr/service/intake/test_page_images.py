"""Scans that lay on their side or askew are drawn as they were read."""

from io import BytesIO

import pytest
from PIL import Image, ImageStat

from bench.samples import documents
from bench.samples.folder import WRITERS
from ingest.pipeline import parse
from schemas.layout import Drawing, PageLayout
from service.intake.page_images import draw_page
from service.intake.programs import installed_programs

PROGRAMS = installed_programs(1)
WIDTH = 900


@pytest.mark.skipif(PROGRAMS.recognise is None, reason="tesseract is not installed")
@pytest.mark.parametrize("kind", ["turned", "askew"])
def test_the_boxes_of_a_scan_lie_on_its_ink(kind: str) -> None:
    data = WRITERS[kind][1](next(documents(1, 5)))
    layout = parse(data, "scan.pdf", PROGRAMS).layout
    assert layout is not None

    page = layout.pages[0]
    picture = drawn(data, page)

    boxes = (word.box for word in page.words())
    dark = [darkness(picture, (b.left, b.top, b.right, b.bottom), page) for b in boxes]
    blank = darkness(picture, margin(page), page)
    assert len(dark) > 100
    assert sum(each > 2 * blank for each in dark) > 0.95 * len(dark)


def drawn(data: bytes, page: PageLayout) -> Image.Image:
    size = page.width, page.height
    drawing = Drawing(data, is_pdf=True, sheet=page.sheet, pixels=WIDTH, size=size)
    picture = draw_page(drawing)
    assert picture is not None
    return Image.open(BytesIO(picture)).convert("L")


def margin(page: PageLayout) -> tuple[float, float, float, float]:
    """Return the edges of the left margin, where nothing is printed."""
    return 20.0, 60.0, 60.0, page.height - 60


def darkness(
    picture: Image.Image, edges: tuple[float, float, float, float], page: PageLayout
) -> float:
    """Return how dark a part of a page is, from 0 to 1."""
    left, top, right, bottom = (round(each * WIDTH / page.width) for each in edges)
    part = picture.crop((left, top, right, bottom))
    return 1 - ImageStat.Stat(part).mean[0] / 255
