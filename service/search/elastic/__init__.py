"""The search index on a server, by Elasticsearch."""

from service.search.elastic.index import ElasticIndex

__all__ = ["ElasticIndex"]
