"""The aggregate and its events."""
