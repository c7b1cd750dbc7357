"""What makes documents alike, for all adapters.

Words are characteristic if frequent in a document and rare in the archive; engines
choose and weigh them by their own means, within the fields and limits given here.
"""

from schemas.search import SearchEntry
from service.search import fields

CHARACTERISTIC = ("subject", "body")
"""The fields whose words, with their accents, are compared."""
LEAST_LETTERS = 2
LEAST_DOCUMENTS = 2
"""Documents that must share a word for it to count."""
MOST_WORDS = 25
SAME_SOURCE = 3.0
"""Added to the score of a document that cites an act the other cites too."""


def characteristic_words(entry: SearchEntry) -> dict[str, list[str]]:
    """Return the words of *entry* by the names of the fields that hold them."""
    rows, names = fields.word_fields(entry), map(fields.exact_field, CHARACTERISTIC)
    return {name: rows[name] for name in names if rows[name]}
