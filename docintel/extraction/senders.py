"""Find who sent a document where no label says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from docintel.core.document_type import Kind
from docintel.core.squash import squash
from docintel.extraction.blocks import (
    AddressBlock,
    NameAt,
    SenderLine,
    address_in_line,
    block_of,
    name_in,
    sender_lines,
)
from docintel.extraction.companies import could_be_name, has_legal_form, names_bank
from docintel.extraction.party_guess import Guess, guess_of, key_of
from docintel.extraction.reading import Reading
from docintel.extraction.values import Found, find_values

#: Confidence by what speaks for the name.
_SENDER_LINE, _LETTERHEAD, _FOOTER, _SIGNED, _FIRST_OF_TWO = 0.82, 0.72, 0.55, 0.82, 0.55
#: A mail or web address that repeats the name.
_DOMAIN_BONUS = 0.15
_TOP, _BOTTOM = 0.22, 0.8
_LONGEST_NAME, _SHORTEST_KEY = 60, 5
_AFTER_NAME = re.compile(r"\s+[-\u2013\u2022\u00b7|]\s+|\s*[\u2022\u00b7|]\s*|,\s(?!Inc|LLC|Ltd)")


def senders_by_place(reading: Reading, page: int) -> Iterator[Guess]:
    """Names in the letterhead, the sender's line and the footer of the page."""
    for line in sender_lines(reading, page):
        if reading.height(line.name.segment) < 0.45 or reading.height(line.name.segment) > _BOTTOM:
            yield _sender_guess(line)
    domain = _domain(reading)
    for segment in reading.on_page(page):
        height = reading.height(segment)
        placed = height <= _TOP or height >= _BOTTOM
        if not placed or len(segment.text) > _LONGEST_NAME or not could_be_name(segment.text):
            continue
        confidence = _LETTERHEAD if height <= _TOP else _FOOTER
        repeated = _matches_domain(segment.text, domain)
        bank = height <= _TOP and names_bank(segment.text)
        if has_legal_form(segment.text) or repeated or bank:
            name = _fuller(reading, name_in(segment))
            lines = reading.block_from(segment)
            block = block_of(reading, lines)
            address, text = (block.address, block.address_text) if block else ((), "")
            yield Guess(name, address, text, confidence + (_DOMAIN_BONUS if repeated else 0.0))


def _fuller(reading: Reading, name: NameAt) -> NameAt:
    """The same name with its legal form, where it stands so elsewhere."""
    key = key_of(name)
    if has_legal_form(name.found.value) or len(key) < _SHORTEST_KEY:
        return name
    for segment in reading.segments:
        start = segment.text.find(": ") + 2 if ": " in segment.text else 0
        text = _AFTER_NAME.split(segment.text[start:])[0]
        if squash(text).startswith(key) and has_legal_form(text):
            return NameAt(segment, Found(start, start + len(text), text))
    return name


def _sender_guess(line: SenderLine) -> Guess:
    return Guess(line.name, (line.name.segment,), line.address, _SENDER_LINE)


def signed_above(reading: Reading, page: int, signed_by: str) -> Iterator[Guess]:
    """The name that also stands below the text, in the head; its address follows in one line."""
    for segment in reading.on_page(page):
        if not signed_by or squash(segment.text) != signed_by or reading.height(segment) > _TOP:
            continue
        for row in reading.rows[segment.row + 1 : segment.row + 2]:
            text = address_in_line(row[0].text)
            yield Guess(name_in(segment), row[:1] if text else (), text, _SIGNED)


def senders_among(
    blocks: Sequence[AddressBlock], senders: Sequence[Guess], taken: set[str], signed_by: str
) -> list[Guess]:
    """The block of who signed; else, where nothing else tells the sender, the first of several."""
    free = [block for block in blocks if key_of(block.name) not in taken]
    for block in free:
        if signed_by and key_of(block.name) == signed_by:
            return [guess_of(block, _SIGNED)]
    if senders or not free or (len(free) == 1 and not taken):
        return []
    return [guess_of(free[0], _FIRST_OF_TWO)]


def _domain(reading: Reading) -> str:
    """The name most often in mail and web addresses: `www.au-bon-moulin.fr` gives aubonmoulin."""
    found: Counter[str] = Counter()
    for segment in reading.segments:
        for mail in find_values(Kind.EMAIL, segment.text):
            found[squash(mail.value.partition("@")[2].rpartition(".")[0])] += 1
        for word in segment.text.casefold().split():
            if "www." in word or "://" in word:
                host = word.rpartition("//")[2].removeprefix("www.").partition("/")[0]
                found[squash(host.rpartition(".")[0])] += 1
    return found.most_common(1)[0][0] if found else ""


def _matches_domain(text: str, domain: str) -> bool:
    squashed = squash(text)
    long_enough = min(len(squashed), len(domain)) >= 4
    return long_enough and (squashed.startswith(domain) or domain.startswith(squashed))
