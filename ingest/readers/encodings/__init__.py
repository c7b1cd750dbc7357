"""Letters of old fonts, and how far a text layer can be trusted."""
