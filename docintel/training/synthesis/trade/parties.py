"""Names, addresses and numbers of a party, as lines of print."""

from __future__ import annotations

from collections.abc import Callable

from docintel.training.synthesis.blocks import sign
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade.desk import Desk, Side

_MARKS = (" · ", " - ", ", ", " | ", " • ", " * ", "   ", "  ")


def name_lines(desk: Desk, side: Side) -> list[Piece]:
    """The name, mostly on one line; a long one is broken more often."""
    whole = _in_case(desk, side.firm.name)
    likely = 0.35 if whole.count(" ") > 2 else 0.15
    return sign.name_lines(desk.facts, side.field("name"), whole, likely)


def name(desk: Desk, side: Side, upper: bool = False) -> Piece:
    printed = side.firm.name.upper() if upper else side.firm.name
    return desk.facts.text(side.field("name"), printed)


def address_lines(desk: Desk, side: Side) -> list[Piece]:
    lines = [_in_case(desk, line) for line in side.firm.person.address]
    return desk.facts.lines(side.field("address"), lines)


def address(desk: Desk, side: Side, mark: str) -> Piece:
    """The address on one line."""
    lines = side.firm.person.address
    return desk.facts.text(side.field("address"), mark.join(lines), ", ".join(lines))


def return_line(desk: Desk, side: Side) -> list[Piece]:
    """Name and address in one small line, as above the window of an envelope."""
    mark = desk.world.random.choice(_MARKS)
    return [name(desk, side), Piece(mark), address(desk, side, mark)]


def tax_id(desk: Desk, side: Side) -> list[Piece]:
    label = desk.manner.label(desk.label(side.field("tax_id")))
    return [Piece(label + " "), desk.facts.code(side.field("tax_id"), side.firm.tax_id)]


def national_id(desk: Desk, side: Side) -> list[Piece]:
    number = desk.facts.code(side.field("national_id"), side.firm.national_id)
    if side.firm.national_id[:1].isalpha():
        return [number]
    return [Piece(desk.manner.label(desk.label(side.field("national_id"))) + " "), number]


def phone(desk: Desk, side: Side) -> list[Piece]:
    key = desk.manner.label(desk.say("phone_key")) + " "
    return [Piece(key), desk.facts.text(side.field("phone"), side.firm.phone)]


def fax(desk: Desk, side: Side) -> list[Piece]:
    return [Piece(f"{desk.manner.label(desk.say('fax_key'))} {side.firm.fax}")]


def email(desk: Desk, side: Side) -> list[Piece]:
    value = desk.facts.text(side.field("email"), side.firm.email)
    if desk.chance(0.4):
        return [value]
    return [Piece(desk.manner.label(desk.say("mail_key")) + " "), value]


def web(desk: Desk, side: Side) -> list[Piece]:
    value = desk.facts.text(side.field("website"), side.firm.web)
    if desk.chance(0.6):
        return [value]
    return [Piece(desk.manner.label(desk.say("web_key")) + " "), value]


_REACH: tuple[tuple[Callable[[Desk, Side], list[Piece]], float], ...] = (
    *((phone, 0.85), (fax, 0.35)),
    *((email, 0.75), (web, 0.55)),
)


def reach_lines(desk: Desk, side: Side) -> list[Text]:
    """How to reach the party: some of phone, fax, mail and web in their usual order."""
    return [part(desk, side) for part, likely in _REACH if desk.chance(likely)]


def recipient_lines(desk: Desk, side: Side) -> list[Text]:
    """The block that a letter is addressed to."""
    lines: list[Text] = [desk.say_anew("salutation")] if desk.chance(0.08) else []
    first, *rest = name_lines(desk, side)
    is_addressed = not lines and desk.chance(0.03)
    lines += [[Piece(desk.say_anew("salutation") + " "), first] if is_addressed else first, *rest]
    lines += _between_name_and_street(desk, side)
    gap: list[Text] = [""] if desk.chance(0.04) else []
    *streets, town = address_lines(desk, side)
    lower: list[Text] = ["", town] if desk.chance(0.05) else [town]
    return [*lines, *gap, *streets, *lower]


def _between_name_and_street(desk: Desk, side: Side) -> list[Text]:
    """A contact person and a department, mostly neither."""
    lines: list[Text] = [desk.say_anew("department")] if desk.chance(0.12) else []
    if desk.chance(0.22):
        person = desk.facts.text(side.field("contact"), side.firm.contact)
        lines.append([Piece(desk.say("contact") + " "), person] if desk.chance(0.6) else person)
    return lines


def _in_case(desk: Desk, text: str) -> str:
    """Some programs print master data in capitals."""
    return text.upper() if desk.shouts_addresses else text
