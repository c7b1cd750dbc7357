"""The tables of accounts; secrets are in them only as hashes and digests.

They are no projection: no event says who may sign in, and a rebuild leaves them alone.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

accounts = Table(
    "accounts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("full_name", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("disabled", Boolean, nullable=False, default=False),
    Column("password_hash", Text),
)

# who may know of documents that not everybody may know of; most have no row
clearances = Table(
    "clearances",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("level", String(20)),
    Column("groups", JSON, nullable=False),
)

account_sessions = Table(
    "account_sessions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("account", String(64), nullable=False, index=True),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("seen_at", DateTime(timezone=True), nullable=False),
    Column("address", Text, nullable=False),
    Column("program", Text, nullable=False),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("account", String(64), nullable=False),
    Column("label", Text, nullable=False),
    Column("scope", String(20), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("ends_at", DateTime(timezone=True)),
    Column("used_at", DateTime(timezone=True)),
)

feed_addresses = Table(
    "feed_addresses",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("account", String(64), nullable=False, index=True),
    Column("search", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("used_at", DateTime(timezone=True)),
)

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String(64), nullable=False),
    Column("address", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
)
Index("ix_sign_in_attempts_name", sign_in_attempts.c.name, sign_in_attempts.c.at)

# sign-ins that a provider has yet to confirm
pending_sign_ins = Table(
    "pending_sign_ins",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("wanted", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
)

queue_claims = Table(
    "queue_claims",
    metadata,
    Column("case", String(200), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("until", DateTime(timezone=True), nullable=False),
)

# what was answered to requests with a key of the sender; no status: not yet
kept_answers = Table(
    "kept_answers",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("request", String(64), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("status", Integer),
    Column("headers", JSON),
    Column("body", LargeBinary),
)

audit_details = Table(
    "audit_details",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("salt", String(32), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    Column("name", Text, index=True),
    Column("address", Text),
    Column("words", Text),
)
