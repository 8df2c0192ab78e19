"""Hold the fields against the rules of their document type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from docintel.core.cell_paths import path_of_cell
from docintel.core.document import Check, Document, Field, LineItem, State
from docintel.core.document_type import DocumentType
from docintel.engines.protocols import FieldJudge
from docintel.extraction.unsaid import unsaid_by_xml
from docintel.extraction.vendors.parties import known_parties
from docintel.extraction.weighing.opinions import OWN, family_of
from docintel.pipeline.stage import Slot
from docintel.rules.known_vendors import vendor_checks
from docintel.rules.registry import CORROBORATING, check
from docintel.rules.repair.changes import VOTER
from docintel.stages.known_types import type_of
from docintel.vendors.list_file import VendorFile

#: Below it the type may be another one, whose fields mean something else.
_SURE_OF_TYPE = 0.8


@dataclass(frozen=True)
class Validate:
    """Accepts the fields that are sure enough, and sends the others to a person.

    A field, or cell of a line item, that a failed check names goes to review however sure it is,
    and so does what is only guessed where the XML of an e-invoice could have said it, and all of a
    document whose type is doubtful.
    Others are accepted from the confidence on at which the share `target` of them is right: the
    `engine` knows it from the documents it was trained on, else it is `target` itself. It is
    `target` also for what was learned from one's own examples, which the engine has not weighed.

    Without an engine nobody has weighed yet what sums and check digits say: each passed check of
    a corroborating rule then takes the share `relief` off the doubt in the fields it names, so
    confidence c becomes 1 - (1 - c) * (1 - relief). `types` is a folder with TOML files of one's
    own, `vendors` the file of the vendor list, which has accounts and tax ids to compare with.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.TYPE, Slot.FIELDS, Slot.LINE_ITEMS})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CHECKS, Slot.FIELDS, Slot.LINE_ITEMS})

    engine: FieldJudge | None = None
    target: float = 0.9
    relief: float = 0.5
    types: str | None = None
    vendors: str | None = None

    def __post_init__(self) -> None:
        # Both that read the list are to read the same one.
        _ = self._list

    def __call__(self, document: Document) -> Document:
        document_type = type_of(document, self.types)
        if document_type is None:
            return replace(document, checks=())
        checks = [*check(document, document_type), *self._of_vendors(document, document_type)]
        about = _by_field(checks)
        accept_from = self.engine.accept_from(self.target) if self.engine else self.target
        is_doubtful = document.type is not None and document.type.confidence < _SURE_OF_TYPE

        def settled(field: Field, path: str, unsaid: frozenset[str]) -> Field:
            surer = self._corroborated(field, about[path])
            is_own = family_of(field.voter) == OWN
            least = self.target if is_own else accept_from
            return _settled(surer, about[path], least, is_doubtful or field.name in unsaid)

        header = unsaid_by_xml(document.fields)
        cells = unsaid_by_xml(cell for item in document.line_items for cell in item.fields)
        return replace(
            document,
            checks=tuple(checks),
            fields=tuple(settled(field, field.name, header) for field in document.fields),
            line_items=tuple(
                LineItem(
                    tuple(
                        settled(cell, path_of_cell(row, cell.name), cells) for cell in item.fields
                    )
                )
                for row, item in enumerate(document.line_items)
            ),
        )

    def _of_vendors(self, document: Document, document_type: DocumentType) -> list[Check]:
        if self._list is None:
            return []
        return vendor_checks(document, known_parties(document, document_type, self._list))

    @cached_property
    def _list(self) -> VendorFile | None:
        return VendorFile(Path(self.vendors)) if self.vendors else None

    def _corroborated(self, field: Field, about: Sequence[Check]) -> Field:
        support = sum(check.passed and check.rule in CORROBORATING for check in about)
        # A repair was chosen because the checks then pass: that they do proves nothing more.
        if self.engine or not support or field.voter == VOTER:
            return field
        return replace(field, confidence=1 - (1 - field.confidence) * (1 - self.relief) ** support)


def _settled(field: Field, about: Sequence[Check], least: float, is_guess: bool) -> Field:
    """The one place where it is decided that a value needs no person."""
    doubted = is_guess or any(not check.passed for check in about)
    accepted = not doubted and field.confidence >= least
    return replace(field, state=State.ACCEPTED if accepted else State.REVIEW)


def _by_field(checks: Sequence[Check]) -> Mapping[str, list[Check]]:
    """The checks that name each field or cell; an empty list for one that none names."""
    about: dict[str, list[Check]] = defaultdict(list)
    for one in checks:
        for name in one.fields:
            about[name].append(one)
    return about
