"""Find a value that is already known where it is printed, in whatever form it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property

from docintel.core.dates import FoundDate, find_dates
from docintel.core.money import Amount, find_amounts

Place = tuple[int, int]

#: Between the parts of an address: blanks, commas, bullets, a new line; then maybe `D-` or `DE`.
_BETWEEN_PARTS = r"[\s,;.|\u2022\u00b7\u2013-]{1,6}(?:[A-Z]{1,3}(?:\s?[\u2013-]\s?|\s))?"


@dataclass(frozen=True)
class PrintedText:
    """A text in which normalised values are looked for; answers are `text[start:end]`."""

    text: str

    def dates(self, value: str) -> list[Place]:
        """Where this ISO date stands, in any form; 03/04 counts for both readings."""
        return [(one.start, one.end) for one in self._dates if one.value.isoformat() == value]

    def amounts(self, value: str) -> list[Place]:
        """Where this amount stands. The sign may be missing, as on credit notes."""
        try:
            wanted = abs(Decimal(value))
        except InvalidOperation:
            return []
        return [(one.start, one.end) for one in self._amounts if abs(one.value) == wanted]

    def numbers(self, value: str) -> list[Place]:
        """Where this number stands with a decimal point or comma, such as a quantity."""
        if not re.fullmatch(r"-?\d+(?:\.\d+)?", value):
            return []
        whole, _, decimals = value.partition(".")
        pattern = rf"{whole}[.,]{decimals}0*" if decimals else rf"{whole}(?:[.,]0+)?"
        return self._matches(rf"(?<![.,]){pattern}(?![.,]\d)")

    def prices(self, value: str) -> list[Place]:
        """Where this price stands; prices of one unit are printed with three or four decimals."""
        return self.amounts(value) or self.numbers(value)

    def currencies(self, code: str) -> list[Place]:
        """Where this currency stands, by itself or beside an amount."""
        beside = [(one.start, one.end) for one in self._amounts if one.currency == code]
        return self.words(code) or beside

    def identifiers(self, value: str) -> list[Place]:
        """Where these letters and digits stand, blanks among them or not."""
        return self._matches(r"\s?".join(re.escape(letter) for letter in value))

    def words(self, value: str) -> list[Place]:
        """Where these words stand, in any case, over line ends too."""
        return self._matches(r"\s+".join(re.escape(word) for word in value.split()))

    def addresses(self, value: str) -> list[Place]:
        """Where the parts of this address, which commas divide, follow one another."""
        parts = [r"\s+".join(re.escape(word) for word in part.split()) for part in value.split(",")]
        return self._matches(_BETWEEN_PARTS.join(part for part in parts if part))

    def _matches(self, pattern: str) -> list[Place]:
        if not pattern:
            return []
        alone = rf"(?<!\w){pattern}(?!\w)"
        return [match.span() for match in re.finditer(alone, self.text, re.IGNORECASE)]

    @cached_property
    def _dates(self) -> list[FoundDate]:
        found = find_dates(self.text)
        if any(one.ambiguous for one in found):
            found += [one for one in find_dates(self.text, day_first=False) if one.ambiguous]
        return found

    @cached_property
    def _amounts(self) -> list[Amount]:
        return find_amounts(self.text)
