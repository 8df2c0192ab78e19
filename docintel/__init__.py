"""Document understanding: from an uploaded file to a checked record in a database."""

from pathlib import Path

__version__ = "0.1.0"

# In a checkout ui/, migrations/ and samples/ lie beside the package; a wheel carries them inside.
if not (Path(__file__).parent / "ui").exists():
    __path__.append(str(Path(__file__).parent.parent))
