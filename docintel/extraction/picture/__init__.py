"""Say in numbers what the picture of a page shows, whatever can be read on it."""
