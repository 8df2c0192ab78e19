"""Memory over a long PDF, by page number; it should be flat, since pages are streamed.

Run by hand: `python -m tests.benchmarks.memory [--pipeline NAME|FILE.toml] [--pages N]`. Linux
only: it reads /proc.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from PIL.Image import Image
from rich.console import Console

from docintel.catalogs import CATALOGS
from docintel.core.page import Page
from docintel.pipeline.config import load_pipeline
from docintel.pipeline.runner import InputFile
from tests.benchmarks.documents import draw_digital

_PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")
_BAR, _ROWS = 45, 20


@dataclass
class MemoryWatcher:
    """An observer that notes how much memory is in use when a page is finished, in MiB."""

    own: list[float] = field(default_factory=list)
    children: list[float] = field(default_factory=list)

    def opened(self, page_count: int, finished: int) -> None: ...

    def started(self, stage: str, page: int | None) -> None: ...

    def prepared(self, page: int, before: Image, after: Image) -> None: ...

    def finished(self, page: Page, image: Image | None) -> None:
        self.own.append(_resident(os.getpid()))
        self.children.append(sum(map(_resident, _children(os.getpid()))))


def main() -> None:
    """Print memory by page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pipeline", default="default")
    parser.add_argument("--pages", type=int, default=300)
    options = parser.parse_args()
    pipeline = load_pipeline(options.pipeline, CATALOGS)
    watcher = MemoryWatcher()
    with tempfile.TemporaryDirectory() as folder:
        path = draw_digital(Path(folder) / "long.pdf", options.pages)
        pipeline.run(InputFile("benchmark", path), watcher)
    _plot(Console(highlight=False), watcher)


def _resident(process: int) -> float:
    try:
        pages = Path(f"/proc/{process}/statm").read_text().split()[1]
    except FileNotFoundError:  # it just ended
        return 0.0
    return int(pages) * _PAGE_SIZE / 2**20


def _children(process: int) -> list[int]:
    return [
        int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()
    ]


def _plot(console: Console, watcher: MemoryWatcher) -> None:
    total = [own + child for own, child in zip(watcher.own, watcher.children, strict=True)]
    step = max(len(total) // _ROWS, 1)
    console.print("page   MiB in all (child)")
    for index in range(0, len(total), step):
        bar = "#" * round(_BAR * total[index] / max(total))
        console.print(f"{index + 1:4}  {total[index]:6.0f} ({watcher.children[index]:4.0f})  {bar}")
    settled = total[len(total) // 10]
    console.print(f"from page {len(total) // 10 + 1} to the last: {total[-1] - settled:+.0f} MiB")


if __name__ == "__main__":
    main()
