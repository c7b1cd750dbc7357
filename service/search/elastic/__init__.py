"""The search index on a server, by Elasticsearch."""

from service.search.elastic.elastic_index import ElasticIndex

__all__ = ["ElasticIndex"]
