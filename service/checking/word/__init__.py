"""The findings of a check, written into a copy of the draft as Word keeps them."""
