"""Find what on the pages may be the key of a known partner: numbers, phones, domains, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docintel.core.vendor_keys import (
    DOMAIN,
    FEWEST_DIGITS,
    ID,
    LONGEST_ID,
    PHONE,
    SHORTEST_ID,
    domain_keys,
    folded,
    phone_key,
    printed_name_keys,
)
from docintel.extraction.reading import Segment
from docintel.extraction.vendors.stretch import Stretch

_PIECE = re.compile(r"[^\W_]+")
#: Identifiers are printed in so many groups at most, with no more than this between two.
_MOST_PIECES, _WIDEST_GAP = 9, 3
_HOST = re.compile(
    r"(?:@|//|www\.)(?P<host>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})", re.I
)

#: The first place of each key.
Prints = dict[str, Stretch]


def printed_keys(segments: Iterable[Segment]) -> Prints:
    """All keys that the lines may hold, each with the first place where it stands."""
    found: Prints = {}
    for segment in segments:
        for key, stretch in (*_numbers(segment), *_domains(segment), *_names(segment)):
            found.setdefault(key, stretch)
    return found


def _numbers(segment: Segment) -> Iterator[tuple[str, Stretch]]:
    """Pieces that follow one another, as many as make an identifier or a phone number."""
    pieces = list(_PIECE.finditer(segment.text))
    keys = [folded(piece.group()) for piece in pieces]
    digits = [sum(letter.isdigit() for letter in piece.group()) for piece in pieces]
    for first, start in enumerate(pieces):
        key, count = "", 0
        for at in range(first, min(first + _MOST_PIECES, len(pieces))):
            if at > first and pieces[at].start() - pieces[at - 1].end() > _WIDEST_GAP:
                break
            key, count = key + keys[at], count + digits[at]
            if len(key) > LONGEST_ID:
                break
            if count >= FEWEST_DIGITS and len(key) >= SHORTEST_ID:
                stretch = Stretch(segment, start.start(), pieces[at].end())
                yield f"{ID}:{key}", stretch
                if phone := _phone(stretch.text, count):
                    yield f"{PHONE}:{phone}", stretch


def _phone(text: str, digits: int) -> str | None:
    """The key of a phone number; a letter is in none."""
    is_phone = digits <= 15 and not any(letter.isalpha() for letter in text)
    return phone_key(text) if is_phone else None


def _domains(segment: Segment) -> Iterator[tuple[str, Stretch]]:
    for match in _HOST.finditer(segment.text):
        for domain in domain_keys(match["host"]):
            yield f"{DOMAIN}:{domain}", Stretch(segment, *match.span("host"))


def _names(segment: Segment) -> Iterator[tuple[str, Stretch]]:
    words = [(match.span(), folded(match.group())) for match in re.finditer(r"\S+", segment.text)]
    kept = [(span, word) for span, word in words if word]
    for key, at in printed_name_keys([word for _, word in kept]):
        yield key, Stretch(segment, *kept[at][0])
