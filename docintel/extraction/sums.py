"""Find the amounts that labels announce, and the net, tax and gross that add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from docintel.core.document_type import Kind
from docintel.core.tax_rates import is_usual_rate
from docintel.extraction.labelled import trust_in
from docintel.extraction.labels import LabelHit, Labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found, find_values

#: Weight of the last amount of the label's row, of the others there, and of one below.
_LAST, _INNER, _BELOW = 0.86, 0.4, 0.5
#: Rows of a table of totals, one for each tax rate and one for the sum.
_MOST_STACKED = 6


@dataclass(frozen=True, slots=True)
class Printed:
    """An amount where it is printed. More than one place: the sum of these amounts."""

    value: Decimal
    weight: float
    places: tuple[tuple[Segment, Found], ...]


@dataclass(frozen=True, slots=True)
class Triple:
    """Net, tax and gross that add up; `labelled` counts those that a label announces."""

    net: Printed
    tax: Printed
    gross: Printed
    labelled: int
    score: float


def amounts_of(reading: Reading, labels: Labels, name: str) -> list[Printed]:
    """The amounts that the labels of one field announce, best first."""
    found = [
        Printed(one.value, one.weight * trust_in(hit), one.places)
        for hit in labels
        if name in hit.names
        for one in _announced(reading, hit, labels)
    ]
    return sorted(found, key=lambda one: -one.weight)


def all_amounts(reading: Reading) -> list[Printed]:
    """Every amount of the document, in reading order, without weight."""
    return [
        Printed(value, 0.0, ((segment, found),))
        for segment in reading.segments
        for value, found in _amounts_in(segment)
    ]


def with_sums(taxes: Sequence[Printed], most: int = 4) -> list[Printed]:
    """The taxes and the sums of several, one from each row: 7 % and 19 % on lines of their own."""
    rows: dict[int, Printed] = {}
    for tax in taxes:
        rows.setdefault(tax.places[0][0].row, tax)
    singles = list(rows.values())[:most]
    sums = [
        Printed(
            sum((one.value for one in chosen), Decimal(0)),
            0.9 * min(one.weight for one in chosen),
            tuple(place for one in chosen for place in one.places),
        )
        for count in range(2, len(singles) + 1)
        for chosen in combinations(singles, count)
    ]
    return [*taxes, *sums]


def best_triple(
    nets: Sequence[Printed], taxes: Sequence[Printed], grosses: Sequence[Printed]
) -> Triple | None:
    """The net, tax and gross that add up and that labels and the tax rate speak for most.

    At least one of the three must have a label; tax may be an amount without one.
    """
    triples = list(_triples(nets, taxes, grosses))
    largest = max((abs(triple.gross.value) for triple in triples), default=Decimal(0)) or Decimal(1)
    # Of the rows of a table of totals, the sum is the last and the largest.
    return max(
        triples,
        key=lambda triple: triple.score + 0.1 * float(abs(triple.gross.value) / largest),
        default=None,
    )


def _triples(
    nets: Sequence[Printed], taxes: Sequence[Printed], grosses: Sequence[Printed]
) -> Iterator[Triple]:
    by_cents: dict[int, list[Printed]] = {}
    for tax in taxes:
        by_cents.setdefault(_cents(tax.value), []).append(tax)
    for gross in grosses:
        for net in nets:
            if not _may_be_net(net.value, gross.value):
                continue
            difference = _cents(gross.value - net.value)
            for tax in by_cents.get(difference, []):
                if triple := _judged(net, tax, gross):
                    yield triple


def _judged(net: Printed, tax: Printed, gross: Printed) -> Triple | None:
    labelled = sum(one.weight > 0 for one in (net, tax, gross))
    usual = is_usual_rate(net.value, tax.value)
    same = len({net.places, tax.places, gross.places}) < 3
    if same or not labelled or (labelled == 1 and not usual):
        return None
    score = net.weight + tax.weight + gross.weight + (0.35 if usual else 0.0)
    # Without tax, net and gross say nothing about each other.
    return Triple(net, tax, gross, labelled, score - (0.3 if not tax.value else 0.0))


def _may_be_net(net: Decimal, gross: Decimal) -> bool:
    same_sign = net * gross > 0
    return same_sign and abs(net) <= abs(gross) <= abs(net) * Decimal("1.3")


def _announced(reading: Reading, hit: LabelHit, labels: Labels) -> Iterator[Printed]:
    found = [*_in_line(hit, labels), *_to_the_right(reading, hit, labels)]
    if found:
        *inner, last = found
        yield Printed(last[1], _LAST, ((last[0], last[2]),))
        for segment, value, where in inner:
            yield Printed(value, _INNER, ((segment, where),))
        return
    if not hit.is_alone:
        return
    stacked = list(_stacked(reading, hit.segment))
    adds_up = len(stacked) > 2 and sum(one[1] for one in stacked[:-1]) == stacked[-1][1]
    for at, (other, value, where) in enumerate(stacked):
        is_sum = adds_up and at == len(stacked) - 1
        weight = _LAST if is_sum else _BELOW if len(stacked) <= 2 else _INNER
        yield Printed(value, weight, ((other, where),))


def _stacked(reading: Reading, head: Segment) -> Iterator[tuple[Segment, Decimal, Found]]:
    """The amounts below one another under a column's head; the last may be their sum."""
    above = head
    for _ in range(_MOST_STACKED):
        following = [
            (other, value, where)
            for other in reading.below(above)
            for value, where in _amounts_in(other)[-1:]
        ]
        if not following:
            return
        yield following[0]
        above = following[0][0]


def _in_line(hit: LabelHit, labels: Labels) -> list[tuple[Segment, Decimal, Found]]:
    segment = hit.segment
    own = labels.of(segment)
    stop = min((one.start for one in own if one.start >= hit.end), default=len(segment.text))
    return [
        (segment, value, where)
        for value, where in _amounts_in(segment)
        if hit.end <= where.start and where.end <= stop
    ]


def _to_the_right(
    reading: Reading, hit: LabelHit, labels: Labels
) -> list[tuple[Segment, Decimal, Found]]:
    own = labels.of(hit.segment)
    if any(one.start >= hit.end and one.names != hit.names for one in own):
        return []
    found = []
    for other in reading.right_of(hit.segment):
        amounts = _amounts_in(other)
        others = labels.of(other)
        if any(one.leads and one.names != hit.names for one in others):
            break
        found += [(other, value, where) for value, where in amounts]
    return found


def _amounts_in(segment: Segment) -> list[tuple[Decimal, Found]]:
    return [(Decimal(one.value), one) for one in find_values(Kind.MONEY, segment.text)]


def _cents(value: Decimal) -> int:
    return round(value * 100)
