"""Word error and cost of each step that prepares page images, on damaged pages and on good ones.

Run by hand: `python -m tests.benchmarks.preparation [--pages N] [--damage NAME ...]`. Pages are our
own digital samples; the words of their text layer are the truth. The order of words does not
count: the error is the larger of words missed and words too many, by words of the truth.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pymupdf
from PIL import Image
from rich.console import Console

from docintel.catalogs import CATALOGS
from docintel.core.page import Page
from docintel.engines.protocols import TextReader
from docintel.pipeline.config import load_pipeline
from docintel.pipeline.runner import Named
from docintel.pipeline.stage import ImageStep
from tests.benchmarks.damaged_pages import DAMAGES, Damage

_SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
_DPI = 200


@dataclass(frozen=True)
class Sample:
    """A clean page and the words on it."""

    image: Image.Image
    words: Sequence[str]


@dataclass(frozen=True)
class Prepared:
    """What the steps made of a page: which of them changed it, and CPU seconds of each."""

    image: Image.Image
    changed_by: tuple[str, ...]
    seconds: dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--damage", nargs="*", default=list(DAMAGES), choices=list(DAMAGES))
    asked = parser.parse_args()
    steps = load_pipeline("default", CATALOGS).image_steps
    reader = CATALOGS.engines.build("thin_ocr", {})
    samples = list(_samples(asked.pages))
    console = Console(width=200)
    console.print(_line("damage", ("before", "after", "changed by (pages)", "CPU ms a page")))
    # Line by line, since each takes a while.
    for name in asked.damage:
        console.print(_line(name, _row(DAMAGES[name], samples, steps, reader)))


def _line(name: str, cells: tuple[str, ...]) -> str:
    before, after, changes, cost = cells
    return f"{name:28} {before:>7} {after:>7}  {changes:44} {cost}"


def _row(
    damage: Damage,
    samples: Sequence[Sample],
    steps: Sequence[Named[ImageStep]],
    reader: TextReader,
) -> tuple[str, ...]:
    before, after = 0.0, 0.0
    changes: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    for seed, sample in enumerate(samples):
        damaged = damage(sample.image, seed)
        prepared = _prepare(damaged, steps)
        changes.update(prepared.changed_by)
        spent.update(prepared.seconds)
        error = _error(sample, reader, damaged)
        before += error
        after += _error(sample, reader, prepared.image) if prepared.changed_by else error
    return (
        f"{100 * before / len(samples):.1f} %",
        f"{100 * after / len(samples):.1f} %",
        ", ".join(f"{step} ({count})" for step, count in changes.items()) or "-",
        ", ".join(f"{step} {1000 * spent[step] / len(samples):.0f}" for step in spent),
    )


def _samples(most: int) -> Iterator[Sample]:
    """First pages of PDFs with a text layer, each of another document."""
    for path in sorted(_SAMPLES.glob("*.pdf")):
        with pymupdf.open(path) as document:
            words = [word[4] for word in document[0].get_text("words")]
            if not words or most == 0:
                continue
            most -= 1
            drawn = document[0].get_pixmap(dpi=_DPI)
            size = drawn.width, drawn.height
            yield Sample(Image.frombytes("RGB", size, drawn.samples), words)


def _prepare(image: Image.Image, steps: Sequence[Named[ImageStep]]) -> Prepared:
    page = Page(1, image.width, image.height, _DPI)
    changed: list[str] = []
    seconds: dict[str, float] = {}
    for named in steps:
        start = time.process_time()
        page, new = named.step(page, image)
        seconds[named.name] = time.process_time() - start
        if new is not image:
            changed.append(named.name)
        image = new
    return Prepared(image, tuple(changed), seconds)


def _error(sample: Sample, reader: TextReader, image: Image.Image) -> float:
    truth, read = Counter(sample.words), Counter(word.text for word in reader.read(image))
    return max((truth - read).total(), (read - truth).total()) / truth.total()


if __name__ == "__main__":
    main()
