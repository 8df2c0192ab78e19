"""The kinds of places that hand out receipts, and what sets their receipts apart."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Kind:
    """`wares` is the key of the phrases that name what is sold, empty for goods of any sort.

    `unit` is what it measures instead of counting, `details` the key of rows about the ride or
    the stay. `serves` says that there are tables, service charges and tips; `counts` that things
    are sold in numbers.
    """

    name: str
    share: float
    cheapest: float
    dearest: float
    most_items: int
    wares: str = ""
    unit: str = ""
    details: str = ""
    serves: bool = False
    counts: bool = True

    def item_count(self, random: Random) -> int:
        """Mostly few."""
        return random.choice([1, 1, 2, 2, 3, 4, 5, 6, 8, 11, 15][: 3 + self.most_items])

    def price(self, random: Random) -> float:
        """Cheap things more often than dear ones."""
        dearness: float = random.random() ** 2.5
        return self.cheapest + (self.dearest - self.cheapest) * dearness


KINDS = (
    Kind("shop", 46, 0.2, 90, 8),
    Kind("bill", 8, 2, 400, 5),
    Kind("restaurant", 24, 1.2, 32, 7, wares="food", serves=True),
    Kind("fuel", 5, 1.1, 2.2, 0, wares="fuel", unit="L"),
    Kind("hotel", 3, 8, 220, 2, wares="hotel", counts=False),
    Kind("parking", 3, 0.8, 40, 0, wares="parking", details="parking_rows", counts=False),
    Kind("taxi", 3, 3, 70, 0, wares="taxi", details="taxi_rows", counts=False),
    Kind("services", 5, 3, 120, 1, wares="services"),
    Kind("voucher", 3, 10, 900, 0, counts=False),
)


def draw_kind(random: Random) -> Kind:
    return random.choices(KINDS, [kind.share for kind in KINDS])[0]
