"""Finding fields by rules: pure functions over the core types."""
