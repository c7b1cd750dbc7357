"""Drafts checked against the archive, against themselves, against rules of form."""
