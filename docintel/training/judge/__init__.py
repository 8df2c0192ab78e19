"""Trains the judge that weighs what the voters say, and makes its confidence mean something."""
