"""Recognise the lines of postal addresses in the common European, US and Malaysian forms."""

from __future__ import annotations

import re
from functools import lru_cache

#: Endings that are glued to the name of a street: Hauptstraße, Kirchweg, Dorpsstraat.
_STREET_ENDINGS = (
    "straße|strasse|str|weg|allee|gasse|platz|ring|damm|ufer|chaussee|straat|laan|"
    "plein|gracht|kade|steenweg|vej|gade|gatan|vägen"
)
#: Words that follow the name of a street: Main Street, Berliner Platz.
_AFTER_NAME = (
    "street|st|road|rd|avenue|ave|boulevard|blvd|lane|ln|drive|dr|court|ct|square|"
    "sq|highway|hwy|parkway|pkwy|terrace|crescent|close|way|straße|strasse|str|weg|"
    "allee|gasse|platz|ring|damm"
)
#: Words that go before it: rue de la Paix, Via Roma, Jalan Sagu.
_BEFORE_NAME = (
    "rue|av|avenue|boulevard|bd|chemin|impasse|quai|cours|route|place|allée|via|"
    "viale|piazza|corso|largo|calle|avenida|avda|plaza|paseo|carrer|carretera|rua|"
    "praça|ulica|ul|jalan|jln|lorong|lrg|persiaran|lebuh|lebuhraya"
)
#: German streets named after where they lie: Am Markt 5, In den Wiesen 7.
_AT = "am|an|im|in|auf|zum|zur|unter"
#: Words of a line that says where in a town or house, without a street.
_QUARTER = "taman|bandar|kampung|kawasan|seksyen|wilayah|mukim|plaza|wisma|menara|kompleks"
_PART_OF_HOUSE = "suite|floor|level|apt|apartment|unit|lot|block|blok"
_COUNTRIES = (
    "germany|deutschland|austria|österreich|switzerland|schweiz|suisse|svizzera|france|"
    "frankreich|italy|italia|italien|spain|españa|spanien|netherlands|nederland|"
    "niederlande|belgium|belgië|belgique|belgien|luxembourg|luxemburg|poland|polska|"
    "polen|denmark|danmark|dänemark|sweden|sverige|norway|norge|finland|ireland|"
    "portugal|malaysia|singapore|usa|united kingdom|united states(?: of america)?|"
    "great britain"
)
_COUNTRY = re.compile(_COUNTRIES, re.IGNORECASE)
_DIGIT = re.compile(r"\d")

_NUMBER = r"\d{1,5}\s?[a-zA-Z]?(?:\s?[-/+]\s?\d{1,5}\s?[a-zA-Z]?)?"
_NUMBER_AT_END = rf"[\s.,]\s*(?:(?:no|nr|n°|nº|bus)\.?\s*)?{_NUMBER}(?:$|,)"
_STREETS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"^[^\d]*[^\W\d]+(?:{_STREET_ENDINGS})\b\.?{_NUMBER_AT_END}",  # Kirchweg 3a
        rf"^[^\d]*[^\W\d]\s(?:{_AFTER_NAME})\b\.?{_NUMBER_AT_END}",  # Berliner Platz 3
        rf"(?:^|,\s?)(?:{_BEFORE_NAME})\b\.?\s[^\d]+{_NUMBER_AT_END}",  # Calle Mayor, 5
        rf"^(?:{_AT})\s[^\d]+\s\d{{1,3}}\s?[a-z]?$",  # Am Markt 5
        rf"^[^\s\d]{{0,4}}\s?{_NUMBER}\s?,?\s(?:bis\s|ter\s)?(?:{_BEFORE_NAME})\b",
        rf"^{_NUMBER}\s(?:[^\W\d][^\s\d]*\s){{1,4}}(?:{_AFTER_NAME})\b",  # 123 Main Street
    )
]
_JALAN = re.compile(r"\b(?:jalan|jln|lorong|persiaran|lebuhraya?|taman|bandar)\b", re.IGNORECASE)
_PO_BOX = re.compile(r"\b(?:P\.?\s?O\.?\s?Box|Postfach|Postbus|B\.?P\.?)\s*:?\s*\d", re.IGNORECASE)
_PLACE = re.compile(
    rf"(?:{_QUARTER})\s+\w|(?:{_PART_OF_HOUSE})\.?\s?(?:no\.?\s?)?[\w/-]*\d", re.IGNORECASE
)

_CITY = r"[^\W\d_]+"
_TOWN = re.compile(
    rf"""(?:^|,\s?|\b[A-Z]{{1,3}}\s?[-\u2013]\s?)(?:
        \d{{5}},?\s+[A-ZÀ-Ý]{_CITY}  # 10115 Berlin, 81100 Johor Bahru
      | \d{{4}}\s?(?:[A-Z]{{2}})?\s+[A-ZÀ-Ý]{_CITY}  # 8001 Zürich, 1012 AB Amsterdam
      | \d{{2}}-\d{{3}}\s+{_CITY}                    # 00-950 Warszawa
      | \d{{3}}\s\d{{2}}\s+{_CITY}                   # 111 22 Stockholm
      | \d{{4}}-\d{{3}}\s+{_CITY}                    # 1000-001 Lisboa
    )""",
    re.VERBOSE,
)
_US_TOWN = re.compile(r"\b[A-Za-z][A-Za-z .'-]+,?\s+[A-Z]{2}\.?,?\s+\d{5}(?:-\d{4})?\b")
_UK_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b")
#: What also has numbers and names, but is no address.
_OTHER = re.compile(
    r"\b(?:tel|fax|phone|telefon|mobile|hotline|iban|bic|date|datum|invoice|rechnung|total|gst|vat"
    r"|e-?mail|www|http|tax|ust|reg|roc|kunden\w*|customer)\b|@|\d{1,2}[./-]\d{1,2}[./-]\d{2}"
    r"|\d{1,2}:\d{2}|\d[.,]\d{2}(?!\d)|[€$£]",
    re.IGNORECASE,
)


# Every voter asks it of every line, and those who look for names ask as well.
@lru_cache(maxsize=4_000)
def looks_like_address_line(line: str) -> bool:
    """Whether the line names a street, a post box, a town with its code, or a country."""
    line = line.strip().rstrip(",.")
    if not line or len(line) > 120:
        return False
    if _JALAN.search(line):
        return True
    if _OTHER.search(line):
        return False
    return _is_country(line) or _is_street(line) or is_town_line(line) or _is_place(line)


def is_town_line(line: str) -> bool:
    """Whether the line holds a postal code beside a town."""
    return bool(_TOWN.search(line) or _US_TOWN.search(line) or _UK_POSTCODE.search(line))


def _is_country(line: str) -> bool:
    return bool(_COUNTRY.fullmatch(line))


def _is_street(line: str) -> bool:
    # Every form has a number, and to find that none fits takes long.
    if not _DIGIT.search(line):
        return False
    return bool(_PO_BOX.search(line)) or any(form.search(line) for form in _STREETS)


def _is_place(line: str) -> bool:
    return bool(_PLACE.match(line))
