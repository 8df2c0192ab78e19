"""Tell which partners of the vendor list a document carries the traits of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from docintel.core.vendor import Sign, Trait, Vendor
from docintel.core.vendor_keys import WORD, core_words
from docintel.extraction.reading import Reading
from docintel.extraction.vendors.signs import look_at, signs_of

#: How much each trait tells; a name or a domain needs a second sign, a number of one's own none.
_WEIGHTS = {
    Trait.IBAN: 3,
    Trait.TAX_ID: 3,
    Trait.REGISTRATION: 3,
    Trait.PHONE: 2,
    Trait.DOMAIN: 2,
    Trait.NAME: 2,
    Trait.ADDRESS: 2,
}
#: From here on it is known who it is; below it is a guess.
KNOWN, _GUESSED = 3, 2
#: Registers of one town count from 1, and many towns have one.
_SHORT_NUMBER = 7
#: Letters that a name of several words, and one of one word, must have to tell anything.
_SHORT_NAME, _LONG_NAME = 8, 10
#: So many partners at most are looked at for one word of their name.
_FEW = 5


class VendorIndex(Hashable, Protocol):
    """The vendor list, as it is asked; equal to one that answers alike."""

    def holding(self, keys: Collection[str]) -> Mapping[int, frozenset[str]]:
        """Who has one of these keys, and which."""
        ...

    def vendor(self, number: int) -> Vendor: ...


@dataclass(frozen=True, slots=True)
class Recognised:
    """A partner and what it was recognised by."""

    vendor: Vendor
    signs: tuple[Sign, ...]

    @property
    def weight(self) -> int:
        """How much its traits tell together, each sort of trait once."""
        return sum(max(map(_weight, self._of(trait))) for trait in self._traits())

    @property
    def agreement(self) -> float:
        """How much of all its traits is printed as the list has it."""
        return sum(max(one.agreement for one in self._of(trait)) for trait in self._traits())

    @property
    def is_known(self) -> bool:
        return self.weight >= KNOWN

    def _traits(self) -> set[Trait]:
        return {sign.trait for sign in self.signs}

    def _of(self, trait: Trait) -> Iterator[Sign]:
        return (sign for sign in self.signs if sign.trait is trait)


# One stage proposes what the list says, another holds it against what was decided.
@lru_cache(maxsize=2)
def recognised(reading: Reading, index: VendorIndex) -> tuple[Recognised, ...]:
    """Each partner that the pages show at least one telling trait of."""
    return tuple(_all_recognised(reading, index))


def _all_recognised(reading: Reading, index: VendorIndex) -> Iterator[Recognised]:
    printed = look_at(reading)
    held = index.holding(printed.keys.keys())
    holders = Counter(key for keys in held.values() for key in keys)
    for number, keys in sorted(held.items()):
        if not _is_worth_a_look(keys, holders):
            continue
        vendor = index.vendor(number)
        found = Recognised(vendor, signs_of(vendor, sorted(keys), printed))
        if found.weight >= _GUESSED:
            yield found


def _is_worth_a_look(keys: Collection[str], holders: Mapping[str, int]) -> bool:
    """One word that many names have in common says nothing."""
    return any(not key.startswith(f"{WORD}:") or holders[key] <= _FEW for key in keys)


def _weight(sign: Sign) -> int:
    """What a sign tells; names of one word, and numbers of few digits, tell less than others."""
    is_little = {
        Trait.REGISTRATION: len(sign.value) < _SHORT_NUMBER,
        Trait.NAME: not _is_telling(core_words(sign.value)),
    }
    return _WEIGHTS[sign.trait] - is_little.get(sign.trait, False)


def _is_telling(name: Sequence[str]) -> bool:
    """Names of one word are words, such as Baker or Little."""
    letters = sum(map(len, name))
    return letters >= _LONG_NAME or (len(name) > 1 and letters >= _SHORT_NAME)
