"""Turns the probabilities that a model gives to words into candidates for fields."""
