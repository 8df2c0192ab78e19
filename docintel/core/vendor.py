"""A business partner as one's own books know it, and how it was recognised on a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from docintel.core.geometry import Box


@dataclass(frozen=True, slots=True)
class Vendor:
    """One entry of the vendor list; all but the name may be empty.

    `number` is what one's own books call it, `customer_number` what it calls oneself. The parts of
    the address are divided by commas. Tax ids, accounts and registrations are in capitals without
    blanks, phones are digits alone, domains in lower case without `www.`. `due_days` is its usual
    time to pay. `learned` tells what was read off documents from what was imported.
    """

    name: str
    number: str = ""
    other_names: tuple[str, ...] = ()
    address: str = ""
    tax_ids: tuple[str, ...] = ()
    registrations: tuple[str, ...] = ()
    ibans: tuple[str, ...] = ()
    bics: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    customer_number: str = ""
    currency: str = ""
    due_days: int | None = None
    learned: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its other spellings."""
        return (self.name, *self.other_names)

    @property
    def title(self) -> str:
        """How a person is told which one it is."""
        return f"{self.number} {self.name}" if self.number else self.name


class Trait(StrEnum):
    """What a partner was recognised by, as a person calls it."""

    IBAN = "IBAN"
    TAX_ID = "tax id"
    REGISTRATION = "registration number"
    PHONE = "phone number"
    DOMAIN = "web or mail domain"
    NAME = "name"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Sign:
    """A trait of a partner where it stands on a page.

    `text` is as printed, `value` as the list has it; `agreement` is 1 where both are the same, and
    less where some letters look misread.
    """

    trait: Trait
    value: str
    text: str
    page: int
    boxes: tuple[Box, ...]
    agreement: float = 1.0


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party of the document that is in the vendor list.

    `fields` are the names of the document's fields for it, by what they hold (`name`, `tax_id`,
    `iban` ...). `is_known` is False for a guess, by a name alone. `rivals` are others of the list
    that fit as well; then nobody knows which it is.
    """

    vendor: Vendor
    signs: tuple[Sign, ...]
    fields: Mapping[str, str]
    is_known: bool = True
    rivals: tuple[Vendor, ...] = ()

    def sign(self, trait: Trait) -> Sign | None:
        """The best of its signs of that sort, and of two that agree the longer."""
        fitting = [one for one in self.signs if one.trait is trait]
        return max(fitting, key=lambda one: (one.agreement, len(one.text)), default=None)
