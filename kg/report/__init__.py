"""A written report of a network, with plots: one file, Thai or English."""
