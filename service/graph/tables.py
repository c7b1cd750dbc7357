"""The tables of the read models, for SQLite and PostgreSQL alike.

``files`` lists everything received, ``documents`` is the catalogue of what was read,
``keys`` has what a document may be cited by, ``work_pairs`` what may be files of one
văn bản. Citations that say the same share a row
of ``identities``, which is resolved once, however many they are. A rebuild recreates
all tables from the events.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    true,
)

metadata = MetaData()

files = Table(
    "files",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("checksum", String(64), nullable=False),
    Column("filename", Text, nullable=False),
    Column("path", Text),  # where it came from, if that was kept
    Column("size", BigInteger, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
    Column("arrived", BigInteger, nullable=False),  # the event's position
    Column("pages", Integer),
    Column("methods", JSON),
    Column("trust", Float),
    Column("signatures", JSON),
    Column("text_checksum", String(64)),
    Column("layout_checksum", String(64)),  # of printed pages
    # both are empty unless the file is in quarantine
    Column("code", String(50), index=True),
    Column("reason", Text),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("number", Text),
    Column("hinted_number", Text),
    Column("doc_type", Text),
    Column("issuer", Text),
    Column("signing_organ", Text),
    Column("issued_on", Date),
    Column("subject", Text),
    Column("signer", Text),
    Column("effective_from", Date),
    Column("effective_until", Date),
    Column("is_draft", Boolean, nullable=False, default=False),
    Column("parser_version", String(50), nullable=False),
    Column("header", JSON, nullable=False),  # as printed
    Column("secrecy", String(20), index=True),  # its level, as printed
    # the event by which it was read again, or was no longer in quarantine
    Column("reread_at", BigInteger, index=True),
    Column("doubts", JSON, nullable=False),
    Column("hint", JSON),
    # what all files of one văn bản have in common; None where not all is known
    Column("work_key", Text, index=True),
    Column("work", String(36), nullable=False, index=True),  # its main file
    Column("work_reason", Text),  # why it belongs to that; None: it is the main file
    Column("work_doubts", JSON, nullable=False),  # how its files contradict each other
    Column("withdrawn", Boolean, nullable=False, default=False),
)

# documents of one identity, each pair once (the smaller id first), and how they compare
work_pairs = Table(
    "work_pairs",
    metadata,
    Column("document", String(36), primary_key=True),
    Column("other", String(36), primary_key=True, index=True),
    Column("joined", Boolean, nullable=False),  # they are one, as far as is known
    Column("likeness", Float),  # of their texts, 0 to 1; None: one could not be read
    Column("reason", Text, nullable=False),
)

# its number, the one its file's name suggests, its name, its number if mistyped
keys = Table(
    "keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("document", String(36), primary_key=True, index=True),
)

ADDED = 1_000_000
"""From here on ``place`` is the number of the decision that added the citation."""

citations = Table(
    "citations",
    metadata,
    Column("document", String(36), primary_key=True),
    Column("place", Integer, primary_key=True),  # its order in the text, or ADDED
    # None: it links nothing, as it is in another file than the main one, or withdrawn
    Column("identity", String(61), index=True),
    Column("citation", JSON, nullable=False),
    Column("as_read", JSON(none_as_null=True)),  # where a person corrected it
)

identities = Table(
    "identities",
    metadata,
    Column("id", String(61), primary_key=True),  # with its owner, if any
    Column("key", Text, nullable=False, index=True),
    Column("typo_key", Text, index=True),
    # the only document it belongs to: one that may mean itself, or has decisions
    Column("owner", String(36)),
    Column("identity", JSON, nullable=False),
    # stale: to be resolved (again); until then the older resolution stands, if any
    Column("stale", Boolean, nullable=False),
    Column("state", String(20)),
    Column("target", String(36), index=True),
    Column("reasons", JSON),
    Column("candidates", JSON),
)
# SQLite uses it only for exactly this condition
STALE = identities.c.stale == true()
Index(
    "ix_identities_stale",
    identities.c.key,
    sqlite_where=STALE,
    postgresql_where=STALE,
)

# decisions that still stand; the columns that a kind does not need are empty
decisions = Table(
    "decisions",
    metadata,
    Column("document", String(36), primary_key=True),
    Column("number", Integer, primary_key=True),  # of the event, from 1
    Column("kind", String(20), nullable=False),
    Column("key", Text),
    Column("day", String(10)),  # ISO; None where none is given
    Column("target", String(36), index=True),
    Column("field", String(20)),
    Column("value", JSON),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("decided_at", DateTime(timezone=True), nullable=False),
    Column("position", BigInteger, nullable=False),  # of the event in the log
)

# what people collect to cite
basket_documents = Table(
    "basket_documents",
    metadata,
    Column("basket", Text, primary_key=True),
    Column("document", String(36), primary_key=True),
    Column("place", BigInteger, nullable=False),  # its order in the basket
)

# what people search for repeatedly
saved_searches = Table(
    "saved_searches",
    metadata,
    Column("search", Text, primary_key=True),  # its name
    Column("query", Text, nullable=False),
    Column("seen", BigInteger, nullable=False),  # up to this position it was looked at
)

# the catalogue of acts that are known without being held: by number, and by name
known_acts = Table(
    "known_acts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("key", Text, primary_key=True, index=True),
    Column("act", JSON, nullable=False),  # null: it was removed
    Column("position", BigInteger, nullable=False),  # of the event in the log
)

# rules that restrict documents to groups of readers; None: it was lifted
group_rules = Table(
    "group_rules",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("groups", JSON(none_as_null=True)),
    Column("position", BigInteger, nullable=False),  # of the last event in the log
)

# the documents that they are for
ruled_documents = Table(
    "ruled_documents",
    metadata,
    Column("rule", String(36), primary_key=True),
    Column("document", String(36), primary_key=True, index=True),
)

# documents whose entry in the index others may have changed
stale_entries = Table(
    "stale_entries", metadata, Column("document", String(36), primary_key=True)
)

# the day that the standings in the index are of
standings_day = Table("standings_day", metadata, Column("day", Date, primary_key=True))

# what made these tables; see ``sqlite_documents.VIEWS_VERSION``
versions = Table("versions", metadata, Column("version", Integer, primary_key=True))

positions = Table(
    "positions",
    metadata,
    Column("projection", String(50), primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("digest", String(64)),  # of the event there
)

failed_events = Table(
    "failed_events",
    metadata,
    Column("position", BigInteger, primary_key=True),
    Column("projection", String(50), primary_key=True),
    Column("topic", Text, nullable=False),
    Column("problem", Text, nullable=False),
)
