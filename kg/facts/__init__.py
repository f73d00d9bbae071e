"""Records, what they hold, and the ids they are known by."""
