"""Trains the cheap voter: boosted trees over values, a model a document type, in seconds."""
