"""Trains the model that says what type of document lies before it."""
