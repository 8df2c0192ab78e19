"""The world a synthetic document is made in: its language, people, firms, money and habits.

Everything is drawn from one random generator, so a seed makes the same document again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

LANGUAGES = ("en", "de", "fr", "es", "it", "nl")


@dataclass(frozen=True)
class Person:
    """Somebody, or a firm, with an address as the lines of an envelope."""

    name: str
    address: tuple[str, ...]


@dataclass
class World:
    """One country's habits for one document. `random` decides everything."""

    random: Random
    language: str
    country: str
    currency: str

    def firm(self) -> Person:
        """A company of this country, its name with or without a legal form."""
        raise NotImplementedError

    def person(self) -> Person:
        """A human being."""
        raise NotImplementedError

    def print_day(self, day: date) -> str:
        """The day as this document prints days; always in one manner within a document."""
        raise NotImplementedError

    def day(self) -> date:
        """Some day of the last fifteen years."""
        raise NotImplementedError

    def print_money(self, amount: Decimal, *, signed: bool = False) -> str:
        """The amount in this document's manner, without a currency."""
        raise NotImplementedError

    def print_price(self, amount: Decimal) -> str:
        """The amount with sign or code before or behind, as this document does it, or without."""
        raise NotImplementedError

    def phone(self) -> str:
        raise NotImplementedError

    def email(self, of: Person) -> str:
        raise NotImplementedError

    def iban(self) -> str:
        """A valid IBAN of this country or its neighbours, with or without blanks."""
        raise NotImplementedError

    def bic(self) -> str:
        raise NotImplementedError

    def tax_id(self) -> str:
        """A VAT id or tax number of the country, checksum right where there is one."""
        raise NotImplementedError

    def number(self) -> str:
        """A document number: RE-2024-0113, 4711, INV/23/00071, A-9981 ..."""
        raise NotImplementedError

    def goods(self) -> str:
        """What is sold: one to seven words in the document's language."""
        raise NotImplementedError

    def sentence(self) -> str:
        """A sentence of business prose in the document's language."""
        raise NotImplementedError

    def label(self, type_name: str, field: str) -> str:
        """One of the labels that may stand beside the field, in the document's manner.

        Taken from the document type's own TOML and from longer lists of our own, so that a test
        split can hold back some of them.
        """
        raise NotImplementedError
