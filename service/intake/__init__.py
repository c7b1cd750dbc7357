"""Files on their way into the archive: found, parsed in limited processes, recorded."""
