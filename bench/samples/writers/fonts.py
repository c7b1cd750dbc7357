"""A serif font that has the Vietnamese letters."""

from functools import cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from schemas.errors import ArchiveError

FOLDER = Path("/usr/share/fonts")
REGULAR, BOLD, ITALIC = "Sample", "Sample-Bold", "Sample-Italic"
"""The names under which the font is known after ``load_fonts``."""
FAMILIES = (
    (
        "DejaVuSerifCondensed",
        "DejaVuSerifCondensed-Bold",
        "DejaVuSerifCondensed-Italic",
    ),
    ("NotoSerif-Regular", "NotoSerif-Bold", "NotoSerif-Italic"),
    ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic"),
    ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif"),  # fonts-dejavu-core: no italic
)
"""Liberation Serif is not among them: Debian's has no ``ệ`` and no ``ư``."""


class FontsMissingError(ArchiveError):
    """No font with Vietnamese letters is installed."""


def has_fonts() -> bool:
    """Return whether ``load_fonts`` will find a font."""
    try:
        _faces()
    except FontsMissingError:
        return False
    return True


@cache
def load_fonts() -> None:
    """Make the three faces known to reportlab.

    Raises:
        FontsMissingError: the message names the packages that have such fonts.

    """
    for name, path in zip((REGULAR, BOLD, ITALIC), _faces(), strict=True):
        registerFont(TTFont(name, path))


def _faces() -> tuple[Path, ...]:
    for family in FAMILIES:
        found = [next(FOLDER.rglob(f"{face}.ttf"), None) for face in family]
        faces = tuple(path for path in found if path is not None)
        if len(faces) == len(family):
            return faces
    raise FontsMissingError(
        f"No serif font with Vietnamese letters in {FOLDER}: "
        "install the Debian package fonts-dejavu"
    )
