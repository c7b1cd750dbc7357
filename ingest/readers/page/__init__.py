"""What a page is made of, whichever way it was read: rows, columns, tables, notes."""
