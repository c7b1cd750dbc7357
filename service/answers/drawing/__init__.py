"""A network of citations as GraphML, DOT and a picture."""
