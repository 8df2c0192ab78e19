"""Keep the list of known business partners: bring it in, look at it, learn more of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docintel.core.squash import squash
from docintel.core.type_files import Types
from docintel.core.vendor import Vendor
from docintel.errors import ConfigError, NotFoundError
from docintel.storage.database import Database
from docintel.storage.settled_values import Settled, settled
from docintel.vendors.entries import Entries, identity, read_entries
from docintel.vendors.learned import learned_vendors
from docintel.vendors.list_file import read_vendors, write_vendors
from docintel.vendors.rows import read_table

#: Fields of a type that asks for payment name the account of who sends it.
_ASKS_FOR, _ACCOUNT = "amount_due", ("iban", "bic")
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many partners there are now, how many of them are new, and what was
    left out of the file."""

    vendors: int
    new: int
    gone: int
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Learned:
    """How many documents were asked, and who was learned from them."""

    documents: int
    vendors: tuple[Vendor, ...]


@dataclass(frozen=True)
class Vendors:
    """The vendor list of this home folder."""

    file: Path

    def all(self) -> tuple[Vendor, ...]:
        """As they were imported, and behind them those that were learned."""
        return read_vendors(self.file)

    def matching(self, words: str) -> tuple[Vendor, ...]:
        """Those with all the words in their names, numbers or address."""
        wanted = [squash(word) for word in words.split()]
        return tuple(
            vendor for vendor in self.all() if all(word in _searched(vendor) for word in wanted)
        )

    def one(self, number_or_name: str) -> Vendor:
        """The partner of that number, else of that name; raises NotFoundError."""
        vendors = self.all()
        found = [one for one in vendors if one.number and one.number == number_or_name]
        found = found or [one for one in vendors if _is_named(one, number_or_name)]
        if not found:
            raise NotFoundError(
                f"no vendor {number_or_name[:80]!r}; `docintel vendors list` shows who there is"
            )
        if len(found) > 1:
            titles = ", ".join(one.title for one in found[:_NAMED])
            raise NotFoundError(f"several vendors are {number_or_name[:80]!r}: {titles}; name one")
        return found[0]

    def import_tables(self, paths: Sequence[Path]) -> Imported:
        """Put these tables in place of what was imported before; what was learned stays, but for
        those that the tables name. Raises ConfigError, and changes nothing, where one is unusable.
        """
        tables = [read_table(path) for path in paths]
        entries = read_entries([row for table in tables for row in table.rows])
        if not entries.vendors:
            raise ConfigError(f"{paths[0]} holds no vendor that can be used: {entries.problems[0]}")
        before, lost = self._before()
        kept = _unnamed([one for one in before if one.learned], entries.vendors)
        write_vendors(self.file, (*entries.vendors, *kept))
        remarks = [remark for one in tables for remark in one.remarks]
        return _imported(before, entries, [*lost, *remarks])

    def _before(self) -> tuple[tuple[Vendor, ...], Sequence[str]]:
        """What the list held; a list that cannot be read is replaced, and that is said."""
        try:
            return self.all(), ()
        except ConfigError as error:
            return (), (f"what was there before is lost: {error}",)

    def remove(self, number_or_name: str) -> Vendor:
        """Take one out of the list, and tell which."""
        gone = self.one(number_or_name)
        write_vendors(self.file, [one for one in self.all() if one != gone])
        return gone

    def learn(self, database: Database, types: Types) -> Learned:
        """Add the senders that several finished documents agree on and no table named."""
        with database.read() as session:
            documents = [_by_role(one, types) for one in settled(session)]
        before = self.all()
        found = tuple(learned_vendors(documents, before))
        if found:
            write_vendors(self.file, (*before, *found))
        return Learned(len(documents), found)


def _unnamed(learned: Sequence[Vendor], imported: Sequence[Vendor]) -> Iterator[Vendor]:
    """Those of the learned that no table names now."""
    names = {squash(name) for vendor in imported for name in vendor.names}
    return (one for one in learned if squash(one.name) not in names)


def _imported(before: Sequence[Vendor], entries: Entries, remarks: Sequence[str]) -> Imported:
    old = {identity(one) for one in before if not one.learned}
    now = {identity(one) for one in entries.vendors}
    left_out = (str(problem) for problem in entries.problems)
    return Imported(len(now), len(now - old), len(old - now), (*remarks, *left_out))


def _is_named(vendor: Vendor, name: str) -> bool:
    return squash(name) in map(squash, vendor.names)


def _searched(vendor: Vendor) -> str:
    numbers = (*vendor.tax_ids, *vendor.registrations, *vendor.ibans, *vendor.domains)
    return " ".join(map(squash, (vendor.number, *vendor.names, vendor.address, *numbers)))


def _by_role(one: Settled, types: Types) -> Mapping[str, str]:
    """What the document says, under the names that all types share."""
    known = types.get(one.type_name)
    specs = known.fields if known else ()
    roles = {spec.name: spec.learned_as for spec in specs}
    asks = _ASKS_FOR in roles.values()
    return {
        role: value
        for name, value in one.values.items()
        if (role := roles.get(name)) and (asks or role not in _ACCOUNT)
    }
