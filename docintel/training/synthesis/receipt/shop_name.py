"""The merchant's name as tills print it: over lines, in sizes, with a register's number in it."""

from __future__ import annotations

from docintel.training.synthesis import lexicon
from docintel.training.synthesis.blocks.sign import broken, draw_sign
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.receipt.till import Till
from docintel.training.synthesis.sheet import Piece

_MANNERS = (
    *("plain", "plain", "large", "large", "bold", "bold", "broken", "broken", "broken"),
    *("behind", "behind", "between", "between", "starred", "sign", "sign", "glued"),
)
#: Where the number of a firm's register stands right behind its name, in brackets.
_NUMBERED_WITHIN = frozenset({"MY", "SG"})
_MARKS = ("***", "**", "*", "=", "-", "#", "~")


def write_name(till: Till) -> None:
    """Write the name in one of its manners."""
    random = till.world.random
    manner = random.choice(_MANNERS)
    if manner == "between" and till.world.country not in _NUMBERED_WITHIN:
        manner = "broken"
    scale = random.choice([1.2, 1.4, 1.7, 2.2]) if manner in {"large", "broken"} else 1.0
    bold = manner == "bold" or till.chance(0.2)
    if manner == "sign":
        _write_sign(till, bold)
        return
    for line in _lines(till, manner):
        till.roll.line(line, scale=scale, bold=bold)


def register_number(till: Till) -> str:
    """A number of a register, in brackets or behind a label."""
    random = till.world.random
    pattern = random.choice(lexicon.table("registers")[till.world.country])
    return fill(
        pattern.replace("{n}", random.choice(["%#####", "%######", "%####", "0%######"])), random
    )


def _lines(till: Till, manner: str) -> list[list[Piece]]:
    """The lines of the name with what stands before, between or behind them."""
    pieces = till.facts.lines("merchant_name", _parts(till, manner), joint=" ")
    lines = [[piece] for piece in pieces]
    if manner in {"behind", "between"}:
        _number(till, lines, 0 if manner == "between" else len(lines) - 1)
    if manner == "starred":
        mark = till.world.random.choice(_MARKS)
        lines = [[Piece(f"{mark} "), *line, Piece(f" {mark}")] for line in lines]
    return lines


def _parts(till: Till, manner: str) -> list[str]:
    name, random = till.merchant.name, till.world.random
    if manner == "glued":
        words = name.split()
        at = random.randrange(max(len(words) - 1, 1))
        return [" ".join([*words[:at], "".join(words[at : at + 2]), *words[at + 2 :]])]
    if " " in name and (manner in {"broken", "between"} or not till.roll.fits(name, 1.0)):
        return broken(name, random, random.choice((2, 2, 3)))
    return [name]


def _number(till: Till, lines: list[list[Piece]], at: int) -> None:
    """Put a number behind that line of the name, or on a line of its own below it."""
    number = Piece(_in_brackets(till))
    behind = [*lines[at], Piece(" "), number]
    if till.roll.fits(behind, 1.0) and till.chance(0.7):
        lines[at] = behind
    else:
        lines.insert(at + 1, [number])


def _in_brackets(till: Till) -> str:
    if till.world.country != "MY" or till.chance(0.3):
        return register_number(till)
    patterns = ("(%#####-@)", "(%#####@)", "(%####-@)", "(%######-@)", "( %##### - @ )")
    return fill(till.world.random.choice(patterns), till.world.random)


def _write_sign(till: Till, bold: bool) -> None:
    """Lines of different sizes."""
    large = till.world.random.choice([1.3, 1.6, 2.0, 2.5])
    sign = draw_sign(till.merchant.name, till.world.random)
    pieces = till.facts.lines("merchant_name", [line.text for line in sign], joint=" ")
    for line, piece in zip(sign, pieces, strict=True):
        till.roll.line(piece, scale=max(large * line.scale, 0.8), bold=bold)
