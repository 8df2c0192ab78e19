"""Draw forms with boxes to tick, signatures, stamps and handwriting, and say what is where."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from docintel.core.geometry import Box
from docintel.core.page import Mark, MarkKind, Page, Word

Point = tuple[float, float]
BLACK, BLUE, RED, VIOLET = (20, 20, 24), (28, 44, 150), (190, 30, 40), (96, 50, 150)
#: All sizes below are in pixels at this resolution.
_DPI = 300
_OPTIONS = (
    "yes", "no", "married", "single", "by post", "by e-mail", "annual", "monthly", "I agree",
    "Ja", "Nein", "ledig", "verheiratet", "sonstige Gruende", "oui", "non", "other, please state",
)  # fmt: skip
_PROSE = (
    "Please complete this form in block capitals and return it to the office named below.",
    "The applicant confirms that all statements are true to the best of their knowledge.",
    "Bitte senden Sie das ausgefuellte Formular innerhalb von 14 Tagen an uns zurueck.",
    "Invoice 2026-0117 of 5 March 2026 over 1,190.00 EUR is due within thirty days.",
    "O. Koch and D. Boo lived at 100 Old Oak Road, B-1080, in 2008 (OO 80 B 0).",
)


@dataclass
class Paper:
    """A page of 300 dpi while it is drawn, its words, and the marks on it."""

    random: Random
    font_size: int = 42
    image: Image.Image = field(init=False)
    words: list[Word] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (2480, 3508), "white")
        self.font = ImageFont.load_default(self.font_size)

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def write(self, left: float, top: float, text: str) -> float:
        """Print a line, remember its words, and return where it ends."""
        for piece in text.split():
            # The same room above and below for all words, as text layers have it.
            right = left + self.font.getlength(piece)
            self.pen.text((left, top), piece, fill=BLACK, font=self.font)
            self.words.append(Word(piece, Box(left, top, right, top + 1.25 * self.font_size)))
            left = right + 0.28 * self.font_size
        return left

    def prose(self, left: float, top: float, lines: int) -> float:
        for _ in range(lines):
            self.write(left, top, self.random.choice(_PROSE))
            top += 1.6 * self.font_size
        return top

    def stroke(self, points: Sequence[Point], width: float, ink: tuple[int, int, int]) -> None:
        """A pen's stroke: round ends, no corners."""
        radius = width / 2
        for (x0, y0), (x1, y1) in pairwise(points):
            steps = max(int(math.hypot(x1 - x0, y1 - y0)), 1)
            for step in range(steps + 1):
                x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
                self.pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)


Tick = Callable[[Paper, Box], None]


def _ink(paper: Paper) -> tuple[int, int, int]:
    return paper.random.choice((BLACK, BLUE, (60, 60, 66)))


def _wobbly(paper: Paper, box: Box, points: Sequence[Point]) -> list[Point]:
    """Points given in shares of the box, a little off as a hand draws them."""
    off = paper.random.gauss
    return [
        (
            box.left + (x + off(0, 0.05)) * box.width,
            box.top + (y + off(0, 0.05)) * box.height,
        )
        for x, y in points
    ]


def tick(paper: Paper, box: Box) -> None:
    points = _wobbly(paper, box, [(0.15, 0.5), (0.4, 0.85), (1.05, -0.15)])
    paper.stroke(points, paper.random.uniform(4, 8), _ink(paper))


def cross(paper: Paper, box: Box) -> None:
    ink, width = _ink(paper), paper.random.uniform(3, 8)
    reach = paper.random.uniform(0.0, 0.22)
    paper.stroke(_wobbly(paper, box, [(reach, reach), (1 - reach, 1 - reach)]), width, ink)
    paper.stroke(_wobbly(paper, box, [(1 - reach, reach), (reach, 1 - reach)]), width, ink)


def printed_cross(paper: Paper, box: Box) -> None:
    width = paper.random.uniform(3, 6)
    inset = [0.2, 0.8]
    corners = [(box.left + box.width * x, box.top + box.height * y) for x in inset for y in inset]
    paper.stroke([corners[0], corners[3]], width, BLACK)
    paper.stroke([corners[1], corners[2]], width, BLACK)


