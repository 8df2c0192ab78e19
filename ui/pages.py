"""The scripts of the pages, by which one leads to another."""

DOCUMENTS = "documents.py"
UPLOAD = "upload.py"
DOCUMENT = "document.py"
