"""A source-cited knowledge graph of community development actors."""

__version__ = "0.1.0"
