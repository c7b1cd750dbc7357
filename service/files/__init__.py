"""Original bytes and page texts, named by checksum."""
