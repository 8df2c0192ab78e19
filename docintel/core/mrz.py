"""Read the machine-readable zone of passports, identity cards and visas (ICAO Doc 9303)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle

from docintel.core.mrz_forms import Form, Place, form_of, with_doubles
from docintel.core.mrz_line import mrz_line

_WEIGHTS = (7, 3, 1)
_SEXES = {"M": "male", "F": "female", "X": "x", "<": "x"}


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
    form = form_of(clean) if len(clean) == len(lines) else None
    return _read(with_doubles(clean, form), form) if form else None


def _read(lines: tuple[str, ...], form: Form) -> Mrz:
    def at(place: Place) -> str:
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
