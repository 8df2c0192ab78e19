"""Make business partners of the rows of a table, and say which values cannot be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docintel.core.identifiers import compact, is_bic, is_iban
from docintel.core.squash import squash
from docintel.core.vendor import Vendor
from docintel.core.vendor_keys import id_key, phone_key
from docintel.vendors.columns import Column
from docintel.vendors.rows import Cell, Row

#: What parts several values in one cell.
_SEVERAL = re.compile(r"\s*[;|\n]\s*")
#: How spreadsheets are told that digits are a text, as in ="00123".
_TEXT_FORMULA = re.compile(r'="(?P<text>[^"]*)"')
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_MOST_DAYS = 365
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that was left out, or a row where `header` is empty."""

    line: int
    header: str
    message: str

    def __str__(self) -> str:
        where = f"line {self.line}, column {self.header!r}" if self.header else f"line {self.line}"
        return f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Entries:
    """The partners of a table, each once, and what was left out of it."""

    vendors: tuple[Vendor, ...]
    problems: tuple[Problem, ...]


class _UnusableError(ValueError):
    """A cell holds no such value; the message says why."""


def read_entries(rows: Sequence[Row]) -> Entries:
    """One partner a number (or a name, where it has none): rows of the same one are joined."""
    found: dict[str, tuple[int, Vendor]] = {}
    problems: list[Problem] = []
    for row in rows:
        vendor = _vendor(row, problems)
        if vendor is None:
            continue
        key = identity(vendor)
        line, known = found.get(key, (row.line, vendor))
        if squash(known.name) != squash(vendor.name):
            message = f"number {vendor.number} is that of {known.name} in line {line}; left out"
            problems.append(Problem(row.line, "", message))
            continue
        found[key] = (line, joined(known, vendor))
    return Entries(tuple(vendor for _, vendor in found.values()), tuple(problems))


def identity(vendor: Vendor) -> str:
    """What two rows of one partner have in common."""
    if vendor.number:
        return f"number:{vendor.number}"
    return f"name:{squash(vendor.name) or vendor.name}:{squash(vendor.address)}"


def joined(one: Vendor, other: Vendor) -> Vendor:
    """The first with what only the second knows."""
    return replace(
        one,
        other_names=_union(one.other_names, other.other_names),
        address=one.address or other.address,
        tax_ids=_union(one.tax_ids, other.tax_ids),
        registrations=_union(one.registrations, other.registrations),
        ibans=_union(one.ibans, other.ibans),
        bics=_union(one.bics, other.bics),
        phones=_union(one.phones, other.phones),
        domains=_union(one.domains, other.domains),
        customer_number=one.customer_number or other.customer_number,
        currency=one.currency or other.currency,
        due_days=other.due_days if one.due_days is None else one.due_days,
    )


