"""Find the total that is missing from a sum, where it is printed, maybe misread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from docintel.core.document import Document
from docintel.core.document_type import DocumentType
from docintel.core.geometry import Box
from docintel.core.money import find_amounts, format_amount, parse_amount
from docintel.core.tax_rates import is_usual_rate
from docintel.rules.adjustments import may_be_unread
from docintel.rules.repair.changes import Change, Reason, changed
from docintel.rules.repair.forms import Sum
from docintel.rules.repair.printed import Place, field_from, lines_of
from docintel.rules.repair.variants import variants
from docintel.rules.values import known

#: Net, tax and gross on invoices and on receipts, and the rule about them.
_TAXED = (
    ("net_plus_tax_is_gross", ("net_total", "tax_total", "gross_total")),
    ("receipt_sums", ("subtotal", "tax_total", "total")),
)
#: What it may cost to take a printed amount for misread, and in how many signs.
_MOST_COST = 4.0
_MOST_EDITS = 2


def find_missing_amounts(document: Document, document_type: DocumentType) -> Iterator[Change]:
    """Of net, tax and gross the one that is missing, where it is printed and the rate is usual.

    What is printed nowhere stays absent.
    """
    for rule, names in _TAXED:
        missing = [name for name in names if document.field(name) is None]
        if rule not in document_type.rules or len(missing) != 1 or may_be_unread(document):
            continue
        values = _completed(names, known(document, names))
        place = _printed(document, values[missing[0]]) if values else None
        if values and place and document_type.field(missing[0]):
            net, tax, gross = names
            says = Sum(((net, 1), (tax, 1)), gross).says(values)
            amount = format_amount(values[missing[0]])
            reason = Reason([rule], says, is_strong=False)
            yield changed(missing[0], field_from(missing[0], place), amount, reason)


def _completed(names: Sequence[str], values: Mapping[str, Decimal]) -> dict[str, Decimal] | None:
    """All three, where two are known and make a usual rate."""
    net, tax, gross = (values.get(name) for name in names)
    if net is None and tax is not None and gross is not None:
        net = gross - tax
    elif tax is None and net is not None and gross is not None:
        tax = gross - net
    elif gross is None and net is not None and tax is not None:
        gross = net + tax
    if net is None or tax is None or gross is None or not is_usual_rate(net, tax):
        return None
    return dict(zip(names, (net, tax, gross), strict=True))


def _printed(document: Document, amount: Decimal) -> Place | None:
    """The last place where the amount is printed, else the one where it may have been misread."""
    taken = {box for field in document.fields for box in field.boxes}
    lines = list(lines_of(document))
    right = [
        line.piece(one.start, one.end)
        for line in lines
        for one in find_amounts(line.text)
        if one.value == amount
    ]
    if free := [place for place in right if taken.isdisjoint(place.boxes)]:
        return free[-1]
    wrong = [place for line in lines for place in _misread(line, amount, taken)]
    return wrong[0] if len(wrong) == 1 else None


def _misread(line: Place, amount: Decimal, taken: set[Box]) -> Iterator[Place]:
    """The words of the line that may be the amount."""
    length = len(format_amount(amount))
    for word in line.words:
        is_like = any(sign.isdigit() for sign in word.text) and abs(len(word.text) - length) < 3
        if word.box not in taken and is_like:
            place = Place(line.page, line.source, word.text, (word,))
            found = variants(place.read, _MOST_EDITS, _MOST_COST)
            if any(parse_amount(one.text) == amount for one in found):
                yield place
