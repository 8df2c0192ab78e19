"""Break a name over lines of print, as shop signs, letterheads and windows of envelopes do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from random import Random

from docintel.training.synthesis import lexicon
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.sheet import Align, Piece, Style

#: How often a name of several words is printed in each manner.
_MANNERS = {"whole": 90, "large_front": 22, "large_end": 6, "even": 18, "three": 8}


@dataclass(frozen=True, slots=True)
class SignLine:
    """One line of a name; `scale` is beside the size that is meant for names."""

    text: str
    scale: float = 1.0


def draw_sign(name: str, random: Random) -> tuple[SignLine, ...]:
    """Mostly one line; else its first words large over the rest, or evenly broken."""
    if " " not in name:
        return (SignLine(name),)
    manner = random.choices(list(_MANNERS), list(_MANNERS.values()))[0]
    if manner == "whole":
        return (SignLine(name),)
    lines = broken(name, random, 3 if manner == "three" else 2)
    if manner in {"even", "three"}:
        return tuple(map(SignLine, lines))
    if random.random() < 0.4:
        lines[0 if manner == "large_front" else -1] = _shouted(lines, manner)
    small = random.uniform(0.4, 0.8)
    scales = (1.0, small) if manner == "large_front" else (small, 1.0)
    return tuple(SignLine(line, scale) for line, scale in zip(lines, scales, strict=True))


def broken(name: str, random: Random, most: int = 2) -> list[str]:
    """The name over two lines or, where it is long enough, more: often before its legal form."""
    words = name.split()
    cuts = {_cut(words, random)}
    if most > 2 and len(words) > 2:
        cuts.add(random.randint(1, len(words) - 1))
    edges = [0, *sorted(cuts), len(words)]
    lines = (" ".join(words[start:end]) for start, end in pairwise(edges))
    return [line for line in lines if line]


def name_lines(facts: Facts, name: str, printed: str, likely: float = 0.15) -> list[Piece]:
    """A name within an address as the value of the field `name`: so likely over several lines.

    Two words, as of most people, are parted less often.
    """
    random = facts.world.random
    if random.random() > likely * min(printed.count(" "), 2) / 2:
        return [facts.text(name, printed)]
    return facts.lines(name, broken(printed, random, random.choice((2, 2, 2, 3))), joint=" ")


def sign_of(facts: Facts, name: str, printed: str) -> list[tuple[Piece, float]]:
    """The lines of a name as the value of the field `name`, each with its scale."""
    sign = draw_sign(printed, facts.world.random)
    pieces = facts.lines(name, [line.text for line in sign], joint=" ")
    return [(piece, line.scale) for piece, line in zip(pieces, sign, strict=True)]


def write_sign(
    pen: Pen,
    sign: Sequence[tuple[Piece, float]],
    style: Style,
    align: Align = "left",
    x: float | None = None,
) -> None:
    """Write the lines of a name below one another, the first size being that of `style`."""
    before = style.size
    for piece, scale in sign:
        size = max(round(style.size * scale, 1), 0.7 * pen.manner.size)
        # A line needs as much room above it as it is larger than the one before it.
        pen.down(max(size - before, 0.0) / pen.manner.size * 0.75)
        pen.line(piece, Style(size, style.font, style.bold), align, x)
        before = size


def _cut(words: Sequence[str], random: Random) -> int:
    """Which word begins the second line."""
    if len(words) < 2:
        return len(words)
    form = _start_of_form(words)
    return random.choice((1, len(words) // 2, len(words) - 1, *([form] * 3 if form else [])))


def _start_of_form(words: Sequence[str]) -> int:
    """Which word begins the legal form; 0 where there is none."""
    forms = _legal_forms()
    starts = (at for at in range(1, len(words)) if " ".join(words[at:]).casefold() in forms)
    return next(starts, 0)


@cache
def _legal_forms() -> frozenset[str]:
    every = (form for country in lexicon.countries().values() for form in country.forms)
    return frozenset(form.casefold() for form in every)


def _shouted(lines: Sequence[str], manner: str) -> str:
    return lines[0 if manner == "large_front" else -1].upper()
