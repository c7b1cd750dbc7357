"""The two letters of one vowel: kỷ luật and kỉ luật, lý and lí, quý and quí."""

import re

_I_FOR_Y = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
_RHYME = re.compile(r"(?<=[bcdđghklmnpqrstvx])(?:(?<=q)u)?[yỳýỷỹỵ](?![^\W\d_])")


def normalise_rhyme(text: str) -> str:
    """Return *text*, in lower case, with ``i`` for a ``y`` that is all of a rhyme.

    Only there both are in use: ``tay`` is not ``tai``, ``thuỷ`` not ``thuỉ``. Letters
    keep their places.
    """
    return _RHYME.sub(lambda rhyme: rhyme[0].translate(_I_FOR_Y), text)
