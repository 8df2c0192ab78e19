"""Fill patterns of digits and letters: `0%## ####` becomes a phone number."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_CAPITALS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def fill(pattern: str, random: Random) -> str:
    """`#` becomes any digit, `%` one from 1 to 9, `@` a capital letter."""
    return "".join(_FILLED[letter](random) if letter in _FILLED else letter for letter in pattern)


def digits(count: int, random: Random) -> str:
    """That many digits, the first of them no zero."""
    return str(random.randrange(10 ** (count - 1), 10**count))


_FILLED: dict[str, Callable[[Random], str]] = {
    "#": lambda random: str(random.randrange(10)),
    "%": lambda random: str(random.randrange(1, 10)),
    "@": lambda random: random.choice(_CAPITALS),
}
