"""Click's own words, in the language of the running command.

Click takes them through ``gettext``, which reads nothing but a compiled catalogue; that
would be a generated file. So the functions by which its modules look a message up are
exchanged for those of this module, which read ``tables/click.csv``.
"""

from functools import cache
from gettext import gettext, ngettext
from importlib import import_module

from cli.messages import Language, spoken_language
from schemas.vocabulary import table_rows

_MODULES = (
    *("click.core", "click.decorators", "click.exceptions", "click.formatting"),
    *("click.parser", "click.termui", "click.types"),
)


def translate_click() -> None:
    """Let click speak the language of each command from now on."""
    for name in _MODULES:
        module = import_module(name)
        for lookup, ours in (("_", word), ("ngettext", counted_word)):
            if hasattr(module, lookup):
                setattr(module, lookup, ours)


def word(message: str) -> str:
    """Return click's *message* in the language of the command, or as it is."""
    if spoken_language() is Language.EN:
        return gettext(message)
    return _vietnamese().get(message, message)


def counted_word(singular: str, plural: str, count: int) -> str:
    """Return the message for *count* things; see ``word``."""
    if spoken_language() is Language.EN:
        return ngettext(singular, plural, count)
    return word(singular if count == 1 else plural)


@cache
def _vietnamese() -> dict[str, str]:
    return {row["message"]: row["vi"] for row in table_rows("cli", "click")}
