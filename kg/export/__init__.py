"""Finished graphs, networks and tables as bytes in the formats other programs read."""
