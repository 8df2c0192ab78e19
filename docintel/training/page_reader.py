"""Read the pages of labelled documents once, and keep what was read in a folder.

Recognising text takes seconds a page and depends on nothing that is trained, so a second training
begins where the first one had read.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path

from docintel.core.document import Document, TypeGuess
from docintel.core.page_record import page_from_json, page_to_json
from docintel.evaluation.labels import LabelledDocument
from docintel.pipeline.runner import InputFile, Pipeline, Unobserved
from docintel.services.evaluate import ReadFrom, path_of, shown


@dataclass(frozen=True)
class PageReader:
    """Reads with the page stages of `pipeline`; `folder` keeps the pages.

    Attachments and form values are left out, since what is printed is learned.
    """

    pipeline: Pipeline
    folder: Path

    def read(self, label: LabelledDocument, read_from: ReadFrom) -> Document:
        """The document with its pages and the labelled type, and nothing else."""
        kept = self.folder / f"{self._key(label, read_from)}.json"
        if not kept.is_file():
            document = self._recognised(label, read_from)
            self.folder.mkdir(parents=True, exist_ok=True)
            written = kept.with_suffix(".part")
            pages = [page_to_json(page) for page in document.pages]
            written.write_text(json.dumps(pages), encoding="utf-8")
            written.replace(kept)
        pages = json.loads(kept.read_text(encoding="utf-8"))
        return Document(
            label.id,
            tuple(replace(page_from_json(page), form_values=()) for page in pages),
            type=TypeGuess(label.type, 1.0) if label.type else None,
        )

    def _recognised(self, label: LabelledDocument, read_from: ReadFrom) -> Document:
        pages_only = replace(self.pipeline, document_stages=())
        path = path_of(label, read_from) or Path(label.id)
        return shown(pages_only, label, read_from).run(InputFile(label.id, path), Unobserved())

    def _key(self, label: LabelledDocument, read_from: ReadFrom) -> str:
        """Names the content of the file, and all that has a hand in reading it."""
        path = path_of(label, read_from)
        content = path.read_bytes() if path else repr(label.lines).encode()
        steps = (self.pipeline.source, self.pipeline.image_steps, self.pipeline.page_stages)
        digest = hashlib.sha256(content)
        digest.update(f"{read_from} {steps!r}".encode())
        return digest.hexdigest()
