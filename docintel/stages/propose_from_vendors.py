"""Propose what the vendor list says of whom a document is from and to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from docintel.core.document import Candidate, Document
from docintel.core.document_type import DocumentType
from docintel.extraction.vendors.parties import known_parties
from docintel.extraction.vendors.propose import propose_known
from docintel.pipeline.stage import Slot
from docintel.stages.known_types import known_types
from docintel.stages.voting import with_votes
from docintel.vendors.list_file import VendorFile


@dataclass(frozen=True)
class ProposeFromVendors:
    """Stands behind the other voters, since what they read tells which party a partner is.

    `vendors` is a file that `docintel vendors import` made; without one nothing is proposed.
    A partner that is told by a number of its own, or by its name and a second sign, is known, and
    its name and address are those of the list; by less than that it is a guess among others.
    What the page shows in other letters, such as another account, is not changed: `validate` says
    so.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES, Slot.TYPE, Slot.CANDIDATES})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CANDIDATES})

    vendors: str | None = None
    types: str | None = None

    def __post_init__(self) -> None:
        known_types(self.types)
        # A file that is no list is refused before any document is read.
        _ = self._list

    def __call__(self, document: Document) -> Document:
        return with_votes(document, self.types, self._candidates) if self._list else document

    def _candidates(self, document: Document, document_type: DocumentType) -> Iterable[Candidate]:
        assert self._list is not None
        parties = known_parties(document, document_type, self._list)
        return propose_known(parties, document.candidates)

    @cached_property
    def _list(self) -> VendorFile | None:
        return VendorFile(Path(self.vendors)) if self.vendors else None
