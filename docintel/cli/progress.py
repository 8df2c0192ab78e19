"""Show how far a batch is: bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.text import Text

from docintel.cli.marks import status_mark
from docintel.core.filing import Filing
from docintel.pipeline.runner import Pipeline
from docintel.services.worker_process import Began, Event, Opened, PageDone, StageBegan

_NAME_WIDTH = 34
#: A plain line for every so many pages tells that a long document moves.
_PAGES_A_LINE = 10


class Display(Protocol):
    """Hears what the workers do, and shows it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def hear(self, event: Event) -> None: ...

    def ended(self, filing: Filing) -> None: ...


def display(console: Console, names: Mapping[str, str], pipeline: Pipeline) -> Display:
    """The display that fits the console; `names` are those of the documents, by id."""
    if not console.is_terminal:
        return Lines(console, names)
    steps = [*pipeline.image_steps, *pipeline.page_stages]
    return Bars(
        console,
        names,
        page_stages=[named.name for named in steps],
        document_stages=[named.name for named in pipeline.document_stages],
    )


@dataclass
class Lines:
    """A line for each document that ends, and now and then for a long one."""

    console: Console
    names: Mapping[str, str]
    began: dict[str, float] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    done: int = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    def hear(self, event: Event) -> None:
        match event:
            case Began():
                self.began[event.document_id] = time.monotonic()
            case Opened():
                self.pages[event.document_id] = event.page_count
                if event.finished:
                    self._say(
                        f"{self.names[event.document_id]}: goes on after page {event.finished}"
                    )
            case PageDone() if event.page % _PAGES_A_LINE == 0:
                of = self.pages.get(event.document_id, 0)
                self._say(f"{self.names[event.document_id]}: page {event.page} of {of}")

    def ended(self, filing: Filing) -> None:
        self.done += 1
        text = _ending(filing, self.began.get(filing.id))
        self._say(f"[{self.done}/{len(self.names)}] {text.plain}")

    def _say(self, text: str) -> None:
        self.console.print(Text(text), soft_wrap=True)


@dataclass
class Bars:
    """A bar over all documents, and for each at work one of its pages and one of its stages."""

    console: Console
    names: Mapping[str, str]
    page_stages: list[str]
    document_stages: list[str]
    began: dict[str, float] = field(default_factory=dict)
    page_bars: dict[str, TaskID] = field(default_factory=dict)
    stage_bars: dict[str, TaskID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(26, complete_style="cyan", finished_style="green"),
            MofNCompleteColumn(),
            TextColumn("{task.fields[what]}", style="dim"),
            console=self.console,
            transient=True,
        )
        self.total = self.progress.add_task(
            _padded("All documents"), total=len(self.names), what="documents"
        )

    def __enter__(self) -> Self:
        self.progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.progress.stop()

    def hear(self, event: Event) -> None:
        match event:
            case Began():
                self._begin(event.document_id)
            case Opened():
                bar = self.page_bars[event.document_id]
                self.progress.update(bar, total=event.page_count, completed=event.finished)
            case PageDone():
                self.progress.advance(self.page_bars[event.document_id])
            case StageBegan():
                self._show_stage(event)

    def ended(self, filing: Filing) -> None:
        for bars in (self.page_bars, self.stage_bars):
            if filing.id in bars:
                self.progress.remove_task(bars.pop(filing.id))
        self.progress.console.print(_ending(filing, self.began.get(filing.id)))
        self.progress.advance(self.total)

    def _begin(self, document_id: str) -> None:
        self.began[document_id] = time.monotonic()
        name = _padded(self.names[document_id])
        self.page_bars[document_id] = self.progress.add_task(name, total=None, what="pages")
        self.stage_bars[document_id] = self.progress.add_task(
            _padded("  opening"), total=None, what="stages"
        )

    def _show_stage(self, event: StageBegan) -> None:
        stages = self.document_stages if event.page is None else self.page_stages
        if event.stage not in stages:
            return
        self.progress.update(
            self.stage_bars[event.document_id],
            description=_padded(f"  {event.stage}"),
            total=len(stages),
            completed=stages.index(event.stage),
            what="stages of the document" if event.page is None else f"stages of page {event.page}",
        )


def _ending(filing: Filing, began: float | None) -> Text:
    seconds = "" if began is None else f"  {time.monotonic() - began:.1f} s"
    count = filing.page_count
    pages = f"  {count} page{'s' * (count != 1)}" if count else ""
    text = Text.assemble(status_mark(filing.status), "  ", filing.name, (pages + seconds, "dim"))
    if filing.error:
        text.append(f"  {filing.error.message}", "red")
    return text


def _padded(name: str) -> str:
    """The name in a fixed width, so that bars stand below each other."""
    short = name if len(name) <= _NAME_WIDTH else name[: _NAME_WIDTH - 1] + "…"
    return f"{short:<{_NAME_WIDTH}}"
