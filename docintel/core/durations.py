"""Read spans of time such as `24 months`, `drei Jahre` or `30 jours`, and add them to a date."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from docintel.core.squash import squash

_NUMBERS = {
    1: "one a an ein eine einem einen einer un une uno una een",
    2: "two zwei deux dos due twee",
    3: "three drei trois tres tre drie",
    4: "four vier quatre cuatro quattro",
    5: "five funf cinq cinco cinque vijf",
    6: "six sechs seis sei zes",
    7: "seven sieben sept siete sette zeven",
    8: "eight acht huit ocho otto",
    9: "nine neun neuf nueve nove negen",
    10: "ten zehn dix diez dieci tien",
    12: "twelve zwolf douze doce dodici twaalf",
    14: "fourteen vierzehn quatorze catorce quattordici veertien",
    18: "eighteen achtzehn dixhuit dieciocho diciotto achttien",
    24: "twentyfour vierundzwanzig vingtquatre veinticuatro ventiquattro vierentwintig",
    30: "thirty dreissig trente treinta trenta dertig",
    36: "thirtysix sechsunddreissig trentesix treintayseis trentasei zesendertig",
    60: "sixty sechzig soixante sesenta sessanta zestig",
    90: "ninety neunzig quatrevingtdix noventa novanta negentig",
}
_BY_WORD = {word: number for number, words in _NUMBERS.items() for word in words.split()}
_UNITS = {
    "day": "day days tag tage tagen jour jours dia dias giorno giorni dag dagen",
    "week": "week weeks woche wochen semaine semaines semana semanas settimana settimane weken",
    "month": "month months monat monate monaten monats mois mes meses mese mesi maand maanden",
    "year": "year years jahr jahre jahren jahres an ans annee annees ano anos anno anni jaar jaren",
}
_BY_UNIT = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Duration:
    """So many days or months."""

    days: int = 0
    months: int = 0

    def after(self, start: date) -> date:
        """The day so much later; the last of a month that is shorter than the day asks for.

        Raises OverflowError where calendars end.
        """
        return _later(start, self.months) + timedelta(days=self.days)

    def before(self, end: date) -> date:
        """The day so much earlier."""
        return _later(end, -self.months) - timedelta(days=self.days)


def read_duration(text: str) -> Duration | None:
    """The first span in the text: a number, in digits or as a word, before a unit of time."""
    number: int | None = None
    for match in _WORD.finditer(text):
        word = squash(match.group())
        unit = _BY_UNIT.get(word)
        if unit and number is not None:
            return _duration(number, unit)
        known = int(word) if word.isdecimal() and len(word) <= 4 else _BY_WORD.get(word)
        # Between number and unit may stand one more word: `thirty (30) calendar days`.
        number = number if known is None else known
    return None


def _duration(number: int, unit: str) -> Duration:
    if unit in {"day", "week"}:
        return Duration(days=number * (7 if unit == "week" else 1))
    return Duration(months=number * (12 if unit == "year" else 1))


def _later(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"{months} months from {start} are in no calendar")
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))