def fill(paper: Paper, box: Box) -> None:
    inset = 0.22 * box.width
    edges = (box.left + inset, box.top + inset, box.right - inset, box.bottom - inset)
    paper.pen.rectangle(edges, fill=_ink(paper))


def dot(paper: Paper, box: Box) -> None:
    inset = paper.random.uniform(0.2, 0.3) * box.width
    edges = (box.left + inset, box.top + inset, box.right - inset, box.bottom - inset)
    paper.pen.ellipse(edges, fill=_ink(paper))


def scribble(paper: Paper, box: Box) -> None:
    points = [(0.1 + 0.8 * step / 9, 0.15 if step % 2 else 0.85) for step in range(10)]
    paper.stroke(_wobbly(paper, box, points), paper.random.uniform(3, 6), _ink(paper))


def slash(paper: Paper, box: Box) -> None:
    paper.stroke(
        _wobbly(paper, box, [(0.1, 0.95), (0.9, 0.05)]), paper.random.uniform(4, 8), _ink(paper)
    )


def far_cross(paper: Paper, box: Box) -> None:
    """Well over the edges, as hurried people do."""
    ink, width = _ink(paper), paper.random.uniform(3, 7)
    paper.stroke(_wobbly(paper, box, [(-0.25, -0.2), (1.25, 1.2)]), width, ink)
    paper.stroke(_wobbly(paper, box, [(1.25, -0.25), (-0.2, 1.25)]), width, ink)


def curved_tick(paper: Paper, box: Box) -> None:
    steps = [step / 12 for step in range(13)]
    points = [(0.2 + 0.9 * at, 0.55 + 0.35 * math.sin(3 * at + 0.2) - 0.9 * at**2) for at in steps]
    paper.stroke(_wobbly(paper, box, points), paper.random.uniform(4, 9), _ink(paper))


#: The detectors were made with the first; the others are there to be measured on.
KNOWN_TICKS: tuple[Tick, ...] = (tick, cross, printed_cross, fill)
NEW_TICKS: tuple[Tick, ...] = (scribble, slash, far_cross, curved_tick)
KNOWN_DOTS: tuple[Tick, ...] = (dot, printed_cross)
NEW_DOTS: tuple[Tick, ...] = (fill, scribble)


def check_box(paper: Paper, box: Box, ticked: Tick | None, label: str) -> None:
    """A square; with rounded corners or a shadow now and then."""
    width = paper.random.choice((2, 3, 4, 5))
    edges = (box.left, box.top, box.right, box.bottom)
    if paper.random.random() < 0.15:
        paper.pen.rounded_rectangle(edges, radius=4, outline=BLACK, width=width)
    else:
        paper.pen.rectangle(edges, outline=(BLACK, (90, 90, 90))[width > 3], width=width)
    _tick(paper, MarkKind.CHECK_BOX, box, ticked, label)


def radio_button(paper: Paper, box: Box, ticked: Tick | None, label: str) -> None:
    edges = (box.left, box.top, box.right, box.bottom)
    paper.pen.ellipse(edges, outline=BLACK, width=paper.random.choice((2, 3, 4)))
    _tick(paper, MarkKind.RADIO_BUTTON, box, ticked, label)


def _tick(paper: Paper, kind: MarkKind, box: Box, ticked: Tick | None, label: str) -> None:
    if ticked:
        ticked(paper, box)
    paper.marks.append(Mark(kind, box, 1.0, ticked is not None, label))


def form(seed: int, ticks: Sequence[Tick], dots: Sequence[Tick]) -> Paper:
    """Prose, then rows of boxes and rows of circles with their words to the right."""
    random = Random(seed)
    paper = Paper(random, random.choice((36, 42, 48)))
    top = paper.prose(200, 200, 6) + 80
    side = random.uniform(0.8, 1.5) * paper.font_size
    for row in range(random.randint(6, 14)):
        square = random.random() < 0.65
        left = float(random.choice((200, 320, 700)))
        if random.random() < 0.6:
            left = (
                paper.write(left, top, random.choice(("Answer:", "Familienstand", "Status"))) + 60
            )
        for _ in range(random.randint(1, 4)):
            label = random.choice(_OPTIONS)
            middle = top + 0.62 * paper.font_size
            box = Box(left, middle - side / 2, left + side, middle + side / 2)
            ticked = random.choice(ticks if square else dots) if random.random() < 0.5 else None
            (check_box if square else radio_button)(paper, box, ticked, label)
            left = paper.write(box.right + 0.4 * paper.font_size, top, label) + 90
            if left > 1900:
                break
        top += random.uniform(1.9, 3) * max(side, paper.font_size)
        if row % 5 == 4:
            top = paper.prose(200, top, 2) + 50
    paper.prose(200, max(top, 2900), 2)
    return paper


