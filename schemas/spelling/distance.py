"""How far two spellings are apart."""


def is_one_letter_apart(left: str, right: str) -> bool:
    """Return whether one letter changed, added or lost makes one the other."""
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) > 1 or left == right:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b),
        len(short),
    )
    same_length = len(short) == len(long)
    return short[start + same_length :] == long[start + 1 :]
