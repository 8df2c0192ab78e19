"""Where the command line writes: results to stdout, everything else to stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from docintel.cli.visible import visible

#: Tables are made for this width where the output is no terminal.
_WIDTH = 100


class _TameConsole(Console):
    """Names and values come from files, so what they hold is shown and never obeyed."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterator[Segment]:
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=visible(segment.text))


def results() -> Console:
    """For what was asked for."""
    return _console(stderr=False)


def messages() -> Console:
    """For progress and remarks, so that stdout stays clean."""
    return _console(stderr=True)


def print_json(record: dict[str, Any]) -> None:
    """One object on one line, in UTF-8 whatever the locale, and at once."""
    line = json.dumps(record, ensure_ascii=False, default=str)
    sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.flush()


def _console(stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    fixed = None if stream.isatty() or "COLUMNS" in os.environ else _WIDTH
    return _TameConsole(stderr=stderr, highlight=False, width=fixed)
