"""Where the command line writes: results to stdout, everything else to stderr."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from rich.console import Console

#: Tables are made for this width where the output is no terminal.
_WIDTH = 100


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
    return Console(stderr=stderr, highlight=False, width=fixed)
