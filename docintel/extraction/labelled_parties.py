"""Find the parties that labels such as `Bill to` or `Supplier` announce."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docintel.core.document_type import FieldSpec, Kind
from docintel.core.squash import squash
from docintel.extraction.blocks import NameAt, block_of, name_in
from docintel.extraction.companies import could_be_name
from docintel.extraction.labelled import values_near
from docintel.extraction.labels import LabelHit, Labels
from docintel.extraction.party_guess import Guess
from docintel.extraction.reading import Reading, Segment

#: Confidence of a block below its label, and what a missing address takes off it.
_LABELLED, _WITHOUT_ADDRESS = 0.88, 0.15
#: So many columns, in the head and the rows below, are a table and no blocks side by side.
_COLUMNS_OF_TABLE, _ROWS_OF_TABLE = 5, 3
#: Labels of a single value, which head no block.
_NAMED = re.compile("name|holder|inhaber|titul|intestat")
#: Labels within a block of a party: `Name: Muster GmbH`.
_NAME_WORDS = {
    *("name", "firma", "nom", "nombre", "nome", "naam"),
    *("company", "companyname", "firmenname"),
}


def labelled_parties(reading: Reading, labels: Labels, name: str) -> Iterator[Guess]:
    """Names beside or below the labels of that field, with the address below them."""
    for hit in labels:
        if name not in hit.names or not hit.leads or not (hit.is_alone or hit.has_colon):
            continue
        if hit.is_alone:
            if _heads_column(reading, hit.segment):
                continue
            if guess := _from_block(reading, hit):
                yield guess
            continue
        for placed in values_near(reading, hit, FieldSpec(name, Kind.NAME), labels):
            below = reading.block_from(placed.segment)
            block = block_of(reading, below)
            address = block.address if block else ()
            text = block.address_text if block else ""
            named = name_in(placed.segment, placed.found.start)
            yield Guess(named, address, text, _LABELLED)


def _heads_column(reading: Reading, segment: Segment) -> bool:
    """Whether a table of many columns begins here, where `From` and `To` are no parties."""
    rows = reading.rows[segment.row : segment.row + _ROWS_OF_TABLE]
    return len(rows) == _ROWS_OF_TABLE and all(len(row) >= _COLUMNS_OF_TABLE for row in rows)


def _from_block(reading: Reading, hit: LabelHit) -> Guess | None:
    """The block below the label, else the one to its right."""
    below, beside = list(reading.below(hit.segment))[:1], reading.right_of(hit.segment)[:1]
    # In a table of labels and values the value stands beside, below is the next label.
    in_table = bool(below and beside and reading.right_of(below[0]) and _NAMED.search(hit.label))
    for start in [*beside, *below] if in_table else [*below, *beside]:
        lines = reading.block_from(start)
        if named := _name_row(reading, lines):
            return Guess(named, *_address_beside(reading, named), _LABELLED)
        block = block_of(reading, lines)
        if block and could_be_name(block.name.found.value):
            sure = _LABELLED if block.address else _LABELLED - _WITHOUT_ADDRESS
            return Guess(block.name, block.address, block.address_text, sure)
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
