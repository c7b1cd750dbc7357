"""The read models: the port and its adapters."""
