"""Print days, times and amounts, in one manner throughout a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from random import Random

from docintel.training.synthesis import lexicon

_BEFORE, _BEHIND = ("{sign}{amount}", "{sign} {amount}"), ("{amount} {sign}", "{amount}{sign}")
#: Where currencies stand, by language; the first of each pair where they are signs.
_PLACES = {
    "en": (*_BEFORE, _BEFORE[0]),
    "de": (_BEHIND[0], _BEHIND[0], _BEHIND[0], _BEHIND[1], _BEFORE[1]),
    "fr": (_BEHIND[0], _BEHIND[0], _BEHIND[0], _BEHIND[1]),
    "es": (_BEHIND[0], _BEHIND[0], _BEHIND[1], _BEFORE[1]),
    "it": (_BEFORE[1], _BEHIND[0], _BEHIND[0], _BEFORE[0]),
    "nl": (_BEFORE[1], _BEFORE[1], _BEFORE[1], _BEFORE[0], _BEHIND[0]),
}
_AMERICAS = {"US", "MX"}
_SIGNED = ("leading", "leading", "trailing", "both", "brackets")
_TIMES = (
    "{H:02d}:{M:02d}",
    "{H:02d}:{M:02d}",
    "{H:02d}:{M:02d}:{S:02d}",
    "{H:02d}:{M:02d}:{S:02d}",
)
_HALF_DAYS = (
    *("{h}:{M:02d} {half}", "{h:02d}:{M:02d}:{S:02d} {half}", "{h}:{M:02d}{half}"),
    *("{h:02d}:{M:02d}{half}", "{h}:{M:02d}:{S:02d} {half}"),
)


@dataclass(frozen=True)
class Printing:
    """A document's manner of numbers. `number` is how 1234.50 is printed."""

    language: str
    day_pattern: str
    time_pattern: str
    number: str
    price_pattern: str
    currency_sign: str
    signs: str

    def day(self, day: date) -> str:
        words = lexicon.language(self.language)
        short = words.short_months[day.month - 1]
        return self.day_pattern.format(
            d=day.day,
            dd=f"{day.day:02d}",
            m=day.month,
            mm=f"{day.month:02d}",
            yy=f"{day.year % 100:02d}",
            yyyy=day.year,
            mon=short,
            MON=short.upper(),
            month=words.months[day.month - 1],
        )

    def time(self, moment: time) -> str:
        hour = moment.hour % 12 or 12
        half = "PM" if moment.hour >= 12 else "AM"
        return self.time_pattern.format(
            H=moment.hour, M=moment.minute, S=moment.second, h=hour, half=half
        )

    def money(self, amount: Decimal, *, signed: bool = False) -> str:
        printed = self._unsigned(abs(amount))
        if not signed:
            return f"-{printed}" if amount < 0 else printed
        minus, plus = _SIGN_FORMS[self.signs]
        return (minus if amount < 0 else plus).format(printed)

    def price(self, amount: Decimal) -> str:
        return self.price_pattern.format(amount=self.money(amount), sign=self.currency_sign)

    def _unsigned(self, amount: Decimal) -> str:
        whole, _, cents = f"{amount:.2f}".partition(".")
        mark, group = self.number[-3], self.number[1:-6] if len(self.number) == 8 else ""
        if self.number.startswith("12,34"):
            return _in_lakhs(whole) + mark + cents
        if group:
            whole = f"{int(whole):,}".replace(",", group)
        return f"{whole}{mark}{cents}"


_SIGN_FORMS = {
    "leading": ("-{}", "{}"),
    "trailing": ("{}-", "{}"),
    "both": ("-{}", "+{}"),
    "brackets": ("({})", "{}"),
}


def printing(country: str, language: str, random: Random) -> Printing:
    """Draw one manner of the country."""
    habits = lexicon.country(country)
    sign = random.choice(habits.printed)
    places = _PLACES[language] if country != "CH" else _BEFORE[1:]
    place = random.choice(places) if sign else "{amount}"
    if place == _BEHIND[1] and sign.isalpha():
        place = _BEHIND[0]
    if language != "en" and sign == "$":
        place = random.choice(_BEFORE)
    half_days = language == "en" and random.random() < (0.75 if country == "US" else 0.4)
    return Printing(
        language=language,
        day_pattern=_day_pattern(habits.days, country, language, random),
        time_pattern=random.choice(_HALF_DAYS if half_days else _TIMES),
        number=random.choice(habits.numbers),
        price_pattern=place,
        currency_sign=sign,
        signs=random.choice(_SIGNED),
    )


def _day_pattern(patterns: lexicon.Words, country: str, language: str, random: Random) -> str:
    """Now and then a foreign manner, but never month and day the other way round."""
    if random.random() < 0.04 and country not in _AMERICAS:
        return random.choice(["{yyyy}-{mm}-{dd}", "{dd}/{mm}/{yyyy}", "{dd} {mon} {yyyy}"])
    pattern = random.choice(patterns)
    # Only German has a point behind the day.
    if language != "de":
        pattern = pattern.replace("{d}. {month}", "{d} {month}")
    return pattern


def _in_lakhs(whole: str) -> str:
    """Indian grouping: 12,34,567."""
    head, tail = whole[:-3], whole[-3:]
    pairs: list[str] = []
    while head:
        pairs.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*pairs, tail])
