"""A receipt of two pages, read with a model whose reasons are known."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pymupdf

from tests.integration.reasoned_model import write_reasoned_model

_PIPELINE = """
[fields]
models = "{models}"
[source]
use = "file"
[[page]]
use = "read_text"
engine = {{ use = "rapidocr" }}
[[page]]
use = "order_lines"
[[document]]
use = "classify_type"
[[document]]
use = "propose_by_rules"
[[document]]
use = "propose_by_model"
engine = {{ use = "fields_model" }}
[[document]]
use = "decide_fields"
"""
_PAGES = (
    ("Harbour Mart", "4 Harbour Street", "Leith", "Tea and milk"),
    ("Estimate", "Total payable      7.50", "Thank you"),
)


@dataclass(frozen=True)
class Explained:
    """A home with one processed receipt whose total stands on its second page."""

    home: Path
    pipeline: Path
    id: str

    def docintel(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return _docintel(self.home, self.pipeline, *arguments)


def explained_receipt(folder: Path) -> Explained:
    models = write_reasoned_model(folder / "by_hand")
    pipeline = folder / "explained.toml"
    pipeline.write_text(_PIPELINE.format(models=models))
    receipt = _receipt(folder / "receipt.pdf")
    home = folder / "home"
    done = _docintel(home, pipeline, "process", receipt, "--type", "receipt", "--json")
    assert done.returncode == 0, done.stderr
    return Explained(home, pipeline, json.loads(done.stdout)["id"])


def _receipt(path: Path) -> Path:
    pdf: Any = pymupdf.open()
    for texts in _PAGES:
        page = pdf.new_page(width=300, height=300)
        for row, text in enumerate(texts):
            page.insert_text((40, 60 + 40 * row), text)
    pdf.save(path)
    return path


def _docintel(home: Path, pipeline: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOCINTEL_")}
    return subprocess.run(
        [sys.executable, "-m", "docintel", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**kept, "DOCINTEL_HOME": str(home), "DOCINTEL_PIPELINE": str(pipeline)},
        timeout=120,
        check=False,
    )
