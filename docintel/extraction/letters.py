"""Propose what is on a letter: date, subject, salutation, closing, who signed."""

from __future__ import annotations

from collections.abc import Iterator

from docintel.core.addresses import looks_like_address_line
from docintel.core.document import Candidate
from docintel.core.document_type import Kind
from docintel.extraction.candidates import candidate
from docintel.extraction.companies import could_be_name
from docintel.extraction.labels import Labels
from docintel.extraction.phrases import is_closing, is_salutation
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found, find_values

#: How many rows below the closing the name of the signatory may stand.
_SIGNATURE_ROWS = 5


def propose_letter(reading: Reading, day_first: bool) -> Iterator[Candidate]:
    """Candidates that come from the place in the letter, not from a label."""
    greeting = next((one for one in reading.segments if is_salutation(one.text)), None)
    closing = next((one for one in reversed(reading.segments) if is_closing(one.text)), None)
    yield from _dates(reading, greeting, day_first)
    if greeting:
        yield candidate("salutation", greeting, _whole(greeting), 0.9)
        if subject := _line_above(reading, greeting) or _line_below(reading, greeting):
            yield candidate("subject", subject, _whole(subject), 0.62)
    if closing:
        yield candidate("closing", closing, _whole(closing), 0.9)
        if name := _signature(reading, closing):
            yield candidate("signatory", name, _whole(name), 0.7)
            yield candidate("sender_name", name, _whole(name), 0.4)


def without_subjects_below(reading: Reading, labels: Labels) -> Labels:
    """The labels without those of a subject below the closing: a signature may look like `Re`."""
    closing = next((one for one in reversed(reading.segments) if is_closing(one.text)), None)
    if closing is None:
        return labels
    return Labels(
        tuple(hit for hit in labels if "subject" not in hit.names or hit.segment.row < closing.row)
    )


def _dates(reading: Reading, greeting: Segment | None, day_first: bool) -> Iterator[Candidate]:
    """The date of a letter stands above its salutation, mostly the first one there."""
    confidence = 0.8
    for segment in reading.segments:
        if greeting and (segment.page, segment.row) >= (greeting.page, greeting.row):
            return
        for found in find_values(Kind.DATE, segment.text, day_first):
            yield candidate("date", segment, found, confidence * found.certainty)
            confidence *= 0.6


def _line_above(reading: Reading, greeting: Segment) -> Segment | None:
    """The last line above the salutation that is a text, neither date nor address."""
    for row in reversed(reading.rows[max(0, greeting.row - 4) : greeting.row]):
        text = row[0].text
        letters = sum(letter.isalpha() for letter in text)
        if looks_like_address_line(text):
            return None
        if len(row) == 1 and letters >= 6 and letters > len(text) * 0.5:
            return None if find_values(Kind.DATE, text) and letters < 20 else row[0]
    return None


def _line_below(reading: Reading, greeting: Segment) -> Segment | None:
    """A heading directly below the salutation: one line that is no sentence."""
    following = reading.rows[greeting.row + 1 : greeting.row + 2]
    if not following or len(following[0]) > 1:
        return None
    line = following[0][0]
    gap = line.box.top - greeting.box.bottom
    ends_open = not line.text.rstrip().endswith((".", ",", ";", ":"))
    return line if ends_open and line.text[:1].isupper() and gap > 0.4 * line.box.height else None


def _signature(reading: Reading, closing: Segment) -> Segment | None:
    for row in reading.rows[closing.row + 1 : closing.row + 1 + _SIGNATURE_ROWS]:
        if row[0].page == closing.page and could_be_name(row[0].text) and len(row[0].text) < 45:
            return row[0]
    return None


def _whole(segment: Segment) -> Found:
    text = segment.text.strip(" ,;:")
    start = segment.text.index(text)
    return Found(start, start + len(text), text)
