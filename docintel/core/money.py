"""Find and read amounts of money as people and tills print them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from docintel.core.currencies import PRINTED_CURRENCY, currencies_named, currency_code


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at `text[start:end]`, sign and currency included.

    `currency` is an ISO code, None where none is printed beside the amount.
    """

    start: int
    end: int
    value: Decimal
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage at `text[start:end]`; the value of `19 %` is 19."""

    start: int
    end: int
    value: Decimal


#: Hyphen, minus sign, en dash.
_MINUS = r"\-\u2212\u2013"
_DASH = rf"{_MINUS}\u2014"
_APOSTROPHE = r"'\u2019"
_THIN_BLANKS = r"\u00a0\u2009\u202f"
_GROUP_MARKS = rf".,{_APOSTROPHE}{_THIN_BLANKS}"

_NUMBER = rf"""
    (?:
        \d{{1,3}}(?:[ ]\d{{3}}){{1,4}},\d{{2}}                   # 1 234,56
      | \d{{1,3}}(?P<mark>[{_GROUP_MARKS}])\d{{3}}(?:(?P=mark)\d{{3}}){{0,3}}(?:[.,]\d{{2}})?(?!\d)
      | \d{{1,2}}(?:,\d{{2}}){{1,4}},\d{{3}}\.\d{{2}}            # 12,34,567.89
      | \d{{1,15}}(?:[.,]\d{{1,6}})?
    )
    (?:[.,][{_DASH}]{{1,2}}(?!\d))?                                 # 12.-
"""

#: Numbers that only a currency in front makes believable: $.50, RM12. 50, $l2.00, CHF 1 234.50
_NOISY_NUMBER = r"""
    [.,]\d{2}
  | \d{1,3}(?:[ ]\d{3}){1,4}\.\d{2}
  | \d{1,6}(?:[.,][ ]|[ ][.,])\d{2}
  | (?=[\dlIOo]*\d)[\dlIOo]{1,6}[.,][\dOo]{2}
"""

#: What may not touch a number in front: a letter, a digit, or a digit and a mark (1.2.3, 12:30).
_STARTS_FREELY = rf"(?:(?<!\w)|(?<=\d[xX]))(?<!\d[{_MINUS}.,:/{_APOSTROPHE}])"
#: Behind, one or two capitals are tax codes that tills print close to the amount (12.50SR).
_ENDS_FREELY = rf"(?!\d)(?![{_APOSTROPHE}.,:/-]\d)(?:(?!\w)|(?=[A-Z]{{1,2}}(?!\w)))"

#: The sign of the rand is a letter like others, so only cents behind it make it one.
_RAND = (
    rf"R(?=[ {_THIN_BLANKS}]?[{_MINUS}]?"
    rf"(?:\d{{1,3}}(?:[ {_GROUP_MARKS}]\d{{3}}){{1,3}}|\d{{1,7}})[.,]\d{{2}}(?!\d))"
)

_WITH_CURRENCY_IN_FRONT = rf"""
    (?P<front>(?<!\w)(?:{PRINTED_CURRENCY}|{_RAND}))[:]?[ {_THIN_BLANKS}]{{0,2}}
    (?P<front_minus>[{_MINUS}][ ]?)?
    (?P<front_number>(?:{_NOISY_NUMBER})(?!\d)|{_NUMBER})
