"""What the amounts of a document must keep, as rules say, and what they usually keep."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from docintel.core.tax_rates import is_usual_rate
from docintel.rules.repair.forms import Form, Values


@dataclass(frozen=True)
class Constraint:
    """Holds where any of its forms holds, or of the `rarer` ones, for which nothing is changed.

    `weight` is what it costs to leave it broken: minus the logarithm of how often it is broken for
    another reason than a misread sign and still looks as if one were to blame.
    """

    rule: str
    forms: tuple[Form, ...]
    weight: float
    rarer: tuple[Form, ...] = ()

    @cached_property
    def paths(self) -> frozenset[str]:
        return frozenset().union(*(form.paths for form in self.forms))

    def holds(self, values: Values) -> bool:
        return self.holding(values) is not None

    def is_exact(self, values: Values) -> bool:
        return any(form.holds(values) and form.is_exact(values) for form in self.forms)

    def holding(self, values: Values) -> Form | None:
        """The first form that holds."""
        return next((form for form in (*self.forms, *self.rarer) if form.holds(values)), None)


@dataclass(frozen=True)
class Hunch:
    """Tax is usually a usual share of the net amount; of two changes that one is likelier."""

    net: str
    tax: str
    weight: float = 4.0

    @property
    def paths(self) -> frozenset[str]:
        return frozenset((self.net, self.tax))

    def cost(self, values: Values) -> float:
        return 0.0 if is_usual_rate(values[self.net], values[self.tax]) else self.weight
