"""What is earned, taken off and paid out on a payslip."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, combinations

from docintel.core.document import Check, Document
from docintel.core.money import format_amount as money
from docintel.rules.values import CENT, header_amount, known, spoken

_TAKEN_OFF = ("taxes", "deductions")
_TO_DATE = "_ytd"
_SUMMED = ("gross", "net", "taxes", "deductions")


def gross_minus_deductions_is_net(document: Document) -> list[Check]:
    """The deductions hold the taxes on some payslips and stand beside them on others.

    Without any of the two a difference says nothing.
    """
    gross, net = header_amount(document, "gross"), header_amount(document, "net")
    taken = {name: abs(value) for name, value in known(document, _TAKEN_OFF).items()}
    if gross is None or net is None or not taken:
        return []
    for names in _choices(tuple(taken)):
        off = sum((taken[name] for name in names), Decimal(0))
        if abs(gross - off - net) <= CENT:
            named = " and ".join(names)
            message = f"gross {money(gross)} - {named} {money(off)} = net {money(net)}"
            return [Check("gross_minus_deductions_is_net", True, message, ("gross", "net", *names))]
    if len(taken) < len(_TAKEN_OFF):
        # What stands between may be the part that is not known.
        return []
    parts = " - ".join(f"{name} {money(value)}" for name, value in taken.items())
    message = f"gross {money(gross)} - {parts} is not net {money(net)}"
    return [Check("gross_minus_deductions_is_net", False, message, ("gross", "net", *taken))]


def ytd_not_below_current(document: Document) -> list[Check]:
    """What was paid in the year so far holds what is paid now."""
    checks = []
    for name in _SUMMED:
        current, to_date = header_amount(document, name), header_amount(document, name + _TO_DATE)
        if current is None or to_date is None:
            continue
        passed = abs(to_date) + CENT >= abs(current)
        relation = "not below" if passed else "below"
        message = f"{spoken(name)} {money(to_date)} to date is {relation} {money(current)} now"
        checks.append(Check("ytd_not_below_current", passed, message, (name, name + _TO_DATE)))
    return checks


def _choices(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All of the names together, then fewer."""
    counts = range(len(names), 0, -1)
    return list(chain.from_iterable(combinations(names, count) for count in counts))
