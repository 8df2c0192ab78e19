"""Tell which partners of the vendor list a document carries the traits of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from docintel.core.identifiers import compact
from docintel.core.vendor import Sign, Trait, Vendor
from docintel.core.vendor_keys import (
    DOMAIN,
    ID,
    PHONE,
    WORD,
    core_words,
    id_key,
    phone_key,
    without_country,
)
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.vendors.addresses import Words, find_address, printed_words
from docintel.extraction.vendors.names import find_name
from docintel.extraction.vendors.printed_keys import Prints, printed_keys
from docintel.extraction.vendors.stretch import Stretch, boxes_of, text_of

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
#: Pages of a long document that are looked at.
_FIRST_PAGES, _LAST_PAGES = 4, 2
#: What a number agrees of which some letters look like others.
_ALIKE = 0.9


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
    looked_at = _looked_at(reading)
    printed = _Printed(reading, looked_at, printed_keys(looked_at), printed_words(looked_at))
    held = index.holding(printed.keys.keys())
    holders = Counter(key for keys in held.values() for key in keys)
    for number, keys in sorted(held.items()):
        if not _is_worth_a_look(keys, holders):
            continue
        found = _recognised(index.vendor(number), sorted(keys), printed)
        if found.weight >= _GUESSED:
            yield found


def _looked_at(reading: Reading) -> tuple[Segment, ...]:
    """Who a document is from and to is said where it begins and where it ends."""
    numbers = [page.number for page in reading.pages]
    wanted = dict.fromkeys((*numbers[:_FIRST_PAGES], *numbers[-_LAST_PAGES:]))
    return tuple(segment for number in wanted for segment in reading.on_page(number))


def _is_worth_a_look(keys: Collection[str], holders: Mapping[str, int]) -> bool:
    """One word that many names have in common says nothing."""
    return any(not key.startswith(f"{WORD}:") or holders[key] <= _FEW for key in keys)


@dataclass(frozen=True, slots=True)
class _Printed:
    """The pages as all partners are looked for on them."""

    reading: Reading
    segments: tuple[Segment, ...]
    keys: Prints
    words: Words


def _recognised(vendor: Vendor, keys: Collection[str], printed: _Printed) -> Recognised:
    numbers = [sign for key in keys for sign in _by_key(vendor, key, printed.keys[key])]
    # Whoever is told by a number may have a name that is hard to read, anywhere.
    near = printed.segments if numbers else [printed.keys[key].segment for key in keys]
    name = _name(vendor, near, printed.reading)
    signs = (*numbers, *([name] if name else []))
    if signs and (address := _address(vendor, printed.words)):
        signs = (*signs, address)
    return Recognised(vendor, signs)


def _by_key(vendor: Vendor, key: str, printed: Stretch) -> Iterator[Sign]:
    kind, _, value = key.partition(":")
    if kind == ID:
        for trait, numbers in _numbers(vendor).items():
            yield from (
                _sign(trait, own, [printed], _agreement(own, printed.text))
                for own in numbers
                if value in {id_key(own), id_key(without_country(own) or own)}
            )
    elif kind == PHONE:
        own = (one for one in vendor.phones if phone_key(one) == value)
        yield from (_sign(Trait.PHONE, one, [printed]) for one in own)
    elif kind == DOMAIN:
        yield _sign(Trait.DOMAIN, value, [printed])


def _numbers(vendor: Vendor) -> Mapping[Trait, Sequence[str]]:
    return {
        Trait.IBAN: vendor.ibans,
        Trait.TAX_ID: vendor.tax_ids,
        Trait.REGISTRATION: vendor.registrations,
    }


def _agreement(own: str, printed: str) -> float:
    return 1.0 if compact(printed) in {own, without_country(own)} else _ALIKE


def _name(vendor: Vendor, near: Sequence[Segment], reading: Reading) -> Sign | None:
    found = [(name, one) for name in vendor.names if (one := find_name(name, near, reading))]
    if not found:
        return None
    name, best = max(found, key=lambda pair: pair[1].agreement)
    return _sign(Trait.NAME, name, best.stretches, best.agreement)


def _address(vendor: Vendor, words: Words) -> Sign | None:
    found = find_address(vendor.address, words)
    if found is None:
        return None
    return _sign(Trait.ADDRESS, vendor.address, found.stretches, found.agreement)


def _sign(trait: Trait, value: str, printed: Sequence[Stretch], agreement: float = 1.0) -> Sign:
    page = printed[0].segment.page
    return Sign(trait, value, text_of(printed), page, boxes_of(printed), agreement)


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
