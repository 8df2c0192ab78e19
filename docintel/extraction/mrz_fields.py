"""Propose what the machine-readable zone of an identity document says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docintel.core.countries import find_countries
from docintel.core.document import Candidate
from docintel.core.mrz import Mrz, read_mrz
from docintel.core.mrz_line import mrz_line
from docintel.extraction.candidates import candidate_over
from docintel.extraction.reading import Reading, Segment

#: Confidence of what check digits speak for, speak against, and of what has none.
_PROVED, _DISPROVED, _BARE = 0.97, 0.45, 0.85
#: Names lose their accents there, so one that is printed elsewhere is better.
_NAME = 0.6
_CODES = {"P": "passport", "I": "id_card", "A": "id_card", "C": "id_card"}

Row = Sequence[Segment]


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone, and the rows that print it."""

    mrz: Mrz
    rows: Sequence[Row]


def find_zone(reading: Reading) -> Zone | None:
    """The first two or three rows in a row that are lines of a zone."""
    for at in range(len(reading.rows) - 1):
        for count in (3, 2):
            rows = reading.rows[at : at + count]
            mrz = read_mrz([_text(row) for row in rows]) if len(rows) == count else None
            if mrz:
                return Zone(mrz, rows)
    return None


def has_zone(reading: Reading) -> bool:
    """Whether a line looks like one of a zone."""
    return any(mrz_line(_text(row)) for row in reading.rows)


def propose_from_mrz(reading: Reading) -> Iterator[Candidate]:
    """Candidates for what the zone says, under the roles of the fields."""
    zone = find_zone(reading)
    if zone is None:
        return
    for name, line, value, confidence in _values(zone.mrz):
        if value:
            yield candidate_over(name, zone.rows[line], value, confidence)
    everything = [segment for row in zone.rows for segment in row]
    sure = _PROVED if zone.mrz.passed else _DISPROVED
    yield candidate_over("mrz", everything, "\n".join(zone.mrz.lines), sure)


def _values(mrz: Mrz) -> Iterator[tuple[str, int, str, float]]:
    """Role, number of the line, value, and how sure it is."""
    proved = {check.name: _PROVED if check.passed else _DISPROVED for check in mrz.checks}
    is_card = len(mrz.lines) == 3
    in_names, in_number, in_dates = (2, 0, 1) if is_card else (0, 1, 1)
    yield "number", in_number, mrz.number, proved["number"]
    yield "date_of_birth", in_dates, str(mrz.birth or ""), proved["birth"]
    yield "expiry_date", in_dates, str(mrz.expiry or ""), proved["expiry"]
    yield "sex", in_dates, mrz.sex, _BARE
    yield "nationality", in_dates, _country(mrz.nationality), _BARE
    yield "issuing_country", 0, _country(mrz.issuer), _BARE
    yield "surname", in_names, mrz.surname, _NAME
    yield "given_names", in_names, mrz.given_names, _NAME
    yield "id_type", 0, _CODES.get(mrz.code[:1], ""), _NAME


def _country(code: str) -> str:
    """The code of three letters; one that no country has stays as it is printed."""
    return next((found.code for found in find_countries(code)), code)


def _text(row: Row) -> str:
    return "".join(segment.text for segment in row)
