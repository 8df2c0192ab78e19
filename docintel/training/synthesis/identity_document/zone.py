"""Write machine-readable zones with right check digits (ICAO Doc 9303): TD1, TD2 and TD3."""

from __future__ import annotations

import unicodedata
from datetime import date

from docintel.core.mrz import check_digit
from docintel.training.synthesis.identity_document.holder import Holder

#: Letters in a line of a passport.
_PASSPORT = 44
_SPELLED = str.maketrans(
    {"Ä": "AE", "Ö": "OE", "Ü": "UE", "ß": "SS", "Ø": "OE", "Å": "AA", "Æ": "AE"}
)


def two_lines(holder: Holder, code: str, width: int) -> tuple[str, str]:
    """The zone of a passport (width 44), or of an older and larger card (36)."""
    first = _filled(f"{code:<2}{holder.state.zone:<3}{_names(holder)}", width)
    number, birth, expiry = _checked(holder.number, 9), _day(holder.birth), _day(holder.expiry)
    nation = _filled(holder.nation.zone, 3)
    # A passport has a personal number here with a digit of its own; nothing has none.
    optional = _filled("", 15 if width == _PASSPORT else 7)
    rest = f"{birth}{_sex(holder)}{expiry}{optional}"
    second = f"{number}{nation}{rest}"
    everything = second[:10] + second[13:20] + second[21:]
    return first, second + check_digit(everything)


def three_lines(holder: Holder, code: str) -> tuple[str, str, str]:
    """The zone on the back of a card: three lines of 30."""
    optional = _filled("", 15)
    first = _filled(f"{code:<2}{holder.state.zone:<3}", 5) + _checked(holder.number, 9) + optional
    birth, expiry = _day(holder.birth), _day(holder.expiry)
    start = f"{birth}{_sex(holder)}{expiry}{_filled(holder.nation.zone, 3)}{_filled('', 11)}"
    digit = check_digit(first[5:30] + start[0:7] + start[8:15] + start[18:29])
    return first, start + digit, _filled(_names(holder), 30)


def _names(holder: Holder) -> str:
    return f"{_plain(holder.surname)}<<{_plain(holder.given_names)}"


def _plain(name: str) -> str:
    """Letters as the zone has them, `<` for blanks and hyphens, nothing for apostrophes."""
    spelled = name.upper().translate(_SPELLED).replace("'", "").replace("\u2019", "")
    folded = unicodedata.normalize("NFKD", spelled)
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return "".join(sign if sign.isascii() and sign.isalpha() else "<" for sign in letters)


def _filled(text: str, width: int) -> str:
    return text.replace(" ", "<")[:width].ljust(width, "<")


def _checked(text: str, width: int) -> str:
    filled = _filled(text, width)
    return filled + check_digit(filled)


def _day(day: date) -> str:
    return _checked(day.strftime("%y%m%d"), 6)


def _sex(holder: Holder) -> str:
    return "<" if holder.sex == "X" else holder.sex
