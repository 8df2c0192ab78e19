"""Propose what payment codes on the pages say: account, amount, currency and reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.code_payload import payment_of
from docintel.core.document import Candidate, Document
from docintel.core.document_type import DocumentType
from docintel.core.page import Code, Origin
from docintel.core.payment import Payment
from docintel.pipeline.stage import Slot
from docintel.rules.codes import VOTER
from docintel.stages.known_types import known_types
from docintel.stages.voting import with_votes

#: Check digits guard each code; but one may be of a reminder, or of a part of the sum.
_KNOWN = 0.98
#: Who is paid is mostly, and not always, who sent the bill.
_GUESSED = 0.7
#: The field of a type that asks for payment, by its role.
_ASKS_FOR = "amount_due"


@dataclass(frozen=True)
class ProposeFromCodes:
    """Speaks where the document's type asks for payment: the account of a payslip is another's.

    What a code says is known, but for the names and free texts in it; and where two codes differ
    all of it is a guess.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.CODES, Slot.TYPE})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CANDIDATES})

    types: str | None = None

    def __post_init__(self) -> None:
        known_types(self.types)

    def __call__(self, document: Document) -> Document:
        return with_votes(document, self.types, _candidates)


def _candidates(document: Document, document_type: DocumentType) -> Iterator[Candidate]:
    names = {spec.learned_as: spec.name for spec in document_type.fields}
    if _ASKS_FOR not in names:
        return
    proposed = [
        Candidate(names[role], value, value, sure, source, VOTER, number, (code.box,))
        for number, code, payment in _payments(document)
        for role, value, sure, source in _said(payment)
        if role in names and value
    ]
    values: dict[str, set[str]] = defaultdict(set)
    for one in proposed:
        values[one.name].add(one.value)
    for one in proposed:
        yield one if len(values[one.name]) == 1 else _doubted(one)


def _payments(document: Document) -> Sequence[tuple[int, Code, Payment]]:
    return [
        (page.number, code, payment)
        for page in document.pages
        for code in page.codes
        if (payment := payment_of(code))
    ]


def _said(payment: Payment) -> Iterator[tuple[str, str, float, Origin]]:
    """The values by their roles, how sure they are, and whether they are known or guessed."""
    yield "iban", payment.iban, _KNOWN, Origin.CODE
    yield "bic", payment.bic, _KNOWN, Origin.CODE
    yield "amount_due", payment.amount, _KNOWN, Origin.CODE
    yield "currency", payment.currency, _KNOWN, Origin.CODE
    yield "payment_reference", payment.reference, _KNOWN, Origin.CODE
    yield "sender_name", payment.creditor, _GUESSED, Origin.RULE


def _doubted(one: Candidate) -> Candidate:
    return replace(one, confidence=min(one.confidence, _GUESSED), source=Origin.RULE)
