"""A repaired value: the field as it is now, and what is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docintel.core.document import Alternative, Field, Repair, State

VOTER = "repair@1"
#: How sure check digits or two sums make a repaired value, and how sure one sum does.
_PROVED, _LIKELY = 0.98, 0.9
#: A longer text is more than the value, such as a whole line of a passport.
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value must be another: the rules that ask for it, and what they say in numbers.

    It is strong where check digits agree, or more equations hold than it took to find the value.
    """

    rules: Sequence[str]
    because: str
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What stands at a path from now on."""

    field: Field
    repair: Repair


def changed(path: str, field: Field, value: str, reason: Reason) -> Change:
    """The field with another value; one that is proved is accepted.

    The text stays as it was read, and the value that was taken from it becomes an alternative.
    """
    former = [Alternative(field.value, round(1 - _PROVED, 4))] if field.value else []
    others = tuple(other for other in field.alternatives if other.value != value)
    after = replace(
        field,
        value=value,
        confidence=_PROVED if reason.is_strong else _LIKELY,
        voter=VOTER,
        state=State.ACCEPTED if reason.is_strong else State.REVIEW,
        alternatives=(*former, *others),
    )
    read = field.text if len(field.text) <= _SHORT else field.value
    way = "read" if field.value else "not found, but printed"
    message = f"{way} as {read}, is {value} because {reason.because}"
    return Change(after, Repair(path, field.value, value, reason.rules[0], message))
