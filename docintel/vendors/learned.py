"""Make business partners of what documents agree on, for those that no list names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from docintel.core.squash import squash
from docintel.core.vendor import Vendor
from docintel.core.vendor_keys import BEGINS, ENDS, NAME, WORD, core_name, keys_of

#: One document alone may be misread, or forged.
_LEAST_DOCUMENTS = 2
#: Keys that several partners may have in common.
_OF_NAMES = (NAME, BEGINS, ENDS, WORD)

#: What a document says of its sender, by role: `sender_name`, `iban` ...
Said = Mapping[str, str]


def learned_vendors(documents: Iterable[Said], known: Iterable[Vendor]) -> list[Vendor]:
    """One partner for each sender that several documents name, with the values that they share.

    Who is known already, by name or number, is left as the list has it: what is read off pages
    never changes what was imported. A sender of whom nothing but the name is shared is left out.
    """
    names, numbers = set[str](), set[str]()
    for vendor in known:
        names |= {core_name(name) for name in vendor.names}
        numbers |= _numbers(vendor)
    return [
        vendor
        for vendor in _agreed(documents)
        if core_name(vendor.name) not in names and numbers.isdisjoint(_numbers(vendor))
    ]


def _agreed(documents: Iterable[Said]) -> Iterator[Vendor]:
    groups: dict[str, list[Said]] = {}
    for one in documents:
        if name := core_name(one.get("sender_name", "")):
            groups.setdefault(name, []).append(one)
    for group in groups.values():
        vendor = _vendor(group)
        if vendor and any(_numbers(vendor)):
            yield vendor


def _vendor(group: Sequence[Said]) -> Vendor | None:
    if len(group) < _LEAST_DOCUMENTS:
        return None
    shared = {role: _shared(group, role) for role in {role for one in group for role in one}}

    def several(role: str) -> tuple[str, ...]:
        return tuple(shared.get(role, ()))

    def first(role: str) -> str:
        return next(iter(several(role)), "")

    domains = tuple(mail.rpartition("@")[2].lower() for mail in several("sender_email"))
    return Vendor(
        name=first("sender_name") or group[0]["sender_name"],
        address=first("sender_address"),
        tax_ids=several("sender_tax_id"),
        ibans=several("iban"),
        bics=several("bic"),
        phones=tuple("".join(filter(str.isdigit, one)) for one in several("sender_phone")),
        domains=tuple(domain for domain in domains if "." in domain),
        currency=first("currency"),
        learned=True,
    )


def _shared(group: Sequence[Said], role: str) -> list[str]:
    """The values that several documents have, the most frequent first, each in one spelling."""
    said = [one[role] for one in group if role in one]
    counted = Counter(squash(value) for value in said)
    spelling = {squash(value): value for value in reversed(said)}
    return [spelling[key] for key, count in counted.most_common() if count >= _LEAST_DOCUMENTS]


def _numbers(vendor: Vendor) -> set[str]:
    return {key for key in keys_of(vendor) if key.partition(":")[0] not in _OF_NAMES}
