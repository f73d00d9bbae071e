"""A SPARQL 1.1 endpoint and pages over a finished build: what `kg serve` starts."""
