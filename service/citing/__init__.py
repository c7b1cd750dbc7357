"""How documents are cited: forms, lists, and the formats of other programs."""
