"""How numbers, dates, document types, issuers and provisions are written."""
