"""Propose what is on a receipt: who sold, where, when, and for how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from docintel.core.addresses import looks_like_address_line
from docintel.core.dates import find_dates, find_times
from docintel.core.document import Candidate
from docintel.core.document_type import Kind
from docintel.extraction.candidates import candidate, candidate_over
from docintel.extraction.companies import (
    could_be_name,
    has_legal_form,
    is_only_legal_form,
    without_registration,
)
from docintel.extraction.labels import LabelHit, squash
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.sums import Printed, all_amounts, amounts_of
from docintel.extraction.values import Found, find_values

#: Rows from the top that may hold the name of the merchant.
_HEAD_ROWS = 8
_HEAD_STOPS = re.compile(
    r"\b(?:tel|fax|phone|gst|vat|tax|invoice|receipt|cash|bill|date|reg|roc|ssm|www|http|e-?mail|mobile"
    r"|datum|rechnung|ticket|facture|fecha|scontrino|table|welcome|thank|hotline|website|customer)\b|@|\d:\d\d",
    re.IGNORECASE,
)
#: What in the row of a total says that it is the last one, after rounding and with tax.
_FINAL = re.compile(r"round(?:ed|ing)\b|incl|inc\b|inclusive|payable|nett?\b|due|grand|after", re.I)
_NOT_FINAL = re.compile(
    r"\b(?:sub|excl?|excluding|before|qty|quantity|items?|disc\w*|sav\w+|point\w*|taxable|w/o|without)\b"
    r"|\b(?:gst|tax|vat)\b(?!.*\b(?:incl?|inclusive|with)\b)",
    re.IGNORECASE,
)


def propose_receipt(reading: Reading, hits: Sequence[LabelHit]) -> Iterator[Candidate]:
    """Candidates for merchant, address, date, time and total."""
    yield from _merchant(reading)
    yield from _dates(reading)
    yield from _totals(reading, hits)


def _merchant(reading: Reading) -> Iterator[Candidate]:
    head = [row[0] for row in reading.rows[:_HEAD_ROWS]]
    names = [segment for segment in head if _may_be_merchant(segment.text)]
    if not names:
        return
    with_form = [segment for segment in names if has_legal_form(segment.text.upper())]
    best = (with_form or names)[0]
    yield _merchant_name(reading, best, 0.8 if with_form else 0.66)
    for other in names[:2]:
        if other is not best:
            yield _merchant_name(reading, other, 0.3)
    lines = _address_below(reading, best)
    if lines:
        text = " ".join(line.text.strip() for line in lines).rstrip(",. ")
        likely = any(looks_like_address_line(line.text) for line in lines)
        yield candidate_over("merchant_address", lines, text, 0.75 if likely else 0.4)


def _may_be_merchant(text: str) -> bool:
    return could_be_name(text) and len(squash(text)) > 3 and not _HEAD_STOPS.search(text)


def _merchant_name(reading: Reading, segment: Segment, confidence: float) -> Candidate:
    name = without_registration(segment.text)
    following = reading.rows[segment.row + 1 : segment.row + 2]
    if following and is_only_legal_form(without_registration(following[0][0].text)):
        ending = without_registration(following[0][0].text)
        return candidate_over(
            "merchant_name", (segment, following[0][0]), f"{name} {ending}", confidence
        )
    start = segment.text.index(name)
    return candidate("merchant_name", segment, Found(start, start + len(name), name), confidence)


def _address_below(reading: Reading, name: Segment) -> list[Segment]:
    """Lines below the name up to the first that is about something else."""
    lines: list[Segment] = []
    for row in reading.rows[name.row + 1 : name.row + 9]:
        segment = row[0]
        if _is_registration(segment.text):
            continue
        if _HEAD_STOPS.search(segment.text) or find_dates(segment.text):
            if lines:
                break
            continue
        if lines or looks_like_address_line(segment.text) or re.search(r"\d", segment.text):
            lines += row
        if len(lines) >= 5:
            break
    return lines


def _is_registration(text: str) -> bool:
    return is_only_legal_form(text) or not without_registration(f"x {text}").strip("x ")


def _dates(reading: Reading) -> Iterator[Candidate]:
    """Dates beside a time of day are surer; the first of the receipt is the likeliest."""
    confidence = 0.72
    for segment in reading.segments:
        for found in find_values(Kind.DATE, segment.text):
            row = " ".join(other.text for other in reading.rows[segment.row])
            beside_time = bool(find_times(row))
            yield candidate(
                "date", segment, found, (confidence + 0.12 * beside_time) * found.certainty
            )
            confidence *= 0.75
    for segment in reading.segments:
        for time in find_values(Kind.TIME, segment.text)[:1]:
            yield candidate("time", segment, time, 0.8)
            return


def _totals(reading: Reading, hits: Sequence[LabelHit]) -> Iterator[Candidate]:
    labelled = amounts_of(reading, hits, "total")
    paid = amounts_of(reading, hits, "cash_tendered")
    change = amounts_of(reading, hits, "change")
    proved = {one.value - other.value for one in paid for other in change} | {
        one.value for one in paid
    }
    for one in labelled:
        segment, found = one.places[0]
        yield candidate("total", segment, found, _confidence(reading, one, proved))
    if not labelled and (largest := _largest(reading)):
        segment, found = largest.places[0]
        yield candidate("total", segment, found, 0.4)


def _confidence(reading: Reading, one: Printed, proved: set[Decimal]) -> float:
    row = " ".join(segment.text for segment in reading.rows[one.places[0][0].row])
    confidence = one.weight * 0.8
    if one.value <= 0:
        return 0.05
    if _NOT_FINAL.search(row):
        confidence *= 0.4
    elif _FINAL.search(row):
        confidence += 0.08
    return confidence + (0.15 if one.value in proved else 0.0)


def _largest(reading: Reading) -> Printed | None:
    return max(all_amounts(reading), key=lambda one: one.value, default=None)
