"""Number, day, time and the rest between a receipt's head and its items."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.training.synthesis.receipt.till import Till
from docintel.training.synthesis.sheet import Piece

#: A label, which may be empty, and what stands beside it.
Pair = tuple[str, Sequence[Piece]]

_DAYS = ("together", "together", "apart", "apart", "alone", "bare", "time_first")


def write_meta(till: Till) -> None:
    """Write the block in one of its manners."""
    pairs = _pairs(till)
    _MANNERS[till.choose("meta", *_MANNERS)](till, pairs)


def write_day_below(till: Till) -> None:
    """The day alone in a line, as tills print it at the foot."""
    till.roll.line([*_day_and_time(till)])


def other_day(till: Till) -> Pair:
    """A day that is not the receipt's."""
    return (till.say("other_dates"), [Piece(till.fill("{day}"))])


def _pairs(till: Till) -> list[Pair]:
    pairs: list[Pair] = []
    if till.chance(0.85):
        number = till.facts.code("receipt_number", till.world.number())
        pairs.append((till.label("receipt_number") if till.chance(0.93) else "#", [number]))
    if "date" not in till.facts.fields:
        pairs += _days(till)
    if till.chance(0.45):
        clerk = till.facts.text("cashier", _clerk(till))
        pairs.append((till.say("cashier"), [clerk]))
    for extra in till.some("extra", till.world.random.choice([0, 0, 1, 1, 2, 3])):
        label, _, value = extra.partition(";")
        pairs.append((label, [Piece(value)]))
    if till.chance(0.08):
        pairs.append(other_day(till))
    if till.chance(0.6):
        till.world.random.shuffle(pairs)
    return pairs


def _clerk(till: Till) -> str:
    name = till.world.person().name.split()
    code = till.world.random.randrange(1, 99)
    return till.world.random.choice(
        [
            name[0],
            name[-1],
            " ".join(name[:2]),
            f"{name[0]} {code:02d}",
            f"{code:03d}",
            "ADMIN",
            "USER",
        ]
    )


def _days(till: Till) -> list[Pair]:
    """Day and time together under one label, or apart, or the day alone."""
    manner = till.world.random.choice(_DAYS)
    label = till.label("date") if manner != "bare" else ""
    if manner == "apart":
        return [(label, [_day(till)]), (till.label("time"), [_time(till)])]
    if manner == "alone":
        return [(label, [_day(till)])]
    if manner == "time_first":
        return [(label, [_time(till), Piece(" "), _day(till)])]
    return [(label, _day_and_time(till))]


def _day_and_time(till: Till) -> list[Piece]:
    gap = till.world.random.choice([" ", " ", " ", " - ", " / ", " @ ", ", ", " | "])
    if till.chance(0.1):
        gap = f" {till.label('time')} "
    if till.chance(0.06):
        return [Piece("["), _day(till), Piece("] ["), _time(till), Piece("]")]
    return [_day(till), Piece(gap), _time(till)]


def _day(till: Till) -> Piece:
    return till.facts.day("date", till.day)


def _time(till: Till) -> Piece:
    printed = till.world.print_time(till.moment)
    precision = "seconds" if printed.count(":") > 1 else "minutes"
    return till.facts.text("time", printed, till.moment.isoformat(precision))


def _one_a_line(till: Till, pairs: Sequence[Pair]) -> None:
    colon = till.world.random.choice([" ", " ", ": ", " : ", ":"])
    for label, value in pairs:
        till.roll.left_line(_joined(label, colon, value))


def _in_columns(till: Till, pairs: Sequence[Pair]) -> None:
    at = till.world.random.choice([0.24, 0.3, 0.36])
    colon = till.world.random.choice(["", ": ", ":"])
    for label, value in pairs:
        bare = label.rstrip(" :-")
        if till.roll.fits(bare, at - 0.02) and till.roll.fits([*value, Piece(colon)], 1 - at):
            till.roll.row((0.0, "left", bare), (at, "left", [Piece(colon), *value]))
        else:
            till.roll.left_line(_joined(label, " ", value))


def _two_a_line(till: Till, pairs: Sequence[Pair]) -> None:
    """Left and right, or from the middle on, where two fit beside each other."""
    colon = till.world.random.choice([" ", ": ", " : "])
    at, align = till.world.random.choice([(1.0, "right"), (0.55, "left"), (0.6, "left")])
    texts = [_joined(label, colon, value) for label, value in pairs]
    while texts:
        first, texts = texts[0], texts[1:]
        room = 0.48 if align == "right" else min(at - 0.04, 0.98 - at)
        if texts and till.roll.fits(first, room) and till.roll.fits(texts[0], room):
            second, texts = texts[0], texts[1:]
            till.roll.row(
                (0.0, "left", first), (at, "right" if align == "right" else "left", second)
            )
        else:
            till.roll.left_line(first)


def _apart(till: Till, pairs: Sequence[Pair]) -> None:
    """Labels on the left, values on the right edge."""
    for label, value in pairs:
        till.roll.pair(label, value)


def _centered(till: Till, pairs: Sequence[Pair]) -> None:
    for label, value in pairs:
        till.roll.line(_joined(label, " ", value))


def _bare(till: Till, pairs: Sequence[Pair]) -> None:
    """As many values as fit into a line, most of them without a label."""
    line: list[Piece] = []
    for label, value in pairs:
        # A number alone means nothing; a day does.
        named = label if value[0].label != "date" and till.chance(0.6) else ""
        text = _joined(named, " ", value)
        if line and not till.roll.fits([*line, Piece("  "), *text], 0.98):
            till.roll.left_line(line)
            line = []
        line += [*([Piece("  ")] if line else []), *text]
    if line:
        till.roll.left_line(line)


def _joined(label: str, colon: str, value: Sequence[Piece]) -> list[Piece]:
    if not label:
        return list(value)
    gap = colon if label[-1].isalnum() else " "
    return [Piece(label + gap), *value]


_MANNERS = {
    "lines": _one_a_line,
    "columns": _in_columns,
    "twos": _two_a_line,
    "apart": _apart,
    "centered": _centered,
    "bare": _bare,
}
