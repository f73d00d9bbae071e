"""A network as one interactive page that needs nothing but itself."""
