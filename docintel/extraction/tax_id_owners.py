"""Tell whose tax id it is by what stands before it, or in whose block it is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docintel.core.document import Candidate, Document
from docintel.core.document_type import DocumentType
from docintel.core.geometry import Box
from docintel.extraction.reading import Reading, Segment, read
from docintel.extraction.voting import EXACT, together
from docintel.extraction.weighing.contested import by_value

_OF_SENDER, _OF_RECIPIENT = "sender_tax_id", "recipient_tax_id"
#: What says, before an id, that it is the reader's own.
_YOURS = re.compile(
    r"\b(?:your|client|customer|buyer|ihre|kunden?|(?:leistungs)?empf\u00e4ngers?|votre|acheteur"
    r"|vuestro|su|cliente|vostr[ao]|destinatari[oa]|uw|klant)\b",
    re.IGNORECASE,
)
#: A name that is doubted more than that heads no block.
_LEAST = 0.5
_MOST_LINES = 10


def with_owned_tax_ids(
    document: Document, candidates: Sequence[Candidate], document_type: DocumentType
) -> Sequence[Candidate]:
    """The candidates, guesses at a tax id of sender or recipient under the field of its owner.

    Where nothing tells the owner they stay as they are; those of a recipient whose tax id the type
    does not ask for are left out.
    """
    names = {field.learned_as: field.name for field in document_type.fields}
    guesses = [one for one in candidates if _is_guess(one, names)]
    if not guesses:
        return candidates
    reading = read(document)
    blocks = {
        _OF_SENDER: _block(reading, candidates, document_type, "sender_name"),
        _OF_RECIPIENT: _block(reading, candidates, document_type, "recipient_name"),
    }
    owned: list[Candidate] = []
    for one in candidates:
        owner = _owner(reading, one, blocks) if one in guesses else None
        name = names.get(owner) if owner else one.name
        if name:
            owned.append(replace(one, name=name))
    return owned


def _is_guess(one: Candidate, names: dict[str, str]) -> bool:
    asked = one.name in {names.get(_OF_SENDER), names.get(_OF_RECIPIENT)}
    return asked and one.row is None and bool(one.boxes) and one.source not in EXACT


def _owner(reading: Reading, one: Candidate, blocks: dict[str, Sequence[Segment]]) -> str | None:
    segment = _segment_at(reading, one.page, one.boxes[0])
    if segment is None:
        return None
    if _YOURS.search(_label_before(reading, segment, one.boxes[0])):
        return _OF_RECIPIENT
    # The blocks of both may run into one another: the nearest name above is the owner's.
    within = [owner for owner, lines in blocks.items() if segment in lines]
    return max(within, key=lambda owner: blocks[owner][0].row, default=None)


def _label_before(reading: Reading, segment: Segment, box: Box) -> str:
    """What stands between the value and the number before it; else the segment to the left."""
    before = " ".join(word.text for word in segment.line.words if word.box.right <= box.left)
    if not before.strip() and segment.column:
        before = reading.rows[segment.row][segment.column - 1].text
    return re.split(r"\d", before)[-1]


def _block(
    reading: Reading, candidates: Sequence[Candidate], document_type: DocumentType, role: str
) -> Sequence[Segment]:
    """The name of the party that is believed most, and the lines set below it."""
    spec = next((field for field in document_type.fields if field.learned_as == role), None)
    if spec is None:
        return ()
    votes = [one for one in candidates if one.name == spec.name and one.boxes]
    groups = by_value(spec.kind, votes).values()
    best = max(groups, key=together, default=())
    if not best or together(best) < _LEAST:
        return ()
    first = _segment_at(reading, best[0].page, best[0].boxes[0])
    return reading.block_from(first, _MOST_LINES) if first else ()


def _segment_at(reading: Reading, page: int | None, box: Box) -> Segment | None:
    there = reading.on_page(page) if page else ()
    return next((one for one in there if one.box.holds_center_of(box)), None)