"""

_AMOUNT = re.compile(
    rf"""
    {_STARTS_FREELY}
    (?P<open>\()?
    (?P<minus>^[{_MINUS}][ ]|[{_MINUS}])?
    (?:{_WITH_CURRENCY_IN_FRONT}|(?P<number>{_NUMBER.replace("mark", "mark2")}))
    (?:
        [ {_THIN_BLANKS}]?(?P<behind>{PRINTED_CURRENCY})(?!\w)
      | {_ENDS_FREELY}
    )
    (?P<minus_behind>[{_MINUS}](?!\w))?
    (?P<close>\))?
    """,
    re.VERBOSE | re.MULTILINE,
)

#: `TOTAL 12. 50` at the end of a line: a blank that OCR put behind the point.
_SPLIT_AT_LINE_END = re.compile(
    rf"(?m)(?<=[^\W\d] )(?P<minus>[{_MINUS}])?(?P<number>\d{{1,6}}(?:[.,] | [.,])\d{{2}})(?=[ ]*$)"
)

#: With a decimal point blanks group thousands only where nothing else is printed: `2 295.71`.
_GROUPED_ALONE = re.compile(
    rf"\s*(?P<minus>[{_MINUS}])?(?P<number>[1-9]\d{{0,2}}(?:[ ]\d{{3}}){{1,4}}\.\d{{2}})"
    rf"(?P<minus_behind>[{_MINUS}])?\s*"
)

_PERCENTAGE = re.compile(
    rf"{_STARTS_FREELY}(?P<minus>[{_MINUS}])?(?P<number>\d{{1,3}}(?:[.,]\d{{1,4}})?)"
    r"\s?(?:%|(?:percent|per cent|Prozent)\b)"
)

#: What follows a number that is a share, a time of day or a quantity, not money.
_NOT_MONEY = re.compile(
    r"\s?(?:%|percent\b|per cent\b|Prozent\b|Uhr\b|[ap]\.?m\b|[AP]M\b"
    r"|(?:k|m)?g\b|kgs?\b|KG\b|[ckm]?m[²³2-3]?\b|ml\b|ltr\b|[kK][wW]h?\b|[GM]B\b|hrs?\b|Std\b"
    r"|St(?:ü|ue)?c?k\b|pcs?\b|PCS?\b)"
)


def find_amounts(text: str) -> list[Amount]:
    """Amounts in the order they stand, never overlapping.

    A number counts as money when it has two decimals, a Swiss dash (12.-) or a currency beside it,
    and is no percentage, time or quantity. Blanks group thousands before a decimal comma
    (1 234,56), unless the row then multiplies (2 100,00 200,00 is twice 100,00). Before a point
    they do where the text is nothing else.
    """
    return list(_found(text))


# Every voter asks for the amounts of every line.
@lru_cache(maxsize=4_000)
def _found(text: str) -> tuple[Amount, ...]:
    if alone := _GROUPED_ALONE.fullmatch(text):
        start, end = alone.start("number"), alone.end("number")
        start, end = start - len(alone["minus"] or ""), end + len(alone["minus_behind"] or "")
        return (Amount(start, end, _grouped(alone)),)
    found: list[Amount] = []
    position = 0
    while match := _AMOUNT.search(text, position):
        position = _end_of_quantity(text, match) or _end_of_count(text, match) or match.end()
        if position == match.end() and (amount := _amount(text, match)):
            found.append(amount)
    found.extend(_split_amounts(text, found))
    return tuple(sorted(found, key=lambda amount: amount.start))


def find_percentages(text: str) -> list[Percentage]:
    """Percentages in the order they stand."""
    return [
        Percentage(match.start(), match.end(), _signed(match["number"], bool(match["minus"])))
        for match in _PERCENTAGE.finditer(text)
    ]


def parse_amount(text: str) -> Decimal | None:
    """The value of a text that is one amount and nothing else, bare whole numbers included."""
    text = text.strip()
    if alone := _GROUPED_ALONE.fullmatch(text):
        return _grouped(alone)
    whole = _AMOUNT.fullmatch(text)
    if whole and _is_balanced(whole):
        return _value(whole)
    split = _SPLIT_AT_LINE_END.fullmatch(f"x {text}", 2)
    return _signed(split["number"], bool(split["minus"])) if split else None


def format_amount(value: Decimal) -> str:
    """Decimal notation with a point, no grouping and at least two decimals."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, str):
        raise ValueError(f"not an amount: {value}")
    # Adding zero turns -0.00 into 0.00.
    return f"{value + 0:.{max(2, -exponent)}f}"


