"""The list of known business partners: read from tables, kept in a file that answers at once."""
