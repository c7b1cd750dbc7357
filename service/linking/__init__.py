"""Which document a citation means, and whether it is in force: pure policy."""
