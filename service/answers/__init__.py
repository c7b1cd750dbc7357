"""What the archive answers: documents, traces, networks, missing documents."""
