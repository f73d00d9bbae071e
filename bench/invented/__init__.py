"""An invented country: what its parts are called, who is in it, what documents say of it."""
