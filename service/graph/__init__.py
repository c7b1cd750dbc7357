"""Who cites whom: the port and its adapters."""
