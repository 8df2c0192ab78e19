"""Propose what the vendor list says of whom a document is from and to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from docintel.core.document import Candidate, Document
from docintel.core.document_type import DocumentType
from docintel.extraction.vendors.parties import known_parties
from docintel.extraction.vendors.propose import propose_known
from docintel.pipeline.stage import Slot
from docintel.stages.known_types import known_types
from docintel.stages.voting import with_votes
from docintel.vendors.list_file import known_vendors


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
        if self.vendors is not None:
            known_vendors(self.vendors)

    def __call__(self, document: Document) -> Document:
        return with_votes(document, self.types, self._candidates) if self.vendors else document

    def _candidates(self, document: Document, document_type: DocumentType) -> Iterable[Candidate]:
        assert self.vendors is not None
        parties = known_parties(document, document_type, known_vendors(self.vendors))
        return propose_known(parties, document.candidates)
