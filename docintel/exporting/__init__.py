"""A read document in the formats that other programs read."""
