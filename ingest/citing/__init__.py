"""Which documents a text cites: references are found, related and merged."""
