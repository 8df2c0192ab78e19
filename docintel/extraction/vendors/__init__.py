"""Recognises partners of the vendor list on a document, and says which party each of them is."""
