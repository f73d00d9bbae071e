"""Records to quads, and the stores that hold them."""
