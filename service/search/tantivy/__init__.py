"""The search index on disk, by tantivy."""

from service.search.tantivy.index import TantivyIndex

__all__ = ["TantivyIndex"]
