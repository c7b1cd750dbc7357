"""The tables of the read models, for SQLite and PostgreSQL alike.

``files`` is the ledger of all that came in, ``documents`` the catalogue of what was
read, ``citations`` who cites whom. All are made anew from the events by a rebuild.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    DateTime,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

files = Table(
    "files",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("checksum", String(64), nullable=False),
    Column("filename", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
    Column("pages", Integer),
    Column("methods", JSON),
    Column("trust", Float),
    Column("text_checksum", String(64)),
    # both are empty unless the file lies in quarantine
    Column("code", String(50), index=True),
    Column("reason", Text),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("number", Text),
    Column("number_key", Text, index=True),
    Column("hinted_number", Text),
    Column("hint_key", Text, index=True),
    Column("name_key", Text, index=True),
    Column("slip_key", Text, index=True),
    Column("doc_type", Text),
    Column("issuer", Text),
    Column("issued_on", Date),
    Column("subject", Text),
    Column("signer", Text),
    Column("parser_version", String(50), nullable=False),
    Column("header", JSON, nullable=False),
    Column("doubts", JSON, nullable=False),
)

citations = Table(
    "citations",
    metadata,
    Column("document", String(36), primary_key=True),
    Column("place", Integer, primary_key=True),  # its order in the text, from 0
    Column("key", Text, nullable=False, index=True),
    Column("slip_key", Text, index=True),
    Column("citation", JSON, nullable=False),
    # the guess; empty until the batch that brought it is linked
    Column("state", String(20), index=True),
    Column("target", String(36), index=True),
)

decisions = Table(
    "decisions",
    metadata,
    Column("document", String(36), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("day", String(10), primary_key=True),  # ISO; empty where none is given
    Column("verdict", String(20), nullable=False),
    Column("target", String(36)),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("decided_at", DateTime(timezone=True), nullable=False),
)

positions = Table(
    "positions",
    metadata,
    Column("projection", String(50), primary_key=True),
    Column("position", BigInteger, nullable=False),
)

faults = Table(
    "faults",
    metadata,
    Column("position", BigInteger, primary_key=True),
    Column("projection", String(50), primary_key=True),
    Column("topic", Text, nullable=False),
    Column("problem", Text, nullable=False),
)
