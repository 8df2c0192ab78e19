"""Give a value that is proposed for both parties of a document to one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from docintel.core.squash import squash
from docintel.extraction.voting import Weighed

#: Roles that never hold the same value: nobody writes to himself.
_PARTED = (
    ("sender_name", "recipient_name"),
    ("sender_address", "recipient_address"),
    ("sender_tax_id", "recipient_tax_id"),
)
#: What the second choice of a party that has none counts.
_NO_OTHER = 0.01

Ranked = Sequence[Weighed]


def parted(ranked: Mapping[str, Ranked]) -> dict[str, Ranked]:
    """The values by role, the likeliest first, of no two parties the same one first.

    Of a value that is the likeliest of both, the party keeps it that makes both together likelier.
    """
    found = dict(ranked)
    for first, second in _PARTED:
        one, other = found.get(first, ()), found.get(second, ())
        if one and other and _key(one[0]) == _key(other[0]):
            if one[0].likely * _second(other) >= other[0].likely * _second(one):
                found[second] = _without_first(other, one[0].likely)
            else:
                found[first] = _without_first(one, other[0].likely)
    return found


def apart_from_known(ranked: Mapping[str, Ranked], known: Mapping[str, str]) -> dict[str, Ranked]:
    """The values by role, of no party first what is known to be the other's, by role as well."""
    found = dict(ranked)
    for pair in _PARTED:
        for role, other in (pair, pair[::-1]):
            taken = squash(known.get(other, ""))
            while taken and found.get(role) and _key(found[role][0]) == taken:
                found[role] = _without_first(found[role], 1.0)
    return found


def _key(value: Weighed) -> str:
    return squash(value.votes[0].value)


def _second(values: Ranked) -> float:
    return max(values[1].likely, _NO_OTHER) if len(values) > 1 else _NO_OTHER


def _without_first(values: Ranked, taken: float) -> Ranked:
    """The values without the first, which `taken` surely is the other party's.

    So surely its share falls to the others.
    """
    first, *others = values
    left = max(1 - first.likely, _NO_OTHER)
    return [
        replace(one, likely=taken * min(one.likely / left, 1.0) + (1 - taken) * one.likely)
        for one in others
    ]
