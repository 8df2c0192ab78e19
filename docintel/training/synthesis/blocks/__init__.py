"""Parts that documents of several types are put together from."""