def find_currency(text: str) -> str | None:
    """The ISO code that stands beside most amounts, else the one the text names most often."""
    beside = [amount.currency for amount in find_amounts(text) if amount.currency]
    counted = Counter(beside or currencies_named(text)).most_common(1)
    return counted[0][0] if counted else None


def _grouped(match: re.Match[str]) -> Decimal:
    return _signed(match["number"], bool(match["minus"] or match["minus_behind"]))


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    number = match["number"] or match["front_number"]
    printed = match["front"] or match["behind"]
    if not printed and not _looks_like_money(number):
        return None
    if not printed and _NOT_MONEY.match(text, match.end()):
        return None
    if not _is_balanced(match):
        return _without_brackets(text, match)
    currency = "ZAR" if printed == "R" else currency_code(printed or "")
    return Amount(match.start(), match.end(), _value(match), currency)


def _without_brackets(text: str, match: re.Match[str]) -> Amount | None:
    """Read again between the brackets: `(12.50` in a sentence is not negative."""
    start = match.end("open") if match["open"] else match.start()
    end = match.start("close") if match["close"] else match.end()
    inner = _AMOUNT.fullmatch(text, start, end)
    return _amount(text, inner) if inner else None


def _is_balanced(match: re.Match[str]) -> bool:
    return bool(match["open"]) == bool(match["close"])


def _looks_like_money(number: str) -> bool:
    return bool(re.search(rf"[.,](?:\d{{2}}|[{_DASH}]{{1,2}})$", number))


def _value(match: re.Match[str]) -> Decimal:
    minus = match["minus"] or match["front_minus"] or match["minus_behind"] or match["open"]
    return _signed(match["number"] or match["front_number"], bool(minus))


def _signed(number: str, negative: bool) -> Decimal:
    value = _unsigned(number)
    return -value if negative and value else value


def _unsigned(number: str) -> Decimal:
    """Read digits with marks; a single mark before exactly three digits groups thousands."""
    digits = number.translate(str.maketrans("lIOo", "1100"))
    digits = re.sub(rf"[ {_APOSTROPHE}{_THIN_BLANKS}{_DASH}]", "", digits)
    whole, decimals = _split_decimals(digits)
    return Decimal(f"{whole or '0'}.{decimals:0<2}")


def _split_decimals(digits: str) -> tuple[str, str]:
    """Whole part without marks, and decimals; none where the marks group thousands."""
    whole, mark, decimals = digits.replace(",", ".").rpartition(".")
    if not mark:
        return digits, ""
    one_kind = len(set(re.findall("[.,]", digits))) == 1
    if one_kind and len(decimals) == 3 and whole and not whole.startswith("0"):
        return whole.replace(".", "") + decimals, ""
    return whole.replace(".", ""), decimals


def _end_of_quantity(text: str, match: re.Match[str]) -> int | None:
    """Where the quantity ends, when a number with a blank is in truth a quantity and a price."""
    number = match["number"]
    if not number or " " not in number or match["minus"]:
        return None
    quantity, _, price = number.partition(" ")
    following = _AMOUNT.match(text, match.end() + 1)
    if not following or not (following["number"] or following["front_number"]):
        return None
    multiplies = int(quantity) * _unsigned(price) == _value(following)
    return match.start("number") + len(quantity) + 1 if multiplies else None


def _end_of_count(text: str, match: re.Match[str]) -> int | None:
    """Where a bare count ends, when the currency behind it belongs to the next number: 2 RM 9.00"""
    bare = (match["number"] or ".").isdigit() and match["behind"]
    return match.end("number") if bare and re.match(r" ?\d", text[match.end() :]) else None


def _split_amounts(text: str, found: list[Amount]) -> list[Amount]:
    return [
        Amount(match.start(), match.end(), _signed(match["number"], bool(match["minus"])))
        for match in _SPLIT_AT_LINE_END.finditer(text)
        if not any(one.start < match.end() and match.start() < one.end for one in found)
    ]
