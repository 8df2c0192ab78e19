"""Propose who sent the document and to whom it goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docintel.core.document import Candidate
from docintel.core.document_type import Kind
from docintel.extraction.blocks import (
    AddressBlock,
    NameAt,
    SenderLine,
    address_in_line,
    block_of,
    find_blocks,
    name_in,
    sender_lines,
    unnamed_address,
)
from docintel.extraction.candidates import candidate, candidate_over
from docintel.extraction.companies import could_be_name, has_legal_form, names_bank
from docintel.extraction.labelled import by_segment, values_near
from docintel.extraction.labels import LabelHit, squash
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found, find_values

#: Confidence by what speaks for the name.
_LABELLED, _SENDER_LINE, _LETTERHEAD, _FOOTER = 0.88, 0.82, 0.72, 0.55
_ADDRESSED, _SIGNED, _FIRST_OF_TWO, _UNNAMED = 0.78, 0.82, 0.55, 0.6
#: A mail or web address that repeats the name.
_DOMAIN_BONUS = 0.15
_TOP, _BOTTOM = 0.22, 0.8
_LONGEST_NAME, _SHORTEST_KEY = 60, 5
#: Labels of a single value, which head no block.
_NAMED = re.compile("name|holder|inhaber|titul|intestat")
_AFTER_NAME = re.compile(r"\s+[-\u2013\u2022\u00b7|]\s+|\s*[\u2022\u00b7|]\s*|,\s(?!Inc|LLC|Ltd)")
#: What heads the block of an address that the goods go to.
_SHIPPED = re.compile(
    r"livraison|deliver|ship|liefer(?!ant)|entrega|consegna|destinazione|lever(?!anc)|warenempf",
    re.I,
)
#: Labels within a block of a party: `Name: Muster GmbH`.
_NAME_WORDS = {
    "name",
    "firma",
    "nom",
    "nombre",
    "nome",
    "naam",
    "company",
    "companyname",
    "firmenname",
}


@dataclass(frozen=True, slots=True)
class Party:
    """The fields that name one party and say where it is."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Roles:
    """Who wrote the document, and who gets it."""

    sender: Party
    recipient: Party


@dataclass(frozen=True, slots=True)
class _Guess:
    name: NameAt
    address: tuple[Segment, ...]
    address_text: str
    confidence: float


def propose_parties(
    reading: Reading, hits: Sequence[LabelHit], roles: Roles, signed_by: str = ""
) -> Iterator[Candidate]:
    """Candidates for name and address of both parties; `signed_by` is a name below the text."""
    first = reading.pages[0].number
    senders = list(_labelled(reading, hits, roles.sender.name))
    recipients = list(_labelled(reading, hits, roles.recipient.name))
    taken = {_key(guess.name) for guess in recipients}
    senders += [
        guess for guess in _unlabelled_senders(reading, first) if _key(guess.name) not in taken
    ]
    labels = by_segment(hits)
    blocks = [block for block in find_blocks(reading, first) if not _is_label(block.name, labels)]
    senders += _signed_above(reading, first, squash(signed_by))
    senders += _senders_among(blocks, senders, taken, squash(signed_by))
    if not recipients:
        best = max(senders, key=lambda guess: guess.confidence, default=None)
        recipients = list(_addressed(reading, blocks, _key(best.name) if best else ""))
        addressed = {_key(guess.name) for guess in recipients[:1]}
        senders = [guess for guess in senders if _key(guess.name) not in addressed]
    by_name = {_key(block.name): block for block in blocks}
    yield from _candidates(roles.recipient, [_completed(one, by_name) for one in recipients])
    yield from _candidates(roles.sender, [_completed(one, by_name) for one in senders])
    if not any(guess.address_text for guess in senders):
        yield from _address_in_head(reading, first, roles.sender, blocks)


def _completed(guess: _Guess, by_name: Mapping[str, AddressBlock]) -> _Guess:
    """The guess with the address of the block that repeats its name."""
    block = by_name.get(_key(guess.name))
    if guess.address_text or block is None:
        return guess
    return _Guess(guess.name, block.address, block.address_text, guess.confidence)


def _address_in_head(
    reading: Reading, page: int, sender: Party, blocks: Sequence[AddressBlock]
) -> Iterator[Candidate]:
    """An address without a name at the top of the page, as beside a logo, is the sender's."""
    used = {(line.row, line.column) for block in blocks for line in block.address}
    for segment in reading.on_page(page):
        if reading.height(segment) > _TOP or (segment.row, segment.column) in used:
            continue
        if lines := unnamed_address(reading.block_from(segment)):
            text = ", ".join(line.text.strip(" ,;") for line in lines)
            yield candidate_over(sender.address, lines, text, _UNNAMED)
            return


def _key(name: NameAt) -> str:
    return squash(name.found.value)


def _signed_above(reading: Reading, page: int, signed_by: str) -> Iterator[_Guess]:
    """The name that also stands below the text, in the head; its address follows in one line."""
    for segment in reading.on_page(page):
        if not signed_by or squash(segment.text) != signed_by or reading.height(segment) > _TOP:
            continue
        for row in reading.rows[segment.row + 1 : segment.row + 2]:
            text = address_in_line(row[0].text)
            yield _Guess(name_in(segment), row[:1] if text else (), text, _SIGNED)


