"""Shadows on paper are taken away, negatives turned."""

from PIL import Image, ImageChops, ImageDraw, ImageOps

from ingest.readers.ocr.paper_light import in_even_light

SIZE = (800, 1000)


def page() -> Image.Image:
    """A page with lines of ink."""
    drawn = Image.new("L", SIZE, "white")
    pen = ImageDraw.Draw(drawn)
    for top in range(100, 900, 30):
        for left in range(80, 700, 24):
            pen.rectangle((left, top, left + 12, top + 10), fill=20)
    return drawn


def shaded(picture: Image.Image) -> Image.Image:
    """The page with a shadow that falls from the right."""
    shadow = Image.linear_gradient("L").rotate(90).resize(SIZE)
    return ImageChops.multiply(picture, shadow.point(lambda shade: 100 + shade * 0.6))


def test_a_shadow_is_taken_away() -> None:
    lit = in_even_light(shaded(page()))
    paper = [lit.getpixel((left, 80)) for left in range(40, 760, 40)]
    ink = [lit.getpixel((left, 105)) for left in range(86, 700, 24)]

    assert min(map(float, paper)) > 230  # type: ignore[arg-type]
    assert max(map(float, ink)) < 170  # type: ignore[arg-type]


def test_paper_in_even_light_stays_as_it_is() -> None:
    grey = page().point(lambda shade: shade * 0.8)

    assert in_even_light(grey) is grey


def test_a_black_strip_at_the_edge_is_no_shadow() -> None:
    scanned = page()
    ImageDraw.Draw(scanned).rectangle((0, 0, 30, 1000), fill=0)

    assert in_even_light(scanned) is scanned


def test_a_negative_is_turned() -> None:
    assert in_even_light(ImageOps.invert(page())).tobytes() == page().tobytes()


def test_a_page_on_a_dark_table_is_no_negative() -> None:
    photo = Image.new("L", (1400, 1600), 40)
    photo.paste(page(), (300, 300))
    lit = in_even_light(photo)

    assert lit.getpixel((700, 380)) == 255


def test_a_small_picture_is_looked_at_too() -> None:
    dot = Image.new("L", (3, 3), 255)

    assert in_even_light(dot) is dot
