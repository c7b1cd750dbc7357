"""How each table is read; see ``tests.ablation.reading``."""

from tests.ablation.reading import Reading
from tests.ablation.tables import ingest, schemas, service

READINGS: dict[tuple[str, str], Reading] = {
    **schemas.READINGS,
    **ingest.READINGS,
    **service.READINGS,
}
"""By package and name of the table."""
