"""Stores somewhere else, asked and filled over HTTP by the SPARQL 1.1 protocols."""
