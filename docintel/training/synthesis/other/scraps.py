"""Pages that say next to nothing, or nothing that can be understood."""

from __future__ import annotations

from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.other.prose import sentence
from docintel.training.synthesis.people import coined
from docintel.training.synthesis.world import LANGUAGES, World


def write_foreign(world: World, pen: Pen) -> str:
    """Prose in a language that does not exist."""
    random = world.random
    tongue = random.choice((*LANGUAGES, "MY"))
    pen.line(coined(tongue, random, 2), pen.manner.style(1.6, True))
    pen.down(1)
    for _ in range(random.randint(2, 9)):
        words = [coined(tongue, random).lower() for _ in range(random.randint(12, 60))]
        if pen.has_room(9):
            pen.paragraph(" ".join(words).capitalize() + ".")
            pen.down(0.6)
    return tongue


def write_numbers(world: World, pen: Pen) -> str:
    """A print-out of figures without a word."""
    random = world.random
    columns = random.randint(2, 9)
    for _ in range(random.randint(8, 45)):
        if pen.has_room(2):
            row = [f"{random.uniform(-100, 1000):.{columns % 4}f}" for _ in range(columns)]
            pen.line("   ".join(row))
    return f"{columns}"


def write_title_page(world: World, pen: Pen) -> str:
    """A few large words on an empty page."""
    random = world.random
    pen.down(random.randint(2, 20))
    words = sentence(world)[:-1].split()[: random.randint(1, 6)]
    pen.line(" ".join(words), pen.manner.style(random.choice((1.5, 2.5, 3.5)), True), "center")
    if random.random() < 0.5:
        pen.down(1)
        pen.line(world.person().name, pen.manner.style(1.3), "center")
    if random.random() < 0.5:
        pen.sheet.write(827, 2250, str(random.randint(1, 300)), pen.manner.style(), "center")
    return f"{len(words)}"
