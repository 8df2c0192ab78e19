"""Draw every sample document and its truth: `python -m docintel.samples.generate OUT`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from .making import (
    invoice_de,
    invoice_es,
    invoice_fr,
    invoice_uk,
    purchase_order,
    receipt_de,
    receipt_us,
    statement_de,
)
from .making.sample import Sample

MAKERS: tuple[Callable[[], Sample], ...] = (
    invoice_uk.make,
    invoice_de.make,
    invoice_fr.make,
    invoice_es.make,
    receipt_us.make,
    receipt_de.make,
    purchase_order.make,
    statement_de.make,
)


def generate(folder: Path) -> list[Path]:
    """Write the documents and labels.jsonl under `folder`; returns the documents' paths."""
    paths, labels = [], []
    for make in MAKERS:
        sample = make()
        path = folder / sample.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sample.content)
        paths.append(path)
        labels.append(sample.label())
    (folder / "labels.jsonl").write_text("\n".join(labels) + "\n", encoding="utf-8")
    return paths


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m docintel.samples.generate FOLDER\n")
        return 2
    paths = generate(Path(arguments[0]))
    sys.stderr.write(f"{len(paths)} documents and labels.jsonl written to {arguments[0]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
