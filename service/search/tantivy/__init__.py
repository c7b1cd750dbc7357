"""The search index on disk, by tantivy."""

from service.search.tantivy.tantivy_index import TantivyIndex

__all__ = ["TantivyIndex"]