def _senders_among(
    blocks: Sequence[AddressBlock], senders: Sequence[_Guess], taken: set[str], signed_by: str
) -> list[_Guess]:
    """The block of who signed; else, where nothing else tells the sender, the first of several."""
    free = [block for block in blocks if _key(block.name) not in taken]
    for block in free:
        if signed_by and _key(block.name) == signed_by:
            return [_Guess(block.name, block.address, block.address_text, _SIGNED)]
    if senders or not free or (len(free) == 1 and not taken):
        return []
    return [_Guess(free[0].name, free[0].address, free[0].address_text, _FIRST_OF_TWO)]


def _labelled(reading: Reading, hits: Sequence[LabelHit], name: str) -> Iterator[_Guess]:
    labels = by_segment(hits)
    for hit in hits:
        if name not in hit.names or not hit.leads or not (hit.is_alone or hit.has_colon):
            continue
        if hit.is_alone:
            if guess := _from_block(reading, hit):
                yield guess
            continue
        for placed in values_near(reading, hit, Kind.NAME, labels):
            below = reading.block_from(placed.segment)
            block = block_of(reading, below)
            address = block.address if block else ()
            text = block.address_text if block else ""
            named = name_in(placed.segment, placed.found.start)
            yield _Guess(named, address, text, _LABELLED)


def _from_block(reading: Reading, hit: LabelHit) -> _Guess | None:
    """The block below the label, else the one to its right."""
    below, beside = list(reading.below(hit.segment))[:1], reading.right_of(hit.segment)[:1]
    # In a table of labels and values the value stands beside, below is the next label.
    in_table = bool(below and beside and reading.right_of(below[0]) and _NAMED.search(hit.label))
    for start in [*beside, *below] if in_table else [*below, *beside]:
        lines = reading.block_from(start)
        if named := _name_row(reading, lines):
            return _Guess(named, *_address_beside(reading, named), _LABELLED)
        block = block_of(reading, lines)
        if block and could_be_name(block.name.found.value):
            sure = _LABELLED if block.address else _LABELLED - 0.15
            return _Guess(block.name, block.address, block.address_text, sure)
    return None


def _name_row(reading: Reading, lines: Sequence[Segment]) -> NameAt | None:
    """The value of a `Name:` row among the lines."""
    for line in lines:
        head, _, rest = line.text.partition(":")
        if squash(head) not in _NAME_WORDS:
            continue
        if rest.strip():
            return name_in(line, len(head) + 1)
        for other in reading.right_of(line)[:1]:
            return name_in(other)
    return None


def _address_beside(reading: Reading, name: NameAt) -> tuple[tuple[Segment, ...], str]:
    below = reading.block_from(name.segment)
    block = block_of(reading, below)
    return (block.address, block.address_text) if block else ((), "")


def _unlabelled_senders(reading: Reading, page: int) -> Iterator[_Guess]:
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
            yield _Guess(name, address, text, confidence + (_DOMAIN_BONUS if repeated else 0.0))


def _fuller(reading: Reading, name: NameAt) -> NameAt:
    """The same name with its legal form, where it stands so elsewhere."""
    key = _key(name)
    if has_legal_form(name.found.value) or len(key) < _SHORTEST_KEY:
        return name
    for segment in reading.segments:
        start = segment.text.find(": ") + 2 if ": " in segment.text else 0
        text = _AFTER_NAME.split(segment.text[start:])[0]
        if squash(text).startswith(key) and has_legal_form(text):
            return NameAt(segment, Found(start, start + len(text), text))
    return name


def _sender_guess(line: SenderLine) -> _Guess:
    return _Guess(line.name, (line.name.segment,), line.address, _SENDER_LINE)


def _addressed(reading: Reading, blocks: Sequence[AddressBlock], sender: str) -> Iterator[_Guess]:
    """Blocks in the upper half that are not the sender's; the first is the likeliest."""
    confidence = _ADDRESSED
    for block in blocks:
        if reading.height(block.name.segment) > 0.55 or _key(block.name) == sender:
            continue
        shipped = _is_headed(reading, block.name.segment, _SHIPPED)
        sure = confidence - (0.25 if shipped else 0.0)
        yield _Guess(block.name, block.address, block.address_text, max(sure, 0.2))
        confidence -= 0.0 if shipped else 0.25


def _is_headed(reading: Reading, segment: Segment, words: re.Pattern[str]) -> bool:
    """Whether a line just above, in the same column, has one of the words."""
    for row in reading.rows[max(0, segment.row - 2) : segment.row]:
        for other in row:
            near = abs(other.box.left - segment.box.left) < 3 * segment.box.height
            if near and other.page == segment.page and words.search(other.text):
                return True
    return False


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


def _is_label(name: NameAt, labels: Mapping[tuple[int, int], list[LabelHit]]) -> bool:
    own = labels.get((name.segment.row, name.segment.column), [])
    return any(hit.leads for hit in own)


def _candidates(party: Party, guesses: Sequence[_Guess]) -> Iterator[Candidate]:
    for guess in guesses:
        yield candidate(party.name, guess.name.segment, guess.name.found, guess.confidence)
        if guess.address and guess.address_text:
            yield candidate_over(
                party.address, guess.address, guess.address_text, guess.confidence * 0.9
            )
        elif guess.address_text:
            whole = Found(0, len(guess.name.segment.text), guess.address_text)
            yield candidate(party.address, guess.name.segment, whole, guess.confidence * 0.9)
