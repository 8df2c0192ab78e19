"""Why an amount must be another: the sums that a change makes hold, and how well they prove it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from docintel.rules.repair.changes import Reason
from docintel.rules.repair.constraints import Constraint
from docintel.rules.repair.forms import Form, Values

#: A rule and the equation by which it holds.
_Equation = tuple[str, Form]


def reasons_of(
    constraints: Sequence[Constraint], now: Values, changed: Collection[str]
) -> Mapping[str, Reason]:
    """For each changed path the equations that name it, now that they hold.

    Two amounts that were changed in one equation do not prove each other: changes that hang
    together are proved where more equations hold than there are changes.
    """
    held = [(one.rule, form) for one in constraints if (form := one.holding(now))]
    touched = [(rule, form) for rule, form in held if form.paths & set(changed)]
    return {path: _reason(path, touched, now, changed) for path in changed}


def _reason(
    path: str, touched: Sequence[_Equation], now: Values, changed: Collection[str]
) -> Reason:
    own = [(rule, form) for rule, form in touched if path in form.paths]
    bound = _bound_together(path, touched, changed)
    about = [form for _, form in touched if form.paths & bound]
    return Reason(
        rules=[rule for rule, _ in own],
        because=" and ".join(form.says(now) for _, form in own),
        is_strong=len(own) > 1 and len(about) > len(bound),
    )


def _bound_together(path: str, touched: Sequence[_Equation], changed: Collection[str]) -> set[str]:
    """The changes that hang on that one through the equations they share."""
    bound, found = {path}, {path}
    while found:
        forms = [form for _, form in touched if form.paths & found]
        found = {other for form in forms for other in form.paths & set(changed)} - bound
        bound |= found
    return bound
