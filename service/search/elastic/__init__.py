"""The search index on an Elasticsearch server."""

from service.search.elastic.elastic_index import ElasticIndex

__all__ = ["ElasticIndex"]
