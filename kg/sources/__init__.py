"""Bytes to records: manifests and tables."""
