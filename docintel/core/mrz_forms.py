"""The sizes of machine-readable zones (ICAO Doc 9303): what stands where, and what can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_DIGITS = ("birth", "expiry")
_LETTERS = ("code", "issuer", "nationality", "names")
_AS_DIGIT = {
    "O": "0",
    "Q": "0",
    "D": "0",
    "I": "1",
    "L": "1",
    "Z": "2",
    "S": "5",
    "G": "6",
    "B": "8",
}
_AS_LETTER = {"0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"}

#: Where a value stands: line, first sign and the one behind its last, counted from 0.
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Form:
    """One of the three sizes, and where it holds what."""

    places: Mapping[str, Place]
    #: What each check digit stands for, as places that are read one after the other, and its own.
    checks: Mapping[str, tuple[tuple[Place, ...], Place]]


_TD1 = Form(
    places={
        "code": (0, 0, 2),
        "issuer": (0, 2, 5),
        "number": (0, 5, 14),
        "optional": (0, 15, 30),
        "birth": (1, 0, 6),
        "sex": (1, 7, 8),
        "expiry": (1, 8, 14),
        "nationality": (1, 15, 18),
        "names": (2, 0, 30),
    },
    checks={
        "number": (((0, 5, 14),), (0, 14, 15)),
        "birth": (((1, 0, 6),), (1, 6, 7)),
        "expiry": (((1, 8, 14),), (1, 14, 15)),
        "all": (((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)), (1, 29, 30)),
    },
)


def _of_two_lines(width: int, optional: tuple[int, int], checks: bool) -> Form:
    places = {
        "code": (0, 0, 2),
        "issuer": (0, 2, 5),
        "names": (0, 5, width),
        "number": (1, 0, 9),
        "nationality": (1, 10, 13),
        "birth": (1, 13, 19),
        "sex": (1, 20, 21),
        "expiry": (1, 21, 27),
        "optional": (1, *optional),
    }
    of_all = {"all": (((1, 0, 10), (1, 13, 20), (1, 21, width - 1)), (1, width - 1, width))}
    return Form(
        places,
        {
            "number": (((1, 0, 9),), (1, 9, 10)),
            "birth": (((1, 13, 19),), (1, 19, 20)),
            "expiry": (((1, 21, 27),), (1, 27, 28)),
            **(of_all if checks else {}),
        },
    )


_TD2, _TD3 = _of_two_lines(36, (28, 35), True), _of_two_lines(44, (28, 42), True)
#: Visas have no digit over all of it.
_VISA_A, _VISA_B = _of_two_lines(44, (28, 44), False), _of_two_lines(36, (28, 36), False)


def form_of(lines: Sequence[str]) -> Form | None:
    """The form of lines of these widths; None where no document has such lines."""
    widths = tuple(map(len, lines))
    is_visa = bool(lines) and lines[0].startswith("V")
    known = {
        (30, 30, 30): _TD1,
        (36, 36): _VISA_B if is_visa else _TD2,
        (44, 44): _VISA_A if is_visa else _TD3,
    }
    return known.get(widths)


def checked_signs(lines: Sequence[str]) -> str | None:
    """What can stand at each place of all lines that check digits speak for, in a row.

    `#` is a digit, `*` a letter, a digit or a filler; other places are given as they are read.
    """
    form = form_of(lines)
    if form is None:
        return None
    signs = [list(line) for line in lines]
    digits = [form.places[name] for name in _DIGITS]
    for places, own in form.checks.values():
        for line, start, end in places:
            signs[line][start:end] = "*" * (end - start)
        digits.append(own)
    for line, start, end in digits:
        signs[line][start:end] = "#" * (end - start)
    return "".join("".join(line) for line in signs)


def with_doubles(lines: tuple[str, ...], form: Form) -> tuple[str, ...]:
    """The lines with letters where letters stand, digits where digits do, and fillers at the end.

    Recognisers go by what a sign looks like alone, and read fillers as letters now and then.
    """
    signs = [list(line) for line in lines]
    digits = [form.places[name] for name in _DIGITS] + [own for _, own in form.checks.values()]
    letters = [form.places[name] for name in _LETTERS]
    for places, doubles in ((digits, _AS_DIGIT), (letters, _AS_LETTER)):
        for line, start, end in places:
            signs[line][start:end] = [doubles.get(sign, sign) for sign in signs[line][start:end]]
    for name in ("issuer", "nationality"):
        line, start, end = form.places[name]
        # Of the codes of one letter that is Germany's.
        if signs[line][start:end] == ["O", "<", "<"]:
            signs[line][start] = "D"
    line, start, end = form.places["names"]
    names = "".join(signs[line][start:end])
    # Nothing stands behind the names.
    signs[line][start:end] = names.partition("<<<")[0].ljust(end - start, "<")
    return tuple("".join(line) for line in signs)
