"""The head of a receipt: whose it is, where, under which numbers, and what sort of paper."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.training.synthesis.receipt.shop_address import address_lines
from docintel.training.synthesis.receipt.shop_name import register_number, write_name
from docintel.training.synthesis.receipt.till import Till
from docintel.training.synthesis.sheet import Piece


def write_head(till: Till, with_address: bool = True) -> None:
    """Write name, registers, address, phones and tax id from the top, in changing order."""
    _write_above_name(till)
    write_name(till)
    if till.chance(0.12):
        till.roll.line(till.say("owner"))
    # How often each part stands between name and address.
    shares = {_write_registers: 0.75, _write_tax_id: 0.2, _write_phones: 0.1, _write_branch: 0.4}
    parts = list(shares)
    till.world.random.shuffle(parts)
    before = [part for part in parts if till.chance(shares[part])]
    for part in before:
        part(till)
    if till.chance(0.08):
        _write_noise(till)
    if with_address:
        write_address(till)
    for part in parts:
        if part not in before:
            part(till)


def write_title(till: Till) -> None:
    """Write what sort of paper it is, unless it goes without saying."""
    if till.chance(0.7):
        till.roll.gap(till.world.random.uniform(0.2, 1.2))
        plain = till.chance(0.88)
        till.roll.line(
            till.say("title" if plain else "bold_title"),
            scale=till.world.random.choice([1, 1, 1.2, 1.5]),
            bold=till.chance(0.35),
        )


def write_address(till: Till) -> None:
    """The merchant's address, its lines ended with commas or not; now and then interrupted."""
    lines = address_lines(till)
    cut = till.world.random.randrange(len(lines)) if till.chance(0.06) else len(lines)
    for at, piece in enumerate(till.facts.lines("merchant_address", lines)):
        if at == cut and at:
            till.world.random.choice((_write_phones, _write_tax_id, _write_noise))(till)
        till.roll.line(piece)
    # Printed commas belong to the lines, not to how they are joined.
    till.facts.fields["merchant_address"] = ", ".join(line.rstrip(", ") for line in lines)


def _write_above_name(till: Till) -> None:
    """What somebody wrote or stamped on the paper, a greeting, or the sign over the shop."""
    random = till.world.random
    if till.chance(0.12):
        scribble = random.choice([till.world.person().name, till.say("scribble")])
        till.roll.line(scribble, scale=random.choice([1.0, 1.2, 1.5]), bold=till.chance(0.5))
        till.roll.gap(random.uniform(0, 2))
    if till.chance(0.06):
        till.roll.line(till.say("greeting"))
    if till.chance(0.1):
        _write_noise(till)
    # The sign is no company: its name stands below it with a legal form.
    if len(till.merchant.name.split()) > 2 and till.chance(0.2):
        shown = till.world.firm().name.split()
        till.roll.line(" ".join(shown[:2]), scale=random.choice([1.0, 1.3, 1.8]), bold=True)
        if till.chance(0.3):
            _write_branch(till)


def _write_noise(till: Till) -> None:
    """A line or two that belong to nothing: codes, tables, machines, opening hours."""
    for line in till.some("noise", till.world.random.choice((1, 1, 1, 2, 3))):
        till.roll.line(line)


def _write_branch(till: Till) -> None:
    if till.chance(0.15):
        till.roll.line(till.say("branch"))


def _write_registers(till: Till) -> None:
    if till.chance(0.5):
        till.roll.line(register_number(till))


def _write_phones(till: Till) -> None:
    """A phone, and now and then a fax, a site, an address for mail."""
    if not till.chance(0.75) or "merchant_phone" in till.facts.fields:
        return
    world = till.world
    label = till.label("merchant_phone") if till.chance(0.9) else ""
    phone = till.facts.text("merchant_phone", world.phone(), None)
    till.facts.fields["merchant_phone"] = _dialled(phone.text)
    gap = "" if not label or till.chance(0.15) else " "
    pieces = [Piece(f"{label}{gap}"), phone]
    if till.chance(0.12):
        pieces.append(Piece(f" / {world.phone()}"))
    if till.chance(0.22):
        pieces.append(
            Piece(
                f"  {till.say('fax')}{world.random.choice([':', ': ', ' ', '. '])}{world.phone()}"
            )
        )
    _write_wrapped(till, pieces)
    if till.chance(0.1):
        till.roll.line(f"{till.say('email')}: {world.email(till.merchant)}")
    if till.chance(0.1):
        till.roll.line(world.website(till.merchant))


def _dialled(phone: str) -> str:
    return "".join(letter for letter in phone if letter.isdigit() or letter == "+")


def _write_tax_id(till: Till) -> None:
    if not till.chance(0.72) or "merchant_tax_id" in till.facts.fields:
        return
    label, number = till.label("merchant_tax_id"), till.world.tax_id()
    piece = till.facts.text("merchant_tax_id", number, _compact(number))
    gap = till.world.random.choice([" ", " ", " ", ""]) if label.endswith(":") else " "
    if till.chance(0.12):
        _write_wrapped(till, [Piece(f"({label}{gap}"), piece, Piece(")")])
    else:
        _write_wrapped(till, [Piece(f"{label}{gap}"), piece])


def _compact(number: str) -> str:
    return "".join(letter for letter in number if letter.isalnum())


def _write_wrapped(till: Till, pieces: Sequence[Piece]) -> None:
    """On one line where it fits, else the label above the rest."""
    if till.roll.fits(pieces, 1.0) or len(pieces) < 2:
        till.roll.line(pieces)
    else:
        till.roll.line(pieces[0])
        till.roll.line(pieces[1:2])
        if len(pieces) > 2 and any(letter.isalnum() for letter in pieces[-1].text):
            till.roll.line(pieces[2:])
