"""Tables, columns, code lists and labels, read from the ontology's own files."""
