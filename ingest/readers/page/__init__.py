"""The parts of a page, however it was read: rows, columns, tables, notes."""
