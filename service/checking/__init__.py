"""Drafts held against the archive, against themselves, against the rules of form."""
