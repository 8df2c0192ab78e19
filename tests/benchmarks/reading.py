"""Errors and cost of the engines that read text, side by side on the same labelled images.

Run by hand: `python -m tests.benchmarks.reading LABELS.jsonl [--limit N] [ENGINE ...]`. Words are
held against the typed line under which they lie, upper case as lower; words outside all of them
are not counted.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table

from docintel.catalogs import CATALOGS
from docintel.core.page import Word
from docintel.engines.protocols import TextReader
from docintel.evaluation.labels import LabelledDocument, LabelledLine, read_labels

_LEAST_INSIDE = 0.25
Pairs = list[tuple[str, str]]


@dataclass
class Reading:
    """What one engine read: pairs of a typed and a read line, and CPU seconds a page."""

    pairs: Pairs
    seconds: float

    def error(self, pieces: Callable[[str], Sequence[str]]) -> float:
        """Pieces to exchange, put in or take out, in percent of those that were typed."""
        typed = [(pieces(one), pieces(other)) for one, other in self.pairs]
        wrong = sum(Levenshtein.distance(one, other) for one, other in typed)
        return 100 * wrong / sum(len(one) for one, _ in typed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("engines", nargs="*", default=["thin_ocr", "rapidocr"])
    parser.add_argument("--limit", type=int)
    asked = parser.parse_intermixed_args()
    usable = [row for row in read_labels(asked.labels) if row.image and row.lines][: asked.limit]
    table = Table("engine", "WER %", "marks apart", "CER %", "CPU s a page")
    for name in asked.engines:
        reading = _measure(CATALOGS.engines.build(name, {}), usable)
        errors = [reading.error(pieces) for pieces in (str.split, _words_and_marks, str)]
        table.add_row(name, *(f"{error:.2f}" for error in errors), f"{reading.seconds:.2f}")
    Console().print(table)


def _words_and_marks(line: str) -> list[str]:
    """Typists differ on blanks beside marks, as in `Tel : 12`."""
    return re.findall(r"\w+|[^\w\s]", line)


def _measure(engine: TextReader, rows: Sequence[LabelledDocument]) -> Reading:
    pairs: Pairs = []
    seconds = 0.0
    engine.read(_image(rows[0]))  # loads the models
    for row in rows:
        image = _image(row)
        start = time.process_time()
        words = engine.read(image)
        seconds += time.process_time() - start
        pairs.extend(_paired(row.lines, words))
    return Reading(pairs, seconds / len(rows))


def _image(row: LabelledDocument) -> Image.Image:
    assert row.image
    with Image.open(row.image) as opened:
        return opened.convert("RGB")


def _paired(lines: Sequence[LabelledLine], words: Sequence[Word]) -> Pairs:
    read: list[list[Word]] = [[] for _ in lines]
    for word in words:
        shares = [line.box.overlap(word.box) for line in lines]
        best = max(range(len(lines)), key=shares.__getitem__)
        if shares[best] >= _LEAST_INSIDE * word.box.area:
            read[best].append(word)
    return [
        (line.text.casefold(), _text(found).casefold())
        for line, found in zip(lines, read, strict=True)
    ]


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in sorted(words, key=lambda word: word.box.left))


if __name__ == "__main__":
    main()
