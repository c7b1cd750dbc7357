"""How words and numbers are spelled and compared."""
