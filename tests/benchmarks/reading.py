"""Errors and cost of the engines that read text, side by side on the same pages in one run.

Run by hand: `python -m tests.benchmarks.reading [LABELS.jsonl] [--pages N] [--engines NAME ...]`.
Words are held against the line under which they lie, upper case as lower; words outside all of
them are not counted. Each engine has a process of its own, so that its memory can be told.
"""

from __future__ import annotations

import argparse
import re
import resource
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table

from docintel.catalogs import CATALOGS
from docintel.core.page import Word
from docintel.engines.protocols import TextReader
from docintel.errors import DocintelError
from docintel.evaluation.labels import LabelledLine
from tests.benchmarks.other_readers import OcrMyPdf, RapidOcrAsItComes
from tests.benchmarks.read_pages import KnownPage, drawn, labelled

_LEAST_INSIDE = 0.25
_MEBIBYTE = 1024
Pairs = list[tuple[str, str]]

#: Beside those of the catalog.
_READERS: Mapping[str, Callable[[], TextReader]] = {
    "RapidOCR as it comes": RapidOcrAsItComes,
    "OCRmyPDF": OcrMyPdf,
}
_ALL = ("thin_ocr", "RapidOCR as it comes", "paddleocr", "tesseract", "OCRmyPDF")


@dataclass
class Reading:
    """What one engine read: pairs of a true and a read line, CPU seconds a page, peak MiB."""

    pairs: Pairs
    seconds: float
    memory: float

    def error(self, pieces: Callable[[str], Sequence[str]]) -> float:
        """Pieces to exchange, put in or take out, in percent of those that are there."""
        true = [(pieces(one), pieces(other)) for one, other in self.pairs]
        wrong = sum(Levenshtein.distance(one, other) for one, other in true)
        return 100 * wrong / sum(len(one) for one, _ in true)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path, nargs="?", help="of real pages, with lines")
    parser.add_argument("--engines", nargs="+", default=_ALL)
    parser.add_argument("--pages", type=int, default=12, help="how many of each set")
    asked = parser.parse_args()
    sets = {
        "clean, 200 dpi": list(drawn(asked.pages, noisy=False)),
        "noisy scans": list(drawn(asked.pages, noisy=True)),
    }
    if asked.labels:
        sets["real pages"] = list(labelled(asked.labels, asked.pages))
    for title, pages in sets.items():
        Console().print(_table(title, pages, asked.engines))


def _table(title: str, pages: Sequence[KnownPage], engines: Sequence[str]) -> Table:
    headings = ("engine", "WER %", "marks apart", "CER %", "CPU s a page", "peak MiB")
    table = Table(*headings, title=f"{title}: {len(pages)} pages")
    for name in engines:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
            try:
                reading = child.submit(measure, name, pages).result()
            except DocintelError as error:
                table.add_row(name, f"not measured: {error}")
                continue
        errors = [reading.error(pieces) for pieces in (str.split, words_and_marks, str)]
        cost = f"{reading.seconds:.2f}", f"{reading.memory:.0f}"
        table.add_row(name, *(f"{error:.2f}" for error in errors), *cost)
    return table


def words_and_marks(line: str) -> list[str]:
    """Typists differ on blanks beside marks, as in `Tel : 12`."""
    return re.findall(r"\w+|[^\w\s]", line)


def measure(name: str, pages: Sequence[KnownPage]) -> Reading:
    """What the engine of that name reads on the pages, after one that loads its models."""
    engine = _READERS[name]() if name in _READERS else CATALOGS.engines.build(name, {})
    engine.read(pages[0].image)
    images = [page.image for page in pages]
    start = _used()[0]
    read = [engine.read(image) for image in images]
    seconds, memory = _used()
    pairs = [
        pair for page, words in zip(pages, read, strict=True) for pair in paired(page.lines, words)
    ]
    return Reading(pairs, (seconds - start) / len(pages), memory)


def _used() -> tuple[float, float]:
    """CPU seconds so far, those of programs it ran among them, and the most memory in MiB."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(one.ru_utime + one.ru_stime for one in used)
    return seconds, max(one.ru_maxrss for one in used) / _MEBIBYTE


def paired(lines: Sequence[LabelledLine], words: Sequence[Word]) -> Pairs:
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
