"""The sender's name as its letterhead shows it: large, over lines, with what goes with it."""

from __future__ import annotations

from docintel.training.synthesis.blocks.sign import sign_of, write_sign
from docintel.training.synthesis.sheet import Align, Style
from docintel.training.synthesis.trade import parties
from docintel.training.synthesis.trade.desk import Desk

_SCALES = (1.0, 1.2, 1.4, 1.6, 1.8, 2.2, 2.6, 3.2)


def write_name_sign(desk: Desk, align: Align, x: float | None = None) -> float:
    """Write the name, mostly larger than the text; returns the next baseline.

    A trade mark may stand over it, and a slogan or another name of the firm below it.
    """
    pen, random = desk.pen, desk.world.random
    scale, bold = random.choice(_SCALES), desk.chance(0.6)
    pen.down(max(0.0, scale - 1.2) * 0.6)
    if desk.chance(0.05):
        pen.line(_mark(desk), desk.manner.style(random.uniform(1.5, 3.0), bold=True), align, x)
        scale = min(scale, 1.2)
    if align == "left" and desk.chance(0.06):
        _write_in_two_sizes(desk, scale, bold, pen.left if x is None else x)
    else:
        _write_lines(desk, scale, bold, align, x)
    for likely, said in ((0.25, slogan), (0.05, _other_name), (0.04, _age)):
        if desk.chance(likely):
            style = desk.manner.style(random.choice((0.7, 0.8, 1.0)))
            pen.line(_cut(desk, said(desk), style, align), style, align, x)
    return pen.y


def write_monogram(desk: Desk) -> float:
    """Large initials at the left with the name beside them; returns the next baseline."""
    pen, random = desk.pen, desk.world.random
    words = [word for word in desk.sender.firm.name.split() if word[0].isalpha()]
    initials = "".join(word[0] for word in words[:3]).upper() or "X"
    style = desk.manner.style(random.uniform(2.5, 4.0), bold=True)
    pen.down(style.size / desk.manner.size - 1)
    pen.at(pen.left, initials, style)
    low = pen.y
    pen.down(-random.uniform(0.3, 0.6) * style.size / desk.manner.size)
    end = write_name_sign(desk, "left", pen.left + pen.sheet.text_width(initials, style) + 35)
    return max(low + desk.manner.leading, end)


def _cut(desk: Desk, text: str, style: Style, align: Align) -> str:
    """As many words as have room beside what stands in the other half of the page."""
    words, room = text.split(), _room(desk, align)
    while len(words) > 1 and desk.pen.sheet.text_width(" ".join(words), style) > room:
        words.pop()
    return " ".join(words)


def _room(desk: Desk, align: Align) -> float:
    return (0.95 if align == "center" else 0.54) * (desk.pen.right - desk.pen.left)


def slogan(desk: Desk) -> str:
    return desk.world.goods() if desk.chance(0.5) else desk.world.sentence()


def _write_lines(desk: Desk, scale: float, bold: bool, align: Align, x: float | None) -> None:
    name = desk.sender.firm.name.upper() if desk.chance(0.2) else desk.sender.firm.name
    sign = sign_of(desk.facts, desk.sender.field("name"), name)
    style = desk.manner.style(scale, bold)
    if any(desk.pen.sheet.text_width(piece.text, style) > _room(desk, align) for piece, _ in sign):
        style = desk.manner.style(1.1, bold)
    write_sign(desk.pen, sign, style, align, x)


def _write_in_two_sizes(desk: Desk, scale: float, bold: bool, x: float) -> None:
    """The first words large and the rest small on the same baseline, where both have room."""
    pen = desk.pen
    front, _, rest = desk.sender.firm.name.rpartition(" ")
    large, small = (
        desk.manner.style(scale, bold),
        desk.manner.style(desk.world.random.choice((0.8, 1.0))),
    )
    start = x + pen.sheet.text_width(front + " ", large)
    end = start + pen.sheet.text_width(rest, small)
    if not front or end > x + _room(desk, "left"):
        pen.line(parties.name(desk, desk.sender), _fitting(desk), x=x)
        return
    first, second = desk.facts.lines(desk.sender.field("name"), [front, rest], joint=" ")
    pen.at(x, first, large)
    pen.at(start, second, small)
    pen.down(max(scale, 1.0))


def _fitting(desk: Desk) -> Style:
    return desk.manner.style(1.1, bold=True)


def _mark(desk: Desk) -> str:
    """A word of the name, as a picture of a trade mark has it: not the name."""
    word = max(desk.sender.firm.name.split()[:2], key=len).strip(",.&")
    return desk.world.random.choice((word.upper(), word.lower(), word))


def _other_name(desk: Desk) -> str:
    """Under which other name the firm trades, which is not the one that it is paid under."""
    brand = " ".join(desk.world.firm().name.split()[:2])
    return desk.say("trading_as").format(brand=brand)


def _age(desk: Desk) -> str:
    year = desk.world.random.randint(1875, 2015)
    return desk.say("since").format(year=year)
