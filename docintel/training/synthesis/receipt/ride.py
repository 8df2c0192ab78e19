"""What stands on a receipt beside sums: a ride, a parking time, a pump, a customer."""

from __future__ import annotations

from docintel.training.synthesis.receipt.till import Till


def write_details(till: Till) -> None:
    """Rows about what was paid for, such as when a car came and went."""
    if till.kind.details:
        count = till.world.random.randrange(1, 5)
        for phrase in till.some(till.kind.details, count):
            label, _, value = phrase.partition(";")
            _write_pair(till, label, value)
    if till.kind.name == "fuel" and till.chance(0.8):
        till.roll.row((0.0, "left", till.say("pump")))


def write_customer(till: Till) -> None:
    """Who bought: name and address, which are not the merchant's."""
    customer = till.world.firm() if till.chance(0.7) else till.world.person()
    till.roll.gap(0.5)
    if till.chance(0.6):
        till.roll.row(
            (0.0, "left", till.say("customer") + till.world.random.choice(["", ":", " :"]))
        )
    for line in (customer.name, *customer.address[: till.world.random.choice([0, 2, 4])]):
        till.roll.row((0.0, "left", till.roll.cut(line, 0.98)))
    till.roll.gap(0.5)


def _write_pair(till: Till, label: str, value: str) -> None:
    if till.chance(0.5):
        till.roll.pair(label, value)
    else:
        till.roll.left_line(f"{label}: {value}")