def _union(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _vendor(row: Row, problems: list[Problem]) -> Vendor | None:
    read = {column: tuple(_values(row, column, problems)) for column in _PARSERS}
    names = read[Column.NAME]
    if not names:
        problems.append(Problem(row.line, "", "no name; left out"))
        return None
    days = read[Column.DUE_DAYS]
    return Vendor(
        # SAP and others part a long name into `name 1` and `name 2`.
        name=" ".join(names),
        number=_first(read[Column.NUMBER]),
        other_names=read[Column.OTHER_NAMES],
        address=_first(read[Column.ADDRESS]) or _address(read),
        tax_ids=read[Column.TAX_IDS],
        registrations=read[Column.REGISTRATIONS],
        ibans=read[Column.IBANS],
        bics=read[Column.BICS],
        phones=read[Column.PHONES],
        domains=read[Column.DOMAINS],
        customer_number=_first(read[Column.CUSTOMER_NUMBER]),
        currency=_first(read[Column.CURRENCY]),
        due_days=int(days[0]) if days else None,
        learned=bool(read[Column.LEARNED]),
    )


def _address(read: Mapping[Column, Sequence[str]]) -> str:
    """The parts as most of Europe and America print them: street and number, postcode and town."""
    street = " ".join((*read[Column.STREET], *read[Column.HOUSE_NUMBER]))
    town = " ".join((*read[Column.POSTCODE], *read[Column.TOWN]))
    parts = (street, town, *read[Column.REGION], *read[Column.COUNTRY])
    return ", ".join(part for part in parts if part)


def _first(values: Sequence[str]) -> str:
    return values[0] if values else ""


def _values(row: Row, column: Column, problems: list[Problem]) -> Iterator[str]:
    for cell in row.of(column):
        try:
            for one in _SEVERAL.split(_plain(cell)) if column in _LISTS else [_plain(cell)]:
                if one.strip():
                    yield _PARSERS[column](one.strip())
        except _UnusableError as error:
            problems.append(Problem(row.line, cell.header, f"{error}; left out"))


def _plain(cell: Cell) -> str:
    text = cell.text
    if quoted := _TEXT_FORMULA.fullmatch(text):
        return quoted["text"]
    if text.startswith(("=", "@")):
        raise _UnusableError("holds a formula and no value: export the values")
    if len(text) > _LONGEST:
        raise _UnusableError(f"is {len(text)} letters long, which no such value is")
    # Spreadsheets show it before what would be a formula else.
    return text.removeprefix("'")


def _text(text: str) -> str:
    return " ".join(text.split())


def _name(text: str) -> str:
    if not squash(text):
        raise _UnusableError(f"{text!r} is no name")
    return _text(text)


def _address_text(text: str) -> str:
    return ", ".join(part for part in map(_text, re.split(r"[\n,]", text)) if part)


def _iban(text: str) -> str:
    value = compact(text)
    if not is_iban(value):
        raise _UnusableError(f"{text!r} is no IBAN: its check digits or its length are wrong")
    return value


def _bic(text: str) -> str:
    value = compact(text)
    if not is_bic(value):
        raise _UnusableError(f"{text!r} is no BIC")
    return value


def _identifier(text: str) -> str:
    value = compact(text)
    if not id_key(value):
        raise _UnusableError(f"{text!r} is too short to tell anybody by")
    return value


def _phone(text: str) -> str:
    digits = "".join(letter for letter in text if letter.isdigit())
    if not phone_key(digits):
        raise _UnusableError(f"{text!r} is no phone number")
    return digits


def _domain(text: str) -> str:
    host = text.lower().rpartition("@")[2].rpartition("//")[2].partition("/")[0]
    host = host.removeprefix("www.").strip(" .<>")
    if not _HOST.fullmatch(host):
        raise _UnusableError(f"{text!r} is neither a domain nor an address of mail or web")
    return host


def _currency(text: str) -> str:
    if not _CURRENCY.fullmatch(text.upper()):
        raise _UnusableError(
            f"{text!r} is no currency: write its code of three letters, such as EUR"
        )
    return text.upper()


def _days(text: str) -> str:
    number = re.fullmatch(r"(\d{1,4})(?:[.,]0+)?", text)
    if not number or int(number[1]) > _MOST_DAYS:
        raise _UnusableError(f"{text!r} is no number of days from 0 to {_MOST_DAYS}")
    return number[1]


_LISTS = frozenset(
    {
        *(Column.OTHER_NAMES, Column.TAX_IDS, Column.REGISTRATIONS, Column.IBANS),
        *(Column.BICS, Column.PHONES, Column.DOMAINS),
    }
)
_PARSERS: Mapping[Column, Callable[[str], str]] = {
    **dict.fromkeys(Column, _text),
    Column.NAME: _name,
    Column.OTHER_NAMES: _name,
    Column.ADDRESS: _address_text,
    Column.TAX_IDS: _identifier,
    Column.REGISTRATIONS: _identifier,
    Column.IBANS: _iban,
    Column.BICS: _bic,
    Column.PHONES: _phone,
    Column.DOMAINS: _domain,
    Column.CURRENCY: _currency,
    Column.DUE_DAYS: _days,
}
