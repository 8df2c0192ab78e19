"""Learns a document type of one's own from a few labelled documents, in minutes on a CPU."""
