"""Rich Text Format: what WordPad, old Word and many registry programs write."""
