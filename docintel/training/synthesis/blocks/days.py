"""Days and months in words, and days without their year, as tables and letters print them."""

from __future__ import annotations

from datetime import date, timedelta

from docintel.training.synthesis.world import World

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_LONG = {
    "en": ("{d} {m} {y}", "{d} {m} {y}", "{d} {m}, {y}"),
    "de": ("{d}. {m} {y}",),
    "fr": ("{d} {m} {y}",),
    "es": ("{d} de {m} de {y}", "{d} de {m} de {y}", "{d} {m} {y}"),
    "it": ("{d} {m} {y}",),
    "nl": ("{d} {m} {y}",),
}


def month_name(day: date, language: str) -> str:
    return _MONTHS[language].split()[day.month - 1]


def long_day(world: World, day: date) -> str:
    """The day with its month as a word; in the United States the month comes first."""
    if world.country == "US":
        return f"{month_name(day, 'en')} {day.day}, {day.year}"
    pattern = world.random.choice(_LONG[world.language])
    if world.language == "fr" and day.day == 1:
        pattern = pattern.replace("{d}", "1er")
    return pattern.format(d=day.day, m=month_name(day, world.language), y=day.year)


def short_day_patterns(world: World) -> tuple[str, ...]:
    """Patterns of strftime for days without a year, as this country orders them."""
    if world.country == "US":
        return ("%m/%d", "%b %d")
    return {
        "en": ("%d %b", "%d/%m"),
        "de": ("%d.%m.", "%d.%m.", "%d.%m"),
        "fr": ("%d/%m", "%d.%m"),
        "es": ("%d/%m", "%d-%m"),
        "it": ("%d/%m", "%d.%m"),
        "nl": ("%d-%m", "%d/%m"),
    }[world.language]


def end_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
