"""What a paper of trade is about: who sells what to whom, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from docintel.training.synthesis.world import Person

_ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Firm:
    """One party with all that a letterhead or a footer may say about it.

    `account` and `routing` are numbers of the country's own; `iban` is empty where there are none.
    """

    person: Person
    tax_id: str
    national_id: str
    phone: str
    fax: str
    email: str
    web: str
    iban: str
    account: str
    routing: str
    bic: str
    bank: str
    manager: str
    contact: str

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def town(self) -> str:
        """The last line of the address without its figures."""
        letters = (word for word in self.person.address[-1].split() if word.isalpha())
        return " ".join(letters) or self.person.address[-1]


@dataclass(frozen=True, slots=True)
class Item:
    """One row; `amount` is net, or gross in a deal whose prices include the tax."""

    position: int
    sku: str
    gtin: str
    description: str
    notes: tuple[str, ...]
    quantity: Decimal
    unit: str
    unit_price: Decimal
    discount: Decimal
    tax_rate: Decimal
    amount: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class TaxShare:
    """The part of the total that is taxed at one rate."""

    rate: Decimal
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Sums:
    """What the rows come to: net + tax is gross.

    Gross - paid - withheld + prior + rounding is due.
    """

    goods: Decimal
    discount: Decimal
    shipping: Decimal
    charges: Decimal
    net: Decimal
    taxes: tuple[TaxShare, ...]
    paid: Decimal = _ZERO
    withheld: Decimal = _ZERO
    prior: Decimal = _ZERO
    rounding: Decimal = _ZERO

    @property
    def tax(self) -> Decimal:
        return sum((share.amount for share in self.taxes), _ZERO)

    @property
    def gross(self) -> Decimal:
        return self.net + self.tax

    @property
    def due(self) -> Decimal:
        return self.gross - self.paid - self.withheld + self.prior + self.rounding

    @property
    def is_settled_later(self) -> bool:
        """Whether another amount than the gross total is to be paid."""
        return bool(self.paid or self.withheld or self.prior or self.rounding)


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the deal; `issue` is the day of the paper itself."""

    order: date
    delivery: date
    issue: date
    due: date
    period: tuple[date, date]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers that the parties keep the deal under; `own` is that of the paper itself."""

    own: str
    order: str
    delivery_note: str
    contract: str
    quote: str
    customer: str
    supplier: str
    payment_reference: str


@dataclass(frozen=True, slots=True)
class Deal:
    """Everything; a paper prints some of it. `is_credit` turns the money round."""

    seller: Firm
    buyer: Firm
    ship_to: Person
    numbers: Numbers
    days: Days
    term_days: int
    items: tuple[Item, ...]
    sums: Sums
    prices_include_tax: bool
    is_credit: bool
