"""Document understanding: from an uploaded file to a checked record in a database."""

import os
from pathlib import Path

__version__ = "0.1.0"

# From 1.29 on, onnxruntime reports to its makers unless told otherwise before its first import.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

# In a checkout ui/, migrations/ and samples/ lie beside the package; a wheel carries them inside.
if not (Path(__file__).parent / "ui").exists():
    __path__.append(str(Path(__file__).parent.parent))
