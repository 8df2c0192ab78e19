"""Makes labelled documents of every type out of nothing but a seed."""
