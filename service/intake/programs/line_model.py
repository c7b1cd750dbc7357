"""PP-OCR's model for lines of text, run by onnxruntime.

A module of its own, since these libraries take longer to load than most commands.
"""

from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
import onnxruntime
from PIL import Image

from ingest.programs import Column

_HEIGHT = 48  # pixels of a line, as the model was trained
_NARROWEST, _WIDEST = 8, 4_000
_LIKELY = 1e-5  # less likely signs are left out
_MOST = 25  # signs of a column


def columns_of(line: bytes, path: str) -> tuple[Column, ...]:
    """Return what the model in the file *path* sees in the picture of a line."""
    session, signs = _loaded(path)
    (chances,) = session.run(None, {session.get_inputs()[0].name: _pixels(line)})
    return tuple(_column(column, signs) for column in chances[0])


@cache
def _loaded(path: str) -> tuple[Any, tuple[str, ...]]:
    """Return the model, loaded once in each process, and the signs that it knows."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # several pages are read in parallel
    session = onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"]
    )
    signs = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return session, ("", *signs, " ")


def _pixels(line: bytes) -> Any:
    """Return a picture as the model expects it: 48 pixels high, from -1 to 1."""
    with Image.open(BytesIO(line)) as opened:
        picture = opened.convert("L")
    width = round(picture.width * _HEIGHT / picture.height)
    size = (min(_WIDEST, max(_NARROWEST, width)), _HEIGHT)
    shades = np.asarray(picture.resize(size, Image.Resampling.BILINEAR), np.float32)
    return np.repeat((shades / 127.5 - 1)[None, None], 3, axis=1)


def _column(chances: Any, signs: tuple[str, ...]) -> Column:
    (likely,) = np.nonzero(chances > _LIKELY)
    ordered = likely[np.argsort(-chances[likely])][:_MOST]
    return Column(tuple((signs[each], float(chances[each])) for each in ordered))
