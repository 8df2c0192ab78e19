"""The entries of a document: a label, in one language or more, and the value in its manner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from docintel.training.synthesis.blocks.days import month_name
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.identity_document.holder import Holder
from docintel.training.synthesis.identity_document.wording import WORDING
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World

SEXES = {"M": "male", "F": "female", "X": "x"}
_SEX_PRINTED = {
    "en": {"M": "M", "F": "F", "X": "X"},
    "de": {"M": "M", "F": "W", "X": "X"},
    "fr": {"M": "M", "F": "F", "X": "X"},
    "es": {"M": "M", "F": "F", "X": "X"},
    "it": {"M": "M", "F": "F", "X": "X"},
    "nl": {"M": "M", "F": "V", "X": "X"},
}
#: Second languages that documents print their labels in.
_OTHERS = {"en": ("fr",), "de": ("en", "en", "fr"), "fr": ("en",), "es": ("en",), "it": ("en",)}


@dataclass(frozen=True)
class Entry:
    name: str
    label: str
    value: tuple[Piece, ...]


@dataclass
class Entries:
    """Makes entries by the name of their field, each in the manner of this one document."""

    world: World
    facts: Facts
    holder: Holder
    kind: str
    days: str = field(init=False)
    joint: str = field(init=False)
    second: str = field(init=False)
    capitals: bool = field(init=False)
    is_numbered: bool = field(init=False)
    _count: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        random = self.world.random
        self.days = random.choice(("world", "world", "dots", "month", "bilingual", "blanks"))
        self.joint = random.choice(("/", " / ", " · ", "/"))
        others = _OTHERS.get(self.world.language, ("en",))
        self.second = random.choice((*others, "", ""))
        self.capitals = random.random() < 0.75
        self.is_numbered = random.random() < 0.15

    def entry(self, name: str) -> Entry:
        self._count += 1
        mark = f"{self._count}. " if self.is_numbered else ""
        return Entry(name, mark + self.label(name), self._value(name))

    def label(self, name: str) -> str:
        own = self._own_label(name)
        if not self.second:
            return own
        foreign = WORDING.of(self.second, name, self.world)
        return own if foreign == own else f"{own}{self.joint}{foreign}"

    def _own_label(self, name: str) -> str:
        """Only a passport calls its number that of a passport."""
        known = WORDING.all(self.world, name)
        if name == "document_number":
            of_passport = self.kind == "passport"
            known = tuple(one for one in known if of_passport or "pas" not in one.casefold())
        return self.world.random.choice(known)

    def _value(self, name: str) -> tuple[Piece, ...]:
        makers: dict[str, Callable[[], tuple[Piece, ...]]] = {
            "sex": self._sex,
            "nationality": self._nationality,
            "height": self._height,
            "address": self._address,
        }
        if name in makers:
            return makers[name]()
        days = {
            "date_of_birth": self.holder.birth,
            "date_of_issue": self.holder.issue,
            "date_of_expiry": self.holder.expiry,
        }
        if name in days:
            return (self.facts.day(name, days[name], self.print_day(days[name])),)
        return (self._text(name),)

    def _text(self, name: str) -> Piece:
        holder = self.holder
        texts = {
            "surname": holder.surname,
            "given_names": holder.given_names,
            "name_at_birth": holder.birth_name,
            "place_of_birth": holder.birth_place,
            "issuing_authority": holder.authority,
            "eye_colour": holder.eyes,
        }
        if name in texts:
            return self.facts.text(name, self.cased(texts[name]))
        return self.facts.code(name, getattr(holder, _IDENTIFIERS[name]))

    def cased(self, text: str) -> str:
        return text.upper() if self.capitals else text

    def _sex(self) -> tuple[Piece, ...]:
        printed = _SEX_PRINTED[self.world.language][self.holder.sex]
        if printed != self.holder.sex and self.world.random.random() < 0.5:
            printed = f"{printed}/{self.holder.sex}"
        return (self.facts.text("sex", printed, SEXES[self.holder.sex]),)

    def _nationality(self) -> tuple[Piece, ...]:
        nation = self.holder.nation
        printed = self.world.random.choice(nation.nationality)
        return (self.facts.text("nationality", printed, nation.iso),)

    def _height(self) -> tuple[Piece, ...]:
        tall = self.holder.height
        metres = f"{tall[0]},{tall[1:]} m"
        return (self.facts.text("height", self.world.random.choice((f"{tall} cm", metres))),)

    def _address(self) -> tuple[Piece, ...]:
        return tuple(self.facts.lines("address", [self.cased(one) for one in self.holder.address]))

    def print_day(self, day: date) -> str:
        """The day as documents of this kind print it, with months in one language or in two."""
        own = month_name(day, self.world.language)[:3].upper()
        foreign = month_name(day, self.second or "en")[:3].upper()
        both = own if own == foreign else f"{own}/{foreign}"
        manners = {
            "dots": day.strftime("%d.%m.%Y"),
            "blanks": day.strftime("%d %m %Y"),
            "month": f"{day.day:02} {own} {day.year}",
            "bilingual": f"{day.day:02} {both} {day.year}",
        }
        return manners.get(self.days) or self.world.print_day(day)


_IDENTIFIERS = {"document_number": "number", "personal_number": "personal_number"}
