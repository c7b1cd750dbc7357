"""What the archive answers: documents, traces, networks, what is missing."""
