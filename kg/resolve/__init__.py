"""Many names, one actor: what people decided, applied to records."""
