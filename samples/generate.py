"""Draw every sample document and its truth: `python -m docintel.samples.generate OUT`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from .making import (
    broken,
    contract,
    delivery_note,
    form,
    invoice_de,
    invoice_es,
    invoice_facturx,
    invoice_fr,
    invoice_ie,
    invoice_uk,
    invoice_us,
    letter_de,
    letter_en,
    purchase_order,
    receipt_de,
    receipt_it,
    receipt_us,
    statement_de,
    statement_uk,
)
from .making.sample import Sample

MAKERS: tuple[Callable[[], Sample], ...] = (
    invoice_uk.make,
    invoice_de.make,
    invoice_facturx.make,
    invoice_fr.make,
    invoice_es.make,
    invoice_ie.make,
    invoice_us.make,
    receipt_us.make,
    receipt_de.make,
    receipt_it.make,
    purchase_order.make,
    delivery_note.make,
    statement_de.make,
    statement_uk.make,
    contract.make,
    letter_en.make,
    letter_de.make,
    form.make,
)


def generate(folder: Path) -> list[Path]:
    """Write documents/, broken/ and labels.jsonl under `folder`; returns the documents' paths."""
    samples = [make() for make in MAKERS]
    paths = [_write(folder / sample.file, sample.content) for sample in samples]
    contents = {sample.id: sample.content for sample in samples}
    for damaged in (
        broken.locked(contents["letter-complaint-en"]),
        broken.truncated(contents["invoice-ie-rotated-scan"]),
    ):
        _write(folder / damaged.file, damaged.content)
    labels = "".join(f"{sample.label()}\n" for sample in samples)
    _write(folder / "labels.jsonl", labels.encode())
    return paths


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m docintel.samples.generate FOLDER\n")
        return 2
    paths = generate(Path(arguments[0]))
    sys.stderr.write(f"{len(paths)} documents and labels.jsonl written to {arguments[0]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
