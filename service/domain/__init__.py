"""The aggregates and their events."""
