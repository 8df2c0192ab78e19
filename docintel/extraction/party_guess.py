"""What speaks for a name as one of the parties, before it is decided which."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.core.squash import squash
from docintel.extraction.blocks import AddressBlock, NameAt
from docintel.extraction.reading import Segment


@dataclass(frozen=True, slots=True)
class Guess:
    """A name, the address that belongs to it (empty where none is known), and how sure it is."""

    name: NameAt
    address: tuple[Segment, ...]
    address_text: str
    confidence: float

    @property
    def key(self) -> str:
        """The name as it is compared with others."""
        return key_of(self.name)


def key_of(name: NameAt) -> str:
    """The name as it is compared with others."""
    return squash(name.found.value)


def guess_of(block: AddressBlock, confidence: float) -> Guess:
    """The name and address of a block."""
    return Guess(block.name, block.address, block.address_text, confidence)
