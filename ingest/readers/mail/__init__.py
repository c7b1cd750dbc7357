"""Electronic mail: what it says, and what is attached to it."""
