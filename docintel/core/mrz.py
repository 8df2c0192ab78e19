"""Read the machine-readable zone of passports, identity cards and visas (ICAO Doc 9303)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle

from docintel.core.mrz_line import mrz_line

_WEIGHTS = (7, 3, 1)
_SEXES = {"M": "male", "F": "female", "X": "x", "<": "x"}

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
_Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Form:
    """One of the three sizes, and where it holds what."""

    places: Mapping[str, _Place]
    #: What each check digit stands for, as places that are read one after the other, and its own.
    checks: Mapping[str, tuple[tuple[_Place, ...], _Place]]


_TD1 = _Form(
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


def _of_two_lines(width: int, optional: tuple[int, int], checks: bool) -> _Form:
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
    return _Form(
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


@dataclass(frozen=True, slots=True)
class MrzCheck:
    """A check digit: `text` is what it stands for."""

    name: str
    text: str
    digit: str

    @property
    def passed(self) -> bool:
        # Nothing has no check digit, or one of nothing.
        return self.digit == check_digit(self.text) or not (self.digit + self.text).strip("<")


@dataclass(frozen=True, slots=True)
class Mrz:
    """What a machine-readable zone says. Names lose their marks: MUELLER for Müller.

    `issuer` and `nationality` are codes as printed there, D for Germany and else of three letters.
    A date that is none is None.
    """

    lines: tuple[str, ...]
    code: str
    issuer: str
    nationality: str
    surname: str
    given_names: str
    number: str
    sex: str
    birth: date | None
    expiry: date | None
    optional: str
    checks: tuple[MrzCheck, ...]

    @property
    def passed(self) -> bool:
        return all(check.passed for check in self.checks)


def check_digit(text: str) -> str:
    """The digit over letters, digits and `<`: their values times 7, 3, 1 ..., modulo 10."""
    values = (0 if sign == "<" else int(sign, 36) for sign in text)
    return str(
        sum(value * weight for value, weight in zip(values, cycle(_WEIGHTS), strict=False)) % 10
    )


def read_mrz(lines: Sequence[str]) -> Mrz | None:
    """Two or three lines as one zone; None where their widths are those of no document.

    Where only letters or only digits can stand, their doubles are read as such: O as 0 in a date.
    """
    clean = tuple(line for line in map(mrz_line, lines) if line)
    form = _form_of(clean) if len(clean) == len(lines) else None
    return _read(_with_doubles(clean, form), form) if form else None


def _form_of(lines: tuple[str, ...]) -> _Form | None:
    widths = tuple(map(len, lines))
    is_visa = bool(lines) and lines[0].startswith("V")
    known = {
        (30, 30, 30): _TD1,
        (36, 36): _VISA_B if is_visa else _TD2,
        (44, 44): _VISA_A if is_visa else _TD3,
    }
    return known.get(widths)


def _with_doubles(lines: tuple[str, ...], form: _Form) -> tuple[str, ...]:
    """The lines with letters where letters stand, and digits where digits do."""
    signs = [list(line) for line in lines]
    digits = [form.places[name] for name in _DIGITS] + [own for _, own in form.checks.values()]
    letters = [form.places[name] for name in _LETTERS]
    for places, doubles in ((digits, _AS_DIGIT), (letters, _AS_LETTER)):
        for line, start, end in places:
            for at in range(start, end):
                signs[line][at] = doubles.get(signs[line][at], signs[line][at])
    return tuple("".join(line) for line in signs)


def _read(lines: tuple[str, ...], form: _Form) -> Mrz:
    def at(place: _Place) -> str:
        line, start, end = place
        return lines[line][start:end]

    raw = {name: at(place) for name, place in form.places.items()}
    surname, _, given = raw["names"].partition("<<")
    expiry = _date(raw["expiry"], latest=None)
    return Mrz(
        lines=lines,
        code=raw["code"].rstrip("<"),
        issuer=raw["issuer"].rstrip("<"),
        nationality=raw["nationality"].rstrip("<"),
        surname=_spoken(surname),
        given_names=_spoken(given),
        number=raw["number"].rstrip("<"),
        sex=_SEXES.get(raw["sex"], ""),
        # Who holds it was born before today, and before it ends.
        birth=_date(raw["birth"], latest=min(date.today(), expiry or date.max)),
        expiry=expiry,
        optional=raw["optional"].rstrip("<"),
        checks=tuple(
            MrzCheck(name, "".join(map(at, places)), at(own))
            for name, (places, own) in form.checks.items()
        ),
    )


def _spoken(name: str) -> str:
    return " ".join(name.replace("<", " ").split())


def _date(printed: str, latest: date | None) -> date | None:
    """The year has two digits: documents expire in this century, their holders were born before."""
    if not (printed.isascii() and printed.isdigit()):
        return None
    year, month, day = int(printed[:2]) + 2000, int(printed[2:4]), int(printed[4:])
    try:
        found = date(year, month, day)
        return found.replace(year=year - 100) if latest and found > latest else found
    except ValueError:
        return None
