"""How numbers, dates, issuers, provisions and kinds are written."""
