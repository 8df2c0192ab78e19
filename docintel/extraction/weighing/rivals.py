"""How a value stands among the others of its document: part of a longer one, the largest amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from docintel.core.document_type import FREE_KINDS, Kind
from docintel.core.squash import squash
from docintel.extraction.weighing.contested import Contested

#: Kinds of which one value may be a part of another, as a name is without its second line.
_MAY_HOLD = FREE_KINDS | {Kind.IDENTIFIER}

#: No amount is as large as that.
_BEYOND = 1e15

NAMES = ("within", "holds", "elsewhere", "size", "row_voters")


def standing(values: Sequence[Contested], sure: Sequence[float]) -> list[dict[str, float]]:
    """For each value: how sure the surest rival is that it is a part of, and that is a part of it;
    how surely it belongs to another field; its size among all of its kind, 1 for the largest; how
    many voters there are for a value of its row on average."""
    found = [dict.fromkeys(NAMES, 0.0) for _ in values]
    _note_parts(found, values, sure)
    _note_elsewhere(found, values, sure)
    _note_sizes(found, values)
    _note_rows(found, values)
    return found


def _note_parts(
    found: Sequence[dict[str, float]], values: Sequence[Contested], sure: Sequence[float]
) -> None:
    rivals: dict[int, list[int]] = defaultdict(list)
    for at, value in enumerate(values):
        if value.row is None and value.spec.kind in _MAY_HOLD:
            rivals[value.field].append(at)
    for group in rivals.values():
        for part in group:
            for whole in group:
                if part != whole and values[part].key in values[whole].key:
                    found[part]["within"] = max(found[part]["within"], sure[whole])
                    found[whole]["holds"] = max(found[whole]["holds"], sure[part])


def _note_elsewhere(
    found: Sequence[dict[str, float]], values: Sequence[Contested], sure: Sequence[float]
) -> None:
    claims: dict[str, list[int]] = defaultdict(list)
    for at, value in enumerate(values):
        if value.row is None:
            claims[squash(value.key)].append(at)
    for group in claims.values():
        for at in group:
            others = (sure[other] for other in group if values[other].field != values[at].field)
            found[at]["elsewhere"] = max(others, default=0.0)


def _note_sizes(found: Sequence[dict[str, float]], values: Sequence[Contested]) -> None:
    heads = [at for at, one in enumerate(values) if one.row is None]
    sizes = {at: _number(values[at].key) for at in heads if values[at].spec.kind is Kind.MONEY}
    largest = max(sizes.values(), default=0.0)
    for at, size in sizes.items():
        found[at]["size"] = size / largest if largest else 0.0
    dates = [at for at in heads if values[at].spec.kind is Kind.DATE]
    days = sorted({values[at].key for at in dates})
    for at in dates:
        found[at]["size"] = (days.index(values[at].key) + 1) / len(days)


def _note_rows(found: Sequence[dict[str, float]], values: Sequence[Contested]) -> None:
    """A row that one voter alone sees is hardly one."""
    rows: dict[int, list[int]] = defaultdict(list)
    for at, value in enumerate(values):
        if value.row is not None:
            rows[value.row].append(at)
    for group in rows.values():
        voters = sum(len({vote.voter for vote in values[at].votes}) for at in group)
        for at in group:
            found[at]["row_voters"] = voters / len(group)


def _number(text: str) -> float:
    try:
        number = abs(float(text))
    except ValueError:
        return 0.0
    return number if number < _BEYOND else 0.0
