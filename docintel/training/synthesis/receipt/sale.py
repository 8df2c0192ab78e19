"""What was sold, and what it comes to: items, discounts, tax, rounding, payment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from docintel.training.synthesis.goods import goods_name
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.receipt.kind import Kind
from docintel.training.synthesis.receipt.phrases import PHRASES
from docintel.training.synthesis.world import World

CENT = Decimal("0.01")
ZERO = Decimal(0)
#: What a small thing costs where money is worth less.
_PRICE_LEVEL = {"IN": 25, "ZA": 12, "MX": 14, "MY": 2}
_ROUNDS_TO_FIVE = {"MY": 0.7, "SG": 0.3, "CH": 0.5, "AU": 0.2, "NZ": 0.2, "NL": 0.1, "BE": 0.2}
#: Countries whose tills add the tax to the prices, and how often elsewhere.
_ADDS_TAX = {"US": 1.0, "CA": 1.0, "MY": 0.3, "SG": 0.4, "IN": 0.5, "AU": 0.05}


@dataclass(frozen=True, slots=True)
class Item:
    """One row. `discount` is what was taken off `amount` already; `unit` as in 0,482 kg."""

    description: str
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal
    rate: Decimal
    discount: Decimal = ZERO
    code: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TaxShare:
    """The part of a sale that is taxed at one rate."""

    rate: Decimal
    net: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True)
class Sale:
    """A sale and its sums. `adds_tax` says that the items' prices are without it."""

    items: tuple[Item, ...]
    adds_tax: bool
    shares: tuple[TaxShare, ...]
    goods: Decimal
    discount: Decimal
    service: Decimal
    service_rate: int
    tip: Decimal
    rounding: Decimal
    total: Decimal

    @property
    def net(self) -> Decimal:
        return sum((share.net for share in self.shares), ZERO)

    @property
    def tax(self) -> Decimal:
        return sum((share.tax for share in self.shares), ZERO)

    @property
    def unrounded(self) -> Decimal:
        """The total before rounding, tip included."""
        return self.total - self.rounding

    @property
    def quantity(self) -> Decimal:
        return sum((item.quantity if not item.unit else Decimal(1) for item in self.items), ZERO)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def draw_sale(world: World, kind: Kind) -> Sale:
    """A sale of that kind of shop, in the prices of the world's country."""
    random = world.random
    rates = _rates(world, kind)
    items = tuple(_item(world, kind, random.choice(rates)) for _ in range(kind.item_count(random)))
    goods = sum((item.amount for item in items), ZERO)
    discount = (
        cents(goods * random.choice([5, 10, 15, 20]) / 100) if random.random() < 0.1 else ZERO
    )
    service_rate = random.choice([5, 10, 10, 12]) if kind.serves and random.random() < 0.3 else 0
    if world.country not in {"MY", "SG", "IN", "GB", "IE", "US"}:
        service_rate = 0
    service = cents((goods - discount) * service_rate / 100)
    adds_tax = random.random() < _ADDS_TAX.get(world.country, 0.03)
    shares = _shares(items, goods - discount + service, adds_tax)
    total = sum((share.net + share.tax for share in shares), ZERO)
    tip = cents(total * random.choice([10, 15, 18, 20]) / 100) if _is_tipped(world, kind) else ZERO
    rounding = _rounding(world, total + tip)
    return Sale(
        items, adds_tax, shares, goods, discount, service, service_rate, tip, rounding,
        total + tip + rounding,
    )  # fmt: skip


def _rates(world: World, kind: Kind) -> list[Decimal]:
    """The rates that the shop's goods have: one, or a usual and a lower one."""
    random = world.random
    rate = world.tax_rate()
    if random.random() < 0.12:
        return [ZERO]
    if kind.name == "shop" and random.random() < 0.25:
        return [rate, rate, random.choice([ZERO, world.tax_rate()])]
    return [rate]


def _item(world: World, kind: Kind, rate: Decimal) -> Item:
    random = world.random
    level = _PRICE_LEVEL.get(world.country, 1)
    price = cents(Decimal(kind.price(random) * level))
    if random.random() < 0.3 and price > 1:
        price = price.to_integral_value() + random.choice(
            [Decimal("-0.01"), ZERO, Decimal("0.5"), Decimal("0.9")]
        )
    unit, quantity = _quantity(kind, random)
    item = Item(
        description=_description(world, kind),
        quantity=quantity,
        unit_price=price,
        amount=cents(price * quantity),
        rate=rate,
        code=fill(
            random.choice(["%########", "%############", "%###", "@@-####", "%#####"]), random
        ),
        unit=unit,
    )
    return _reduced(item, random) if random.random() < 0.05 else item


def _reduced(item: Item, random: Random) -> Item:
    off = cents(item.amount * random.choice([5, 10, 20, 30, 50]) / 100)
    return replace(item, discount=off, amount=item.amount - off)


def _quantity(kind: Kind, random: Random) -> tuple[str, Decimal]:
    if kind.unit:
        return kind.unit, Decimal(random.randrange(500, 60000)) / 1000
    if kind.name == "shop" and random.random() < 0.08:
        return "kg", Decimal(random.randrange(50, 3000)) / 1000
    return "", Decimal(
        random.choice([1, 1, 1, 1, 1, 2, 2, 3, 4, 5, 6, 10, 12]) if kind.counts else 1
    )


def _description(world: World, kind: Kind) -> str:
    if kind.wares and world.random.random() < 0.85:
        return PHRASES.pick(world, kind.wares)
    if world.country == "MY" and world.random.random() < 0.1:
        return PHRASES.pick(world, "food")
    return goods_name(world.language, world.random)


def _shares(items: tuple[Item, ...], payable: Decimal, adds_tax: bool) -> tuple[TaxShare, ...]:
    """The payable amount parted by the rates of its items."""
    goods = sum((item.amount for item in items), ZERO)
    shares, left = [], payable
    rates = sorted({item.rate for item in items}, reverse=True)
    for at, rate in enumerate(rates):
        own = sum((item.amount for item in items if item.rate == rate), ZERO)
        part = left if at == len(rates) - 1 else cents(payable * own / goods if goods else payable)
        left -= part
        tax = cents(part * rate / 100) if adds_tax else cents(part * rate / (100 + rate))
        shares.append(TaxShare(rate, part if adds_tax else part - tax, tax))
    return tuple(shares)


def _is_tipped(world: World, kind: Kind) -> bool:
    return (
        kind.serves
        and world.country in {"US", "CA", "MX", "DE", "GB"}
        and world.random.random() < 0.15
    )


def _rounding(world: World, total: Decimal) -> Decimal:
    if world.random.random() > _ROUNDS_TO_FIVE.get(world.country, 0):
        return ZERO
    return cents((total * 20).to_integral_value(ROUND_HALF_UP) / 20) - total
