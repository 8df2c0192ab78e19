"""Propose who sent the document and to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from docintel.core.document import Candidate
from docintel.core.document_type import Parties, Party
from docintel.core.squash import squash
from docintel.extraction.blocks import AddressBlock, NameAt, find_blocks, unnamed_address
from docintel.extraction.candidates import candidate, candidate_over
from docintel.extraction.labelled_parties import labelled_parties
from docintel.extraction.labels import Labels
from docintel.extraction.party_guess import Guess, guess_of, key_of
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.senders import senders_among, senders_by_place, signed_above
from docintel.extraction.two_line_names import second_line
from docintel.extraction.values import Found

#: Confidence of the first block that is not the sender's, and what each further one loses.
_ADDRESSED, _FURTHER, _LEAST = 0.78, 0.25, 0.2
#: Confidence of an address at the top that has no name.
_UNNAMED = 0.6
#: What the first line of a name that goes on counts by itself.
_HALF = 0.5
_TOP, _UPPER = 0.22, 0.55
#: What heads the block of an address that the goods go to.
_SHIPPED = re.compile(
    r"livraison|deliver|ship|liefer(?!ant)|entrega|consegna|destinazione|lever(?!anc)|warenempf",
    re.IGNORECASE,
)


def propose_parties(
    reading: Reading, labels: Labels, parties: Parties, signed_by: str = ""
) -> Iterator[Candidate]:
    """Candidates for name and address of both parties; `signed_by` is a name below the text."""
    first = reading.pages[0].number
    senders = list(labelled_parties(reading, labels, parties.sender.name))
    recipients = list(labelled_parties(reading, labels, parties.recipient.name))
    taken = {guess.key for guess in recipients}
    senders += [guess for guess in senders_by_place(reading, first) if guess.key not in taken]
    blocks = [block for block in find_blocks(reading, first) if not _is_label(block.name, labels)]
    senders += signed_above(reading, first, squash(signed_by))
    senders += senders_among(blocks, senders, taken, squash(signed_by))
    if not recipients:
        best = max(senders, key=lambda guess: guess.confidence, default=None)
        recipients = list(_addressed(reading, blocks, best.key if best else ""))
        addressed = {guess.key for guess in recipients[:1]}
        senders = [guess for guess in senders if guess.key not in addressed]
    by_name = {key_of(block.name): block for block in blocks}
    recipients = [_completed(one, by_name) for one in recipients]
    yield from _candidates(parties.recipient, _told_whole(reading, recipients, is_sender=False))
    senders = [_completed(one, by_name) for one in senders]
    yield from _candidates(parties.sender, _told_whole(reading, senders, is_sender=True))
    for other in parties.others:
        shipped = labelled_parties(reading, labels, other.name)
        yield from _candidates(other, ((one, None) for one in shipped))
    if not any(guess.address_text for guess in senders):
        yield from _address_in_head(reading, first, parties.sender, blocks)


def _completed(guess: Guess, by_name: Mapping[str, AddressBlock]) -> Guess:
    """The guess with the address of the block that repeats its name."""
    block = by_name.get(guess.key)
    if guess.address_text or block is None:
        return guess
    return replace(guess, address=block.address, address_text=block.address_text)


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


def _addressed(reading: Reading, blocks: Sequence[AddressBlock], sender: str) -> Iterator[Guess]:
    """Blocks in the upper half that are not the sender's; the first is the likeliest."""
    confidence = _ADDRESSED
    for block in blocks:
        if reading.height(block.name.segment) > _UPPER or key_of(block.name) == sender:
            continue
        shipped = _is_headed(reading, block.name.segment, _SHIPPED)
        sure = confidence - (_FURTHER if shipped else 0.0)
        yield guess_of(block, max(sure, _LEAST))
        confidence -= 0.0 if shipped else _FURTHER


def _is_headed(reading: Reading, segment: Segment, words: re.Pattern[str]) -> bool:
    """Whether a line just above, in the same column, has one of the words."""
    for row in reading.rows[max(0, segment.row - 2) : segment.row]:
        for other in row:
            near = abs(other.box.left - segment.box.left) < 3 * segment.box.height
            if near and other.page == segment.page and words.search(other.text):
                return True
    return False


def _is_label(name: NameAt, labels: Labels) -> bool:
    own = labels.of(name.segment)
    return any(hit.leads for hit in own)


def _told_whole(
    reading: Reading, guesses: Sequence[Guess], is_sender: bool
) -> Iterator[tuple[Guess, Segment | None]]:
    """The guesses, each with the second line of its name; None where it has no other."""
    for guess in guesses:
        yield guess, second_line(reading, guess.name, is_sender)


def _candidates(
    party: Party, guesses: Iterable[tuple[Guess, Segment | None]]
) -> Iterator[Candidate]:
    for guess, second in guesses:
        yield from _names(party, guess, second)
        if guess.address and guess.address_text:
            yield candidate_over(
                party.address, guess.address, guess.address_text, guess.confidence * 0.9
            )
        elif guess.address_text:
            whole = Found(0, len(guess.name.segment.text), guess.address_text)
            yield candidate(party.address, guess.name.segment, whole, guess.confidence * 0.9)


def _names(party: Party, guess: Guess, second: Segment | None) -> Iterator[Candidate]:
    """The name, and where it goes on in a second line the whole of it before its half."""
    first = guess.name
    sure = guess.confidence
    if second is not None:
        whole = f"{first.found.value} {second.text.strip()}"
        yield candidate_over(party.name, (first.segment, second), whole, sure)
        sure *= _HALF
    yield candidate(party.name, first.segment, first.found, sure)
