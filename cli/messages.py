"""What the command line says, in Vietnamese or English, from one table."""

from enum import StrEnum
from functools import cache

import click

from schemas.vocabulary import table_rows


class Language(StrEnum):
    """The languages of the command line."""

    VI = "vi"
    EN = "en"


LANGUAGE = "vankho.language"
"""The key of the language in the ``meta`` of a click context."""


def say(key: str, /, **values: object) -> str:
    """Return the message *key* in the language of the running command.

    Raises:
        KeyError: no such message, or a placeholder of it has no value.

    """
    return catalogue()[key][spoken_language()].format(**values)


def spoken_language() -> Language:
    """Return the language of the running command; Vietnamese where none runs."""
    context = click.get_current_context(silent=True)
    meta = context.meta if context else {}
    return Language(meta.get(LANGUAGE, Language.VI))


@cache
def catalogue() -> dict[str, dict[Language, str]]:
    """Return every message by its key, in each language."""
    return {
        row["key"]: {language: row[language] for language in Language}
        for row in table_rows("cli", "messages")
    }
