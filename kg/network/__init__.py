"""Rows to a NetworkX graph: projection, attributes and measures."""
