"""Who may use the archive over HTTP: accounts, their sessions, their API tokens."""
