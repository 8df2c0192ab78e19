"""The lines of a merchant's address as tills print them: few or many, blanks left out."""

from __future__ import annotations

import re

from docintel.training.synthesis.receipt.till import Till


def address_lines(till: Till) -> list[str]:
    """The lines, each no wider than the paper, ended with commas or not."""
    lines = list(till.merchant.address)
    if till.chance(0.2):
        lines = till.roll.wrapped(", ".join(lines), 0.98)
    elif till.chance(0.2):
        lines = _many(lines)
    elif len(lines) > 2 and till.chance(0.25):
        lines[0:2] = [", ".join(lines[0:2])]
    if till.chance(0.12):
        lines = [_glued(till, line) if till.chance(0.6) else line for line in lines]
    broken = [part for line in lines for part in till.roll.wrapped(line, 1.0)]
    comma, end = till.world.random.choice([(",", ""), (",", "."), ("", ""), ("", ""), (",", ",")])
    return [
        line.rstrip(",") + (comma if at < len(broken) - 1 else end)
        for at, line in enumerate(broken)
    ]


def _many(lines: list[str]) -> list[str]:
    """A line for each part that a comma ends."""
    return [part for line in lines for part in re.split(r",\s*", line) if part]


def _glued(till: Till, line: str) -> str:
    """The line without the blanks behind its marks, or without any."""
    if till.chance(0.6):
        return re.sub(r"(?<=[,.:;])\s+", "", line)
    return "".join(line.split())
