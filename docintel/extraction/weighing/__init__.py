"""Puts in numbers what speaks for each value that is proposed for a field."""
