"""Keeps and answers: events, files, read models, search, links."""
