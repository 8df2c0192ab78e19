"""What type a document is, and where in a file one ends: trained models, numpy at run time."""
