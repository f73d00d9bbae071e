"""Dates, money, names and places as people write them, each in one canonical form."""
