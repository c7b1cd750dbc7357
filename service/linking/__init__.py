"""Which document a citation means, and what that does to it: policy without storage."""
