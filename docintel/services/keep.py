"""Store what a run found: in one document, or in a file that holds several.

The caller's transaction makes it all or nothing: a file is never left half cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from docintel.core.document import Document
from docintel.core.filing import Status
from docintel.core.parts import PageRange
from docintel.core.type_files import Types
from docintel.services.clock import now
from docintel.services.reasons import reasons_for_review
from docintel.storage import documents, pages, parts, results, runs, search


@dataclass(frozen=True)
class Finding:
    """A run and the document as it left it; `types` are those that the run knew."""

    run_id: int
    document: Document
    types: Types


def keep(session: Session, found: Finding) -> Status:
    """Show it as the one document of its file."""
    parts.settle(session, found.document.id, (), now())
    pages.renew_regions(session, found.run_id, found.document.pages)
    return _keep(session, found)


def keep_pack(session: Session, file: Finding, found: Mapping[PageRange, Document]) -> Status:
    """Show each of these as a document of its own; the file itself keeps its pages and no more."""
    ids = parts.settle(session, file.document.id, tuple(found), now())
    pipeline = runs.pipeline_of(session, file.run_id)
    for id, (numbers, document) in zip(ids, found.items(), strict=True):
        run_id = runs.start(session, id, pipeline, now())
        part = Finding(run_id, replace(document, id=id), file.types)
        _copy_pages(session, file.run_id, numbers, part)
        _keep(session, part)
    # What is wrong with a page, or with the type, is to be looked at in the part.
    bare = Document(file.document.id, failures=file.document.failures)
    reasons = reasons_for_review(bare, file.types)
    cover = replace(file.document, type=None, language=None, candidates=())
    _write(session, replace(file, document=cover), [(0, _name(session, cover))])
    runs.finish(session, file.run_id, cover, reasons, now())
    return Status.REVIEW if reasons else Status.DONE


def _keep(session: Session, found: Finding) -> Status:
    document = found.document
    reasons = reasons_for_review(document, found.types)
    _write(session, found, _texts(_name(session, document), document))
    runs.finish(session, found.run_id, document, reasons, now())
    return Status.REVIEW if reasons else Status.DONE


def _write(session: Session, found: Finding, texts: list[tuple[int, str]]) -> None:
    id = found.document.id
    results.add(session, found.run_id, found.document)
    search.replace(session, id, () if parts.is_withdrawn(session, id) else texts)


def _copy_pages(session: Session, run_id: int, numbers: PageRange, part: Finding) -> None:
    """The pages of a part as its own, with the pictures that its file's run has of them."""
    for page in part.document.pages:
        number = page.number + numbers.first - 1
        key = pages.image_key(session, run_id, number)
        pages.add(session, part.run_id, page, key, pages.previews(session, run_id, number))


def _name(session: Session, document: Document) -> str:
    return documents.get(session, document.id).name


def _texts(name: str, document: Document) -> list[tuple[int, str]]:
    """What a search finds the document by: its name and values as page 0, then its pages."""
    values = [field.value for field in document.fields]
    texts = [
        (page.number, page.text or " ".join(word.text for word in page.words))
        for page in document.pages
    ]
    return [(0, " · ".join([name, *values])), *texts]
