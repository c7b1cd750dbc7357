"""Handwriting: PP-OCR's model for lines of text, from the package rapidocr.

Only its model is used, none of its code, which would require OpenCV.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from ingest.programs import Column

_LIBRARIES = ("numpy", "onnxruntime")
_PACKAGE, _MODEL = "rapidocr", "models/PP-OCRv6_rec_small.onnx"


@dataclass(frozen=True, slots=True)
class LineReader:
    """The model in the file *path*; see ``ingest.programs.HandwritingReader``."""

    path: str

    def __call__(self, line: bytes) -> tuple[Column, ...]:
        """Return the columns of the picture of a line."""
        # loaded for the first handwritten line, not by every command
        from service.intake.programs.line_model import columns_of  # noqa: PLC0415

        return columns_of(line, self.path)


def installed_line_reader() -> LineReader | None:
    """Return the reader of handwriting, or None if it is not installed."""
    if not all(map(find_spec, _LIBRARIES)):
        return None
    package = find_spec(_PACKAGE)
    folders = package.submodule_search_locations if package else None
    models = (Path(folder, _MODEL) for folder in folders or ())
    return next((LineReader(str(model)) for model in models if model.is_file()), None)
