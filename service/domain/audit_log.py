"""The events of the audit: a log of its own, beside that of the documents.

Every search adds to it. In the log of the documents, that would make all that is
derived from the documents run behind.
"""

from service.domain.document_log import DocumentLog


class AuditLog(DocumentLog):
    """Who used the archive, in one order."""

    name = "audit"
