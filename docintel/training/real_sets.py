"""The labelled real sets that what ships learns from: what is in them, and how it can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docintel.evaluation.labels import LabelledDocument, read_labels
from docintel.services.evaluate import ReadFrom, path_of
from docintel.training import sources
from docintel.training.example import Example
from docintel.training.manifest import Source
from docintel.training.page_reader import PageReader
from docintel.training.rows import label_documents
from docintel.training.rows.typed_lines import from_lines
from docintel.training.splits import Part, part_of


@dataclass(frozen=True)
class RealSet:
    """A labelled set of documents of one type, in the folder `name` of all data.

    `printed` shows what is on the paper for certain, as it was typed or printed; `shown` is how
    users have such documents.
    """

    name: str
    type: str
    printed: ReadFrom
    shown: ReadFrom
    source: Source

    def rows(self, data: Path | None, *parts: Part) -> list[LabelledDocument]:
        """Those of these parts; none where the set is not there."""
        labels = data / self.name / "labels.jsonl" if data else None
        if labels is None or not labels.is_file():
            return []
        return [row for row in read_labels(labels) if part_of(self.name, row) in parts]

    def examples(self, data: Path | None, part: Part, reader: PageReader) -> Iterator[Example]:
        """The rows of a part as they were typed, and as the pipeline reads them."""
        rows = self.rows(data, part)
        typed = [row for row in rows if row.lines]
        seen = [row for row in rows if path_of(row, self.shown) is not None]
        yield from label_documents((row, from_lines(row)) for row in typed).examples
        yield from label_documents((row, reader.read(row, self.shown)) for row in seen).examples


RECEIPTS = RealSet("sroie", "receipt", ReadFrom.LINES, ReadFrom.IMAGE, sources.SROIE)
INVOICES = RealSet("zugferd", "invoice", ReadFrom.PDF, ReadFrom.PDF, sources.ZUGFERD)
REAL_SETS = (RECEIPTS, INVOICES)
