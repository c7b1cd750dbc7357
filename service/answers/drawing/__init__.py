"""A citation network as GraphML, DOT and an SVG picture."""
