"""What a file is called, or says, is shown on the terminal and not obeyed by it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from docintel.cli import console, progress
from docintel.cli.visible import visible
from docintel.services.worker_process import Began


def _printed(monkeypatch: pytest.MonkeyPatch, *things: object) -> str:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdout", out)
    console.results().print(*things)
    return out.getvalue()


@given(st.text())
def test_no_text_holds_a_command_and_none_gets_longer(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(ord(sign) < 32 and sign not in "\t\n" for sign in shown)
    assert visible(shown) == shown


def test_what_is_taken_out_leaves_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _printed(monkeypatch, Text("a\x1b[31mb")) == "a\ufffd[31mb\n"


@pytest.mark.parametrize("text", ["\x1b[31mred", "\x9b31mred", "a\rb", "\x07", "\u202egnp"])
def test_escape_sequences_are_shown(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    table = Table()
    table.add_row(Text(text), Panel(Text(text)))
    printed = _printed(monkeypatch, table, Text(text))
    assert not set(printed) & {"\x1b", "\x9b", "\r", "\x07", "\u202e"}


def test_a_table_with_an_escape_sequence_keeps_its_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table()
    table.add_row(Text("\x1b[31m\x1b[0m"), "end")
    table.add_row(Text("plain"), "end")
    rows = [line for line in _printed(monkeypatch, table).splitlines() if "end" in line]
    assert len({row.index("end") for row in rows}) == 1


@pytest.mark.parametrize("name", ["[red]x", "\\\\[red]x", "[/]", "[link=http://x]y"])
def test_a_name_that_looks_like_markup_is_a_name(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    out = io.StringIO()
    monkeypatch.setattr("sys.stderr", out)
    bars = progress.Bars(console.messages(), {"id": name}, [], [])
    bars.hear(Began("id"))
    with bars:
        bars.progress.refresh()
        bars.progress.console.print(bars.progress.get_renderable())
    assert name in out.getvalue()
