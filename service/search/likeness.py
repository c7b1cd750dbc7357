"""What makes documents alike: one law for all adapters.

Telling are the words that are frequent in a document and rare in the archive; engines
choose and weigh them by their own means, from the fields and figures given here.
"""

from schemas.search import SearchEntry
from service.search import fields

CHARACTERISTIC = ("subject", "body")
"""The fields whose words, with their accents, are compared."""
LEAST_LETTERS = 2
LEAST_DOCUMENTS = 2
"""Documents that have a word: what one alone has says nothing of others."""
MOST_WORDS = 25
SAME_SOURCE = 3.0
"""Added to the score of a document that cites an act which the other cites too."""


def told_by(entry: SearchEntry) -> dict[str, list[str]]:
    """Return the words of *entry* by the names of the fields that hold them."""
    rows = fields.field_words(entry)
    return {
        fields.exact_field(name): rows[name] for name in CHARACTERISTIC if rows[name]
    }
