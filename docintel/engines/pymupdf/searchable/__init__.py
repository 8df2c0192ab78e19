"""Lay the words of a read document invisibly over its original pages."""
