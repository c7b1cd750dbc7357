"""How each thing is written: numbers, dates, issuers, provisions, titles."""
