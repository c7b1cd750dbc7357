"""Small papers of every format, made up for the tests of the readers."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence

import docx
import pikepdf
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from bench.samples.writers.fonts import FOLDER, REGULAR, load_fonts
from bench.samples.writers.stamped import stamped
from ingest.programs import Programs
from ingest.readers.formats import read_pages
from schemas.document import Line, Part, Reading

WIDTH, HEIGHT = A4
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NO_PROGRAMS = Programs()

Printed = tuple[float, float, str]  # points from the left, from the top; words


def read(
    data: bytes, filename: str = "a.bin", programs: Programs = NO_PROGRAMS
) -> Reading:
    return read_pages(data, filename, programs)


def lines_of(reading: Reading) -> list[Line]:
    return [line for page in reading.pages for line in page.lines]


def texts_of(reading: Reading, part: Part | None = None) -> list[str]:
    """The texts of all lines, or of those of one part, empty ones left out."""
    lines = lines_of(reading)
    return [line.text for line in lines if line.text and part in {None, line.part}]


def pdf(*pages: Iterable[Printed], size: int = 12) -> bytes:
    """A PDF with words at their places."""

    def draw(canvas: Canvas) -> None:
        for page in pages:
            canvas.setFont(REGULAR, size)
            for left, top, words in page:
                canvas.drawString(left, HEIGHT - top, words)
            canvas.showPage()

    return drawn_pdf(draw)


def drawn_pdf(
    draw: Callable[[Canvas], None], canvas_of: Callable[..., Canvas] = Canvas
) -> bytes:
    """A PDF drawn by hand, in a font with Vietnamese letters."""
    load_fonts()
    buffer = io.BytesIO()
    canvas = canvas_of(buffer, pagesize=A4, invariant=True)
    canvas.setFont(REGULAR, 12)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def with_widget(data: bytes, left: float, top: float, words: str) -> bytes:
    """The PDF with a signature field whose appearance shows *words* (ASCII)."""
    return stamped(data, [(left, top, words)])


def saved(opened: pikepdf.Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    buffer = io.BytesIO()
    opened.save(buffer, encryption=encryption or False)
    return buffer.getvalue()


def word_file(build: Callable[[docx.document.Document], object]) -> bytes:
    """A DOCX file built with python-docx."""
    document = docx.Document()
    build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_xml(body: str, **parts: str) -> bytes:
    """A DOCX file of raw XML: the body, and other parts by their names.

    ``w:`` is declared; a part is the inside of its root, e.g. ``footnotes="…"``.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", _root("document", f"<w:body>{body}"))
        for name, inside in parts.items():
            tag = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("12"), name)
            packed.writestr(f"word/{name}.xml", _root(tag, inside))
    return buffer.getvalue()


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _root(tag: str, inside: str) -> str:
    closing = "</w:body>" if inside.startswith("<w:body>") else ""
    return f'<w:{tag} xmlns:w="{WORD}">{inside}{closing}</w:{tag}>'


def picture(
    lines: Sequence[str], size: int = 44, width: int = 1654, dpi: int = 200
) -> bytes:
    """A PNG with printed lines, as a scanner makes it."""
    return saved_picture(drawing(lines, size, width), dpi)


def saved_picture(sheet: Image.Image, dpi: int = 200) -> bytes:
    """A PNG of the sheet."""
    buffer = io.BytesIO()
    sheet.save(buffer, "PNG", dpi=(dpi, dpi))
    return buffer.getvalue()


def drawing(lines: Sequence[str], size: int = 44, width: int = 1654) -> Image.Image:
    """A grey picture with printed lines."""
    sheet = Image.new("L", (width, 200 + 2 * size * len(lines)), 255)
    font = ImageFont.truetype(next(FOLDER.rglob("DejaVuSerif.ttf")), size)
    pen = ImageDraw.Draw(sheet)
    for index, line in enumerate(lines):
        pen.text((120, 100 + 2 * size * index), line, fill=0, font=font)
    return sheet


def sheet_of_text() -> Image.Image:
    """A picture with lines of text, no two of which are alike."""
    words = 3 * ["Căn", "cứ", "Luật", "Tổ", "chức", "chính", "quyền", "ngày", "16"]
    lines = [" ".join(words[at : at + 7 + at % 6]) for at in range(18)]
    return drawing(lines, size=18, width=900)
