"""From events to read models and the search index."""
