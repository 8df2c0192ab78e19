"""Papers of running text: news, articles, tales, poems, manuals, rules, minutes."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.other.wording import WORDING
from docintel.training.synthesis.world import World


def write_newspaper(world: World, pen: Pen) -> str:
    """Columns of text under headlines."""
    random, count = world.random, world.random.choice((2, 3, 4))
    if random.random() < 0.6:
        pen.line(
            f"{world.words.trades[0]} {world.firm().name.split()[0]}".upper(),
            pen.manner.style(2.2, True),
            "center",
        )
        pen.line(world.print_day(world.day()), pen.manner.style(0.9), "right")
    headline = sentence(world)[:-1] if random.random() < 0.5 else WORDING.pick(world, "headline")
    pen.line(headline, pen.manner.style(2.4, True))
    pen.down(1)
    top, width = pen.y, (pen.right - pen.left) / count
    for column in range(count):
        pen.y = top
        left = pen.left + column * width
        for _ in range(random.randint(2, 5)):
            if random.random() < 0.4 and pen.has_room(8):
                title = WORDING.pick(world, "headline")
                pen.paragraph(title, pen.manner.style(1.2, True), left, left + width - 30)
            if pen.has_room(12):
                pen.paragraph(paragraph(world, "news", 6), None, left, left + width - 30)
                pen.down(0.7)
    return f"{count}"


def write_article(world: World, pen: Pen) -> str:
    random = world.random
    align = random.choice(("left", "center"))
    pen.line(
        WORDING.pick(world, "paper"),
        pen.manner.style(1.7, True),
        "center" if align == "center" else "left",
    )
    authors = ", ".join(world.person().name for _ in range(random.randint(1, 4)))
    pen.line(authors, None, "center" if align == "center" else "left")
    pen.down(1)
    for number, part in enumerate(WORDING.all(world, "parts")[: random.randint(1, 6)]):
        if not pen.has_room(10):
            break
        pen.line(f"{number} {part}" if random.random() < 0.5 else part, pen.manner.style(1.1, True))
        pen.paragraph(paragraph(world, "science", 6))
        pen.down(0.7)
    return align


def write_tale(world: World, pen: Pen) -> str:
    """A page of a book."""
    for _ in range(world.random.randint(3, 8)):
        if pen.has_room(8):
            pen.paragraph("   " + paragraph(world, "tale", 8))
    pen.sheet.write(827, 2250, str(world.random.randint(3, 400)), pen.manner.style(), "center")
    return "book"


def write_poem(world: World, pen: Pen) -> str:
    x = world.random.choice((pen.left, 450.0))
    pen.line(WORDING.pick(world, "verse"), pen.manner.style(1.3, True), x=x)
    pen.down(1)
    for _ in range(world.random.randint(2, 6)):
        pen.lines(WORDING.some(world, "verse", 4), x=x)
        pen.down(1)
    pen.line(world.person().name, x=x + 200)
    return f"{x:.0f}"


def write_manual(world: World, pen: Pen) -> str:
    random = world.random
    mark = random.choice(("{n}. ", "- ", "\u2022 ", "{n}) "))
    pen.line(WORDING.pick(world, "manual"), pen.manner.style(1.6, True))
    pen.down(0.7)
    for part in WORDING.some(world, "manual", random.randint(1, 4)):
        pen.line(part, pen.manner.style(1.1, True))
        _list(world, pen, "steps", mark)
    return mark.strip()


def write_rules(world: World, pen: Pen) -> str:
    mark = world.random.choice(("{n}. ", "\u2022 ", "", "({n}) "))
    pen.line(WORDING.pick(world, "terms"), pen.manner.style(1.5, True), "center")
    pen.down(1)
    for _ in range(world.random.randint(1, 3)):
        _list(world, pen, "rules", mark)
        if world.random.random() < 0.5:
            pen.paragraph(f"{sentence(world)} {world.sentence()}")
    return mark.strip()


def write_minutes(world: World, pen: Pen) -> str:
    random = world.random
    pen.line(WORDING.pick(world, "minutes"), pen.manner.style(1.5, True))
    pen.line(f"{world.print_day(world.day())}, {world.firm().name}")
    pen.down(0.6)
    for part in WORDING.all(world, "minute_parts")[: random.randint(3, 8)]:
        if not pen.has_room(8):
            break
        pen.line(pen.manner.label(part), pen.manner.style(bold=True))
        if random.random() < 0.4:
            pen.paragraph(", ".join(world.person().name for _ in range(random.randint(2, 6))))
        else:
            pen.paragraph(paragraph(world, "minute_lines", 3))
        pen.down(0.5)
    return "minutes"


def write_recipe(world: World, pen: Pen) -> str:
    pen.line(WORDING.pick(world, "dishes"), pen.manner.style(1.8, True))
    pen.down(0.6)
    pen.lines(WORDING.some(world, "recipe", 11))
    pen.down(0.6)
    pen.paragraph(paragraph(world, "steps", 3))
    return "recipe"


def paragraph(world: World, key: str, most: int) -> str:
    """Sentences of the kind, and others about anything."""
    random = world.random
    said = WORDING.some(world, key, random.randint(2, most))
    said += [sentence(world) for _ in range(random.choice((0, 1, 2, 4)))]
    random.shuffle(said)
    return " ".join(said)


def sentence(world: World) -> str:
    """Somebody does something to something, in words that business has no use for."""
    random = world.random
    subject, thing = WORDING.some(world, "noun", 2)
    words = [subject, WORDING.pick(world, "verb"), thing]
    adverb = WORDING.pick(world, "adverb")
    words = random.choice(
        ([*words, adverb], words, [adverb, *words] if world.language != "de" else words)
    )
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}{random.choice('....!?')}"


def _list(world: World, pen: Pen, key: str, mark: str) -> None:
    entries: Sequence[str] = WORDING.some(world, key, world.random.randint(3, 8))
    for number, entry in enumerate(entries, start=1):
        if pen.has_room(3):
            pen.paragraph(mark.format(n=number) + entry, hanging=40)
    pen.down(0.6)
