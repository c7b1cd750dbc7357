"""Printed lines joined to one text that knows its lines and pages."""
