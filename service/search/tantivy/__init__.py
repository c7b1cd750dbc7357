"""The search index on disk, using tantivy."""

from service.search.tantivy.tantivy_index import TantivyIndex

__all__ = ["TantivyIndex"]
