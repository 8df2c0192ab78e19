"""What the sample documents are drawn with, and the documents themselves."""
