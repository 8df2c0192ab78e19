"""Propose what is on a receipt: who sold, where, when, and for how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from docintel.core.addresses import looks_like_address_line
from docintel.core.dates import find_dates, find_times
from docintel.core.document import Candidate
from docintel.core.document_type import Kind
from docintel.core.squash import squash
from docintel.extraction.candidates import candidate, candidate_over
from docintel.extraction.companies import (
    could_be_name,
    has_legal_form,
    is_only_legal_form,
    without_registration,
)
from docintel.extraction.labels import Labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.sums import Printed, all_amounts, amounts_of
from docintel.extraction.values import find_values

#: Rows from the top that may hold the name of the merchant.
_HEAD_ROWS = 8
#: The widest gap within a name, in heights of its rows.
_MAX_LEADING = 1.2
_HEAD_STOPS = re.compile(
    r"\b(?:tel|telephone|whatsapp|h/p|site|guest check|fax|phone|gst"
    r"|vat|iva|tva|btw|ust|mwst|uid|nif|cif|siret|tax|invoice|receipt|cash(?!\s(?:&|and)\s)|bill|date|reg|roc|ssm|www|http|e-?mail|mobile"
    r"|datum|rechnung|ticket|facture|fecha|scontrino|table|welcome|thank|tq|owned by"
    r"|shopping|hotline|website|hours|customer)\b|@|\d:\d\d",
    re.IGNORECASE,
)
#: A branch in brackets, and a phone number without a word.
_ASIDE = re.compile(r"\(.*\)")
_NUMBERS_ONLY = re.compile(r"[\d\s()/+.-]{7,}")
_ADDRESS_LABEL = re.compile(r"^[A-Z ]{0,12}ADD(?:RESS)?\s?:\s*", re.IGNORECASE)
#: What in the row of a total says that it is the last one, after rounding and with tax.
_FINAL = re.compile(r"round(?:ed|ing)\b|incl|inc\b|inclusive|payable|nett?\b|due|grand|after", re.I)
_SUMMARY = re.compile(
    r"\b(?:gst|tax|vat|sst|mwst|ust|tva|iva|btw)\b.{0,12}\b(?:summary|analysis|code|breakdown|details)"
    r"|\bsummary\b|tax\s?\(?(?:rm|amt)",
    re.IGNORECASE,
)
_MAX_ROUNDING = Decimal("0.1")
_NOT_FINAL = re.compile(
    r"\b(?:sub|excl?|excluding|before|qty|quantity|items?|disc\w*|sav\w+|point\w*|taxable|w/o|without)\b"
    r"|\b(?:gst|tax|vat)\b(?!.*\b(?:incl?|inclusive|with)\b)",
    re.IGNORECASE,
)


Row = Sequence[Segment]


def propose_receipt(reading: Reading, labels: Labels, day_first: bool) -> Iterator[Candidate]:
    """Candidates for merchant, address, date, time and total."""
    yield from _merchant(reading)
    yield from _dates(reading, day_first)
    yield from _totals(reading, labels)


def _merchant(reading: Reading) -> Iterator[Candidate]:
    head = [row for row in reading.rows[:_HEAD_ROWS] if row[0].page == reading.pages[0].number]
    named = [at for at, row in enumerate(head) if _may_be_merchant(_row_text(row))]
    # Signs are printed with capitals; what has none is a note.
    named = [at for at in named if not _row_text(head[at]).islower()] or named
    if not named:
        return
    rows = _name_rows(head, named)
    text = " ".join(without_registration(_row_text(row)) for row in rows)
    confidence = 0.85 if has_legal_form(text.upper()) else 0.8
    yield _over_rows("sender_name", rows, text, confidence)
    for at in named[:3]:
        other = without_registration(_row_text(head[at]))
        if squash(other) != squash(text):
            formal = has_legal_form(other.upper())
            yield _over_rows("sender_name", head[at : at + 1], other, 0.4 if formal else 0.25)
    lines = _address_below(reading, rows[-1][0])
    if lines:
        text = " ".join(line.text.strip() for line in lines).rstrip(",. ")
        text = _ADDRESS_LABEL.sub("", text)
        likely = any(looks_like_address_line(line.text) for line in lines)
        yield candidate_over("sender_address", lines, text, 0.75 if likely else 0.4)


def _row_text(row: Row) -> str:
    return " ".join(segment.text for segment in row)


def _over_rows(name: str, rows: Sequence[Row], value: str, confidence: float) -> Candidate:
    return candidate_over(name, [one for row in rows for one in row], value, confidence)


def _name_rows(head: Sequence[Row], named: Sequence[int]) -> Sequence[Row]:
    """The rows from the first name on to the legal form, where they follow one another.

    A name is often broken over rows, or a sign and the company behind it stand together.
    """
    first = named[0]
    if has_legal_form(_row_text(head[first]).upper()):
        return head[first : first + 1]
    for at in range(first + 1, min(first + 4, len(head))):
        text = without_registration(_row_text(head[at])).upper()
        if not _follows(head[at], head[at - 1]):
            break
        if is_only_legal_form(text) or (at in named and has_legal_form(text)):
            repeated = squash(text).startswith(squash(_row_text(head[first]))[:12])
            return head[at : at + 1] if repeated else head[first : at + 1]
        if at not in named:
            break
    return _sign(head, first, named)


def _sign(head: Sequence[Row], first: int, named: Sequence[int]) -> Sequence[Row]:
    """The first name, with the row below where one word alone is no more than half of a name.

    The row below may also say the name again, and in full.
    """
    below = first + 1
    if below not in named or not _follows(head[below], head[first]):
        return head[first:below]
    sign, more = _row_text(head[first]), _row_text(head[below])
    if squash(more).startswith(squash(sign)):
        return head[below : below + 1]
    is_word = len(sign.split()) == 1 and not any(letter.isdigit() for letter in more)
    return head[first : below + 1 if is_word and sign.isupper() == more.isupper() else below]


def _follows(row: Row, above: Row) -> bool:
    """Whether so little space is between the rows that they may be one name."""
    gap = row[0].box.top - above[0].box.bottom
    return gap < _MAX_LEADING * max(row[0].box.height, above[0].box.height)


def _may_be_merchant(text: str) -> bool:
    name = without_registration(text)
    return could_be_name(name) and len(squash(name)) > 3 and not _HEAD_STOPS.search(name)


def _address_below(reading: Reading, name: Segment) -> list[Segment]:
    """Lines below the name up to the first that is about something else."""
    lines: list[Segment] = []
    for row in reading.rows[name.row + 1 : name.row + 9]:
        text = _row_text(row)
        if _is_registration(text) or (not lines and _ASIDE.fullmatch(text.strip())):
            continue
        if _is_other(text):
            if lines:
                break
            continue
        if lines or looks_like_address_line(text) or re.search(r"\d", text):
            lines += row
        if len(lines) >= 5:
            break
    return lines


def _is_other(text: str) -> bool:
    """Whether a line of the head is neither name nor address."""
    stops = _HEAD_STOPS.search(text) or _NUMBERS_ONLY.fullmatch(text.strip())
    return bool(stops) or "invoice" in squash(text) or bool(find_dates(text))


def _is_registration(text: str) -> bool:
    return is_only_legal_form(text) or not without_registration(f"x {text}").strip("x ")


def _dates(reading: Reading, day_first: bool) -> Iterator[Candidate]:
    """Dates beside a time of day are surer; the first of the receipt is the likeliest."""
    confidence = 0.84
    for segment in reading.segments:
        for found in find_values(Kind.DATE, segment.text, day_first):
            row = " ".join(other.text for other in reading.rows[segment.row])
            beside_time = bool(find_times(row))
            yield candidate(
                "date", segment, found, (confidence + 0.08 * beside_time) * found.certainty
            )
            confidence *= 0.75
    for segment in reading.segments:
        for time in find_values(Kind.TIME, segment.text)[:1]:
            yield candidate("time", segment, time, 0.8)
            return


def _totals(reading: Reading, labels: Labels) -> Iterator[Candidate]:
    proved = _proved(reading, labels)
    summary = _summary_row(reading)
    labelled = amounts_of(reading, labels, "total")
    for one in labelled:
        segment, found = one.places[0]
        confidence = _confidence(reading, one) + (0.22 if one.value in proved else 0.0)
        below = 0.35 if segment.row >= summary else 1.0
        yield candidate("total", segment, found, confidence * below)
    known = {one.value for one in labelled}
    for one in all_amounts(reading):
        if one.value in proved and one.value not in known:
            segment, found = one.places[0]
            yield candidate("total", segment, found, 0.6)
    if not labelled and (largest := _largest(reading)):
        segment, found = largest.places[0]
        yield candidate("total", segment, found, 0.4)


def _proved(reading: Reading, labels: Labels) -> set[Decimal]:
    """What the customer gave less the change, and what rounding makes of another total."""
    paid = {one.value for one in amounts_of(reading, labels, "cash_tendered")}
    change = {one.value for one in amounts_of(reading, labels, "change")}
    rounding = {one.value for one in amounts_of(reading, labels, "rounding") if one.value}
    totals = {one.value for one in amounts_of(reading, labels, "total")}
    given = {one - other for one in paid for other in change if one > other}
    rounded = {one + other for one in totals for other in rounding if abs(other) < _MAX_ROUNDING}
    printed = {one.value for one in all_amounts(reading)}
    return given | (rounded & printed)


def _summary_row(reading: Reading) -> int:
    """The row where the summary of taxes begins, whose totals are not the receipt's."""
    for row in reading.rows:
        if _SUMMARY.search(_row_text(row)):
            return row[0].row
    return len(reading.rows)


def _confidence(reading: Reading, one: Printed) -> float:
    row = _row_text(reading.rows[one.places[0][0].row])
    confidence = one.weight * 0.98
    if one.value <= 0:
        return 0.05
    if _NOT_FINAL.search(row):
        return confidence * 0.4
    return confidence + (0.05 if _FINAL.search(row) else 0.0)


def _largest(reading: Reading) -> Printed | None:
    return max(all_amounts(reading), key=lambda one: one.value, default=None)
