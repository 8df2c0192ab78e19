"""Find the traits of a partner where they are printed: numbers, domains, its name and address."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docintel.core.identifiers import compact
from docintel.core.vendor import Sign, Trait, Vendor
from docintel.core.vendor_keys import DOMAIN, ID, PHONE, id_key, phone_key, without_country
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.vendors.addresses import Words, find_address, printed_words
from docintel.extraction.vendors.names import find_name
from docintel.extraction.vendors.printed_keys import Prints, printed_keys
from docintel.extraction.vendors.stretch import Stretch, boxes_of, text_of

#: Pages of a long document that are looked at.
_FIRST_PAGES, _LAST_PAGES = 4, 2
#: What a number agrees of which some letters look like others.
_ALIKE = 0.9


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages as all partners are looked for on them."""

    reading: Reading
    segments: tuple[Segment, ...]
    keys: Prints
    words: Words


def look_at(reading: Reading) -> Printed:
    """Who a document is from and to is said where it begins and where it ends."""
    numbers = [page.number for page in reading.pages]
    wanted = dict.fromkeys((*numbers[:_FIRST_PAGES], *numbers[-_LAST_PAGES:]))
    segments = tuple(segment for number in wanted for segment in reading.on_page(number))
    return Printed(reading, segments, printed_keys(segments), printed_words(segments))


def signs_of(vendor: Vendor, keys: Collection[str], printed: Printed) -> tuple[Sign, ...]:
    """The traits of the partner that are printed, of whom these keys were found."""
    numbers = [sign for key in keys for sign in _by_key(vendor, key, printed.keys[key])]
    # Whoever is told by a number may have a name that is hard to read, anywhere.
    near = printed.segments if numbers else [printed.keys[key].segment for key in keys]
    name = _name(vendor, near, printed.reading)
    signs = (*numbers, *([name] if name else []))
    if signs and (address := _address(vendor, printed.words)):
        signs = (*signs, address)
    return signs


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
