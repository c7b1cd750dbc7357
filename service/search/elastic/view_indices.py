"""The indices on a server of views of some readers, beside those of the archive."""

from contextlib import closing

from service.search.elastic.patient_client import Kind, PatientClient
from service.settings import SearchServer


def find_views(server: SearchServer) -> set[str]:
    """Return what stands between ``INDEX-`` and ``~`` in the names of indices.

    Raises:
        SearchUnavailableError: the server cannot be reached.

    """
    before = f"{server.index}-"
    with closing(PatientClient(server)) as asked, asked.limited(Kind.ASK) as client:
        found = client.indices.get_settings(index=f"{before}*~*", name="index.uuid")
    return {name.removeprefix(before).partition("~")[0] for name in found}


def drop_view(server: SearchServer, view: str) -> None:
    """Delete all indices of a view.

    Raises:
        SearchUnavailableError: the server cannot be reached.

    """
    pattern = f"{server.index}-{view}~*"
    with closing(PatientClient(server)) as asked, asked.limited(Kind.WRITE) as client:
        # a server may forbid to delete by patterns
        names = list(client.indices.get_settings(index=pattern, name="index.uuid"))
        if names:
            client.indices.delete(index=names)
