"""Blocks of addresses: whom the paper is written to, and the other parties beside or below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade import parties
from docintel.training.synthesis.trade.desk import Desk


@dataclass(frozen=True, slots=True)
class Block:
    """A head, which may be empty, over lines."""

    head: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heads:
    """The keys of the phrases that stand over the blocks of a kind of paper."""

    sender: str = "from_head"
    recipient: str = "bill_to"
    other: str = "ship_to"


@dataclass
class Blocks:
    """Makes the blocks of one paper; `names_sender` where no letterhead does."""

    desk: Desk
    heads: Heads = field(default_factory=Heads)
    names_sender: bool = False

    def recipient(self, headed: bool) -> Block:
        desk = self.desk
        lines = _numbered(desk, parties.recipient_lines(desk, desk.recipient))
        if desk.chance(0.15 if headed else 0.05):
            lines.append(parties.tax_id(desk, desk.recipient))
        if headed and desk.chance(0.12):
            lines += (parties.phone(desk, desk.recipient), parties.email(desk, desk.recipient))
        return Block(desk.say(self.heads.recipient) if headed else "", tuple(lines))

    def sender(self) -> Block:
        desk = self.desk
        lines = _numbered(desk, parties.name_lines(desk, desk.sender))
        lines += parties.address_lines(desk, desk.sender)
        if desk.chance(0.5):
            lines += parties.reach_lines(desk, desk.sender)
        if desk.chance(0.5):
            lines.append(parties.tax_id(desk, desk.sender))
        if desk.chance(0.1) and desk.sender.firm is desk.deal.seller and desk.deal.seller.iban:
            lines.append([Piece("IBAN: "), desk.facts.code("iban", desk.deal.seller.iban)])
        return Block(desk.say(self.heads.sender), tuple(lines))

    def other(self) -> Block:
        """Where the goods go: a third party, or the recipient once more."""
        desk, person = self.desk, self.desk.deal.ship_to
        field = desk.naming.ship_to
        lines: list[Text] = [desk.facts.text(f"{field}_name", person.name)]
        if desk.chance(0.2):
            lines.append(desk.world.person().name)
        lines += desk.facts.lines(field, person.address)
        return Block(desk.say(self.heads.other), tuple(lines))

    def third(self) -> Block:
        """Somebody else who has a part in the deal: mostly the one who is to be paid."""
        desk, person = self.desk, self.desk.world.firm()
        if desk.chance(0.4):
            return Block(desk.say("third_party"), (person.name, *person.address))
        name = desk.facts.text("supplier_remit_to_name", person.name)
        lines = desk.facts.lines("supplier_remit_to_address", person.address)
        return Block(desk.say("remit_to"), (name, *lines))

    def contact(self) -> Block:
        """Whom to ask at the sender's."""
        desk = self.desk
        lines: list[Text] = [desk.sender.firm.contact, parties.phone(desk, desk.sender)]
        if desk.chance(0.7):
            lines.append(parties.email(desk, desk.sender))
        return Block(desk.say("contact_head"), tuple(lines))


def _numbered(desk: Desk, lines: Sequence[Text]) -> list[Text]:
    """The lines, now and then below numbers that the party is kept under: no fields."""
    if not desk.chance(0.06):
        return list(lines)
    count = desk.world.random.choice((1, 1, 2))
    keys = [desk.manner.label(desk.say_anew("party_key")) for _ in range(count)]
    numbers = [str(desk.world.random.randint(10**4, 10**13)) for _ in keys]
    return [*(f"{key} {number}" for key, number in zip(keys, numbers, strict=True)), *lines]
