"""Propose the totals of an invoice or order: net, tax and gross jointly, the rest by label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from docintel.core.document import Candidate
from docintel.core.document_type import DocumentType, Kind
from docintel.core.money import format_amount
from docintel.extraction.candidates import candidate
from docintel.extraction.labels import Labels
from docintel.extraction.reading import Reading
from docintel.extraction.sums import (
    Printed,
    Triple,
    all_amounts,
    amounts_of,
    best_triple,
    with_sums,
)

JOINT = ("net", "tax", "total")
#: What a receipt calls the first two of them.
_ON_RECEIPT = ("subtotal", "tax")
#: The largest share of a total that tax may be; 27 % on top is the most of Europe.
_HIGHEST_TAX = Decimal("0.25")
#: Confidence of amounts that add up, by how many of the three have a label.
_ADDS_UP = {1: 0.78, 2: 0.92, 3: 0.97}
#: Labelled amounts beside a better triple are probably something else.
_BESIDE_TRIPLE = 0.45
#: An invoice that names no amount due and no payment is due in full.
_DUE_IN_FULL = 0.75
#: Amounts without a label that take part in the search; the totals stand at the end.
_MOST_AMOUNTS = 150


def propose_totals(
    reading: Reading, labels: Labels, document_type: DocumentType
) -> Iterator[Candidate]:
    """Candidates for every field of money but the total of a receipt, whose reader decides it."""
    money = [field.name for field in document_type.fields if field.kind is Kind.MONEY]
    labelled = {name: amounts_of(reading, labels, name) for name in money}
    triple = None
    if "receipt" in document_type.readers:
        money = [name for name in money if name != "total"]
    if set(JOINT) <= set(money):
        triple = _search(reading, labelled)
        yield from _joint(JOINT, labelled, triple)
        money = [name for name in money if name not in JOINT]
    elif {*_ON_RECEIPT, "total"} <= set(labelled):
        labelled["tax"] = _within(labelled["tax"], labelled["total"])
        triple = _search_receipt(reading, labelled)
        yield from _joint(_ON_RECEIPT, labelled, triple)
        money = [name for name in money if name not in _ON_RECEIPT]
    for name in money:
        yield from _by_label(name, labelled[name])
    if "amount_due" in money and not labelled["amount_due"] and not labelled.get("amount_paid"):
        yield from _due_in_full(labelled.get("total", []), triple)


def _search(reading: Reading, labelled: dict[str, list[Printed]]) -> Triple | None:
    anywhere = all_amounts(reading)[-_MOST_AMOUNTS:]
    due = [replace(one, weight=0.6 * one.weight) for one in labelled.get("amount_due", [])]
    return best_triple(
        nets=[*labelled["net"], *anywhere],
        taxes=[*with_sums(labelled["tax"]), *anywhere],
        grosses=[*labelled["total"], *due, *anywhere],
    )


def _within(taxes: list[Printed], grosses: Sequence[Printed]) -> list[Printed]:
    """The taxes that a total can hold; in a summary of taxes the label also heads what is taxed."""
    most = max((one.value for one in grosses), default=None)
    return [one for one in taxes if most is None or one.value <= most * _HIGHEST_TAX]


def _search_receipt(reading: Reading, labelled: dict[str, list[Printed]]) -> Triple | None:
    """The tax that makes the total of the subtotal; two of the three must have a label."""
    triple = best_triple(
        nets=[*labelled["subtotal"], *all_amounts(reading)],
        taxes=with_sums(labelled["tax"]),
        grosses=labelled["total"],
    )
    return triple if triple and triple.labelled > 1 and triple.tax.value else None


def _joint(
    names: Sequence[str], labelled: dict[str, list[Printed]], triple: Triple | None
) -> Iterator[Candidate]:
    """Candidates for net, tax and gross; a receipt decides its total by itself."""
    share = _BESIDE_TRIPLE if triple else 1.0
    for name in names:
        yield from _by_label(name, labelled[name], share)
    if triple:
        confidence = _ADDS_UP[triple.labelled]
        for name, one in zip(names, (triple.net, triple.tax, triple.gross), strict=False):
            yield _candidate(name, one, confidence)


def _by_label(name: str, amounts: Sequence[Printed], share: float = 1.0) -> Iterator[Candidate]:
    for one in amounts:
        yield _candidate(name, one, one.weight * share)


def _due_in_full(grosses: Sequence[Printed], triple: Triple | None) -> Iterator[Candidate]:
    if triple:
        yield _candidate("amount_due", triple.gross, _DUE_IN_FULL)
    elif grosses:
        yield _candidate("amount_due", grosses[0], _DUE_IN_FULL * grosses[0].weight)


def _candidate(name: str, amount: Printed, confidence: float) -> Candidate:
    segment, found = amount.places[0]
    made = candidate(name, segment, found, confidence)
    if len(amount.places) == 1:
        return made
    return replace(
        made,
        value=format_amount(amount.value),
        text=" + ".join(place.text[one.start : one.end] for place, one in amount.places),
        boxes=tuple(
            box
            for place, one in amount.places
            for box in place.boxes(one.start, one.end)
            if place.page == segment.page
        ),
    )