def sign(paper: Paper, left: float, baseline: float, width: float) -> Box:
    """A name written in one go, with loops that grow smaller, and perhaps a line below it."""
    random = paper.random
    letters, size = random.randint(5, 11), random.uniform(0.9, 2.0) * paper.font_size
    points: list[Point] = []
    for step in range(letters * 12):
        at = step / 12
        high = size * (1.0 if at < 1 else random.uniform(0.25, 0.5))
        x = left + width * at / letters + 0.3 * high * math.cos(2 * math.pi * at)
        points.append((x, baseline - high / 2 + high / 2 * math.sin(2 * math.pi * at)))
    if random.random() < 0.4:
        points += [(left + width, baseline + 14), (left + 0.2 * width, baseline + 26)]
    paper.stroke(points, random.uniform(3, 7), _ink(paper))
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))


def contract(seed: int, labels: Sequence[str]) -> Paper:
    """Clauses, and two places to sign beside each other, of which none to two are signed."""
    random = Random(seed)
    paper = Paper(random, random.choice((36, 42, 48)))
    top = paper.prose(200, 200, random.randint(10, 22)) + 5 * paper.font_size
    for left in (200.0, 1350.0):
        label, right = random.choice(labels), left + random.uniform(600, 850)
        paper.pen.line((left, top, right, top), fill=BLACK, width=random.choice((2, 3, 4)))
        paper.write(left, top + 8, label)
        paper.write(left, top + 1.7 * paper.font_size, "John Example, Director")
        signed = random.random() < 0.6
        room = Box(left, top - 60, right, top)
        box = sign(paper, left + 60, top - random.uniform(-8, 30), 400) if signed else room
        paper.marks.append(Mark(MarkKind.SIGNATURE, box, 1.0, signed, label))
    return paper


@dataclass(frozen=True)
class Scan:
    """How a paper was scanned."""

    dpi: int = 200
    turned: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    shade: float = 1.0


def scanned(paper: Paper, scan: Scan) -> tuple[Page, Image.Image]:
    """The page with its words and its marks as they are in truth, and its image."""
    image = paper.image.rotate(scan.turned, Image.Resampling.BICUBIC, fillcolor="white")
    factor = scan.dpi / _DPI
    size = (round(image.width * factor), round(image.height * factor))
    image = image.resize(size, Image.Resampling.BOX if factor < 1 else Image.Resampling.BICUBIC)
    if scan.blur:
        image = image.filter(ImageFilter.GaussianBlur(scan.blur))
    pixels = np.asarray(image, np.float32) * scan.shade
    pixels += np.random.default_rng(paper.random.randrange(10**6)).normal(
        0, max(scan.noise, 1e-3), pixels.shape
    )
    image = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))

    def moved(box: Box) -> Box:
        return _turned(box, scan.turned, paper.image.size).scaled(factor)

    words = tuple(Word(word.text, moved(word.box)) for word in paper.words)
    marks = tuple(
        Mark(mark.kind, moved(mark.box), 1.0, mark.checked, mark.label) for mark in paper.marks
    )
    return Page(1, *image.size, scan.dpi, words=words, marks=marks), image


def _turned(box: Box, degrees: float, size: tuple[int, int]) -> Box:
    """The box where its middle is on the turned page."""
    x, y = box.center
    x, y = x - size[0] / 2, y - size[1] / 2
    angle = math.radians(-degrees)
    across = x * math.cos(angle) - y * math.sin(angle) + size[0] / 2 - x - size[0] / 2
    down = x * math.sin(angle) + y * math.cos(angle) + size[1] / 2 - y - size[1] / 2
    return Box(box.left + across, box.top + down, box.right + across, box.bottom + down)
