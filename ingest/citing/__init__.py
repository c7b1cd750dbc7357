"""Which documents a text cites: references found, tied together, made citations."""
