"""The two ways to place a tone, both in use: hòa and hoà, thủy and thuỷ."""

import re

TONE_PLACEMENTS = {
    older: newer
    for olders, newers in (
        ("òa óa ỏa õa ọa", "oà oá oả oã oạ"),
        ("òe óe ỏe õe ọe", "oè oé oẻ oẽ oẹ"),
        ("ùy úy ủy ũy ụy", "uỳ uý uỷ uỹ uỵ"),
    )
    for older, newer in zip(olders.split(), newers.split(), strict=True)
}
"""What the newer rule writes for each pair of vowels of the older one."""

_OLDER = re.compile("|".join(TONE_PLACEMENTS))


def normalise_tone(text: str) -> str:
    """Return *text* in lower case with each tone as the newer rule has it: hoà.

    Only this direction needs no look at the rest of the syllable: ``hoàn`` has never
    been written otherwise.
    """
    return _OLDER.sub(lambda pair: TONE_PLACEMENTS[pair[0]], text)
