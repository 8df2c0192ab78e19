"""The world a synthetic document is made in: its language, people, firms, money and habits.

Everything is drawn from one random generator, so a seed makes the same document again.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random

from docintel.errors import UnknownNameError
from docintel.training.synthesis import lexicon
from docintel.training.synthesis.addresses import address
from docintel.training.synthesis.bank_ids import bic, iban
from docintel.training.synthesis.document_numbers import document_number
from docintel.training.synthesis.firms import firm_name
from docintel.training.synthesis.goods import goods_name
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.people import coined, family_name, given_name
from docintel.training.synthesis.printing import Printing, printing
from docintel.training.synthesis.split import Split, split_of
from docintel.training.synthesis.tax_ids import grouped, tax_id
from docintel.training.synthesis.wording import LabelManner, label_manner, print_label

LANGUAGES = ("en", "de", "fr", "es", "it", "nl")
_FIRST_DAY, _DAYS = date(2011, 1, 1), 365 * 16


@dataclass(frozen=True)
class Person:
    """Somebody, or a firm, with an address as the lines of an envelope."""

    name: str
    address: tuple[str, ...]


@dataclass
class World:
    """One country's habits for one document. `random` decides everything.

    In the world of a `split` live only firms and people that no other split knows.
    """

    random: Random
    language: str
    country: str
    currency: str
    split: Split | None = None
    printing: Printing = field(init=False)
    labels: LabelManner = field(init=False)

    def __post_init__(self) -> None:
        self.printing = printing(self.country, self.language, self.random)
        self.labels = label_manner(self.language, self.country, self.random)

    @property
    def habits(self) -> lexicon.Country:
        return lexicon.country(self.country)

    @property
    def words(self) -> lexicon.Language:
        return lexicon.language(self.language)

    @property
    def home_language(self) -> str:
        """What streets and towns are called in: an English invoice from Berlin has German ones."""
        spoken = self.habits.languages
        return (
            self.language
            if spoken.get(self.language, 0) > 0.1
            else max(spoken, key=spoken.__getitem__)
        )

    def firm(self) -> Person:
        """A company of this country, its name with or without a legal form."""
        name = firm_name(self.country, self.home_language, self.random, self.split)
        return Person(name, self.address())

    def person(self) -> Person:
        """A human being."""
        while True:
            first = given_name(self.country, self.home_language, self.random)
            last = family_name(self.country, self.home_language, self.random)
            if self.split in {None, split_of(f"{first} {last}")}:
                return Person(f"{first} {last}", self.address())

    def address(self) -> tuple[str, ...]:
        return address(self.country, self.home_language, self.random)

    def print_day(self, day: date) -> str:
        """The day as this document prints days; always in one manner within a document."""
        return self.printing.day(day)

    def print_time(self, moment: time) -> str:
        """The time of day, with or without seconds, in one manner within a document."""
        return self.printing.time(moment)

    def day(self) -> date:
        """Some day of the last fifteen years."""
        return _FIRST_DAY + timedelta(days=self.random.randrange(_DAYS))

    def time(self) -> time:
        """Some time of a business day."""
        hour = self.random.choice([*range(6, 24), *range(9, 20)])
        return time(hour, self.random.randrange(60), self.random.randrange(60))

    def print_money(self, amount: Decimal, *, signed: bool = False) -> str:
        """The amount in this document's manner, without a currency."""
        return self.printing.money(amount, signed=signed)

    def print_price(self, amount: Decimal) -> str:
        """The amount with sign or code before or behind, as this document does it, or without."""
        return self.printing.price(amount)

    def tax_rate(self) -> Decimal:
        """A rate of sales tax in percent, the usual ones most often."""
        return Decimal(self.random.choice(self.habits.tax_rates))

    def phone(self) -> str:
        return fill(self.random.choice(self.habits.phones), self.random)

    def email(self, of: Person) -> str:
        """An address at the firm's own domain, or at a provider's."""
        own = "kontakt" if self.language == "de" else "contact"
        box = self.random.choice(["info", "office", "sales", own, own, "mail", "billing"])
        if self.random.random() < 0.3:
            box = plain_letters(family_name(self.country, self.home_language, self.random))
        return f"{box}@{self._domain(of)}"

    def website(self, of: Person) -> str:
        return self.random.choice(["www.", "www.", "", "http://www.", "https://"]) + self._domain(
            of
        )

    def iban(self) -> str:
        """A valid IBAN of this country or its neighbours, with or without blanks."""
        number = iban(self.country, self.random)
        if self.random.random() < 0.3:
            return number
        return " ".join(number[at : at + 4] for at in range(0, len(number), 4))

    def bic(self) -> str:
        return bic(self.country, self.random)

    def tax_id(self) -> str:
        """A VAT id or tax number of the country, checksum right where there is one."""
        return grouped(tax_id(self.country, self.random), self.country, self.random)

    def number(self) -> str:
        """A document number: RE-2024-0113, 4711, INV/23/00071, A-9981 ..."""
        return document_number(self.language, self.random)

    def goods(self) -> str:
        """What is sold: one to seven words in the document's language."""
        return goods_name(self.language, self.random)

    def sentence(self) -> str:
        """A sentence of business prose in the document's language."""
        return self.random.choice(self.words.sentences)

    def label(self, type_name: str, field: str) -> str:
        """One of the labels that may stand beside the field, in the document's manner.

        Taken from the document type's own TOML and from longer lists of our own; worlds of the
        training split never see some of them.
        """
        return print_label(type_name, field, self.labels, self.random, self.split)

    def _domain(self, of: Person) -> str:
        words = [plain_letters(word) for word in of.name.split()]
        kept = [word for word in words if len(word) > 2][: self.random.choice([1, 1, 2])]
        name = (
            self.random.choice(["", "-"]).join(kept)
            or coined(self.home_language, self.random).lower()
        )
        return f"{name}.{self.random.choice(self.habits.domains)}"


def new_world(
    seed: int, split: Split | None = None, language: str | None = None, country: str | None = None
) -> World:
    """A world drawn by how often documents come from where, or of that language or country."""
    random = Random(seed)
    places = [
        (habits, tongue, habits.share * weight)
        for habits in lexicon.countries().values()
        for tongue, weight in habits.languages.items()
        if language in {None, tongue} and country in {None, habits.code}
    ]
    if not places:
        raise UnknownNameError(f"no country speaks {language!r} and is {country!r}")
    habits, tongue, _ = random.choices(places, [weight for _, _, weight in places])[0]
    return World(random, tongue, habits.code, habits.currency, split)


def plain_letters(text: str) -> str:
    """Lower-case ASCII letters and digits: what is left of a name in a domain."""
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss")).casefold()
    return "".join(letter for letter in folded if letter.isascii() and letter.isalnum())
