"""Draws made-up documents as pictures with all that stands on paper beside text."""
