"""Boxes to tick are signs in what is exported, and lines of their own on the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from docintel.cli.mark_lines import marks_list
from docintel.core.geometry import Box
from docintel.core.page import Mark, MarkKind, Page, Word
from docintel.exporting.plain_text import write_text
from docintel.exporting.ticked import lines_with_signs
from tests.unit.exported_paper import line, page_of, paper


def _page(*marks: Mark) -> Page:
    return page_of(1, [line("Married:", 100, 100), line("yes", 300, 100)], marks=marks)


def _box(left: float, checked: bool, kind: MarkKind = MarkKind.CHECK_BOX) -> Mark:
    return Mark(kind, Box(left, 100, left + 24, 124), 0.9, checked, "yes")


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        (_box(268, True), "☑ yes"),
        (_box(268, False), "☐ yes"),
        (_box(268, True, MarkKind.RADIO_BUTTON), "◉ yes"),
        (_box(344, False), "yes ☐"),
    ],
)
def test_a_box_is_a_sign_of_the_line_beside_it(mark: Mark, text: str) -> None:
    assert [line.text for line in lines_with_signs(_page(mark))] == ["Married:", text]


def test_it_takes_the_place_of_what_was_read_of_it() -> None:
    page = _page(_box(268, True))
    read = replace(page.lines[1], words=(Word("X", Box(270, 102, 290, 122)), *page.lines[1].words))
    page = replace(page, lines=(page.lines[0], read))
    assert lines_with_signs(page)[1].text == "☑ yes"


def test_a_box_far_from_all_is_a_line_of_its_own() -> None:
    far = Mark(MarkKind.CHECK_BOX, Box(100, 900, 124, 924), 0.9, checked=True)
    assert lines_with_signs(_page(far))[-1].text == "☑"


def test_other_marks_are_no_text() -> None:
    signature = Mark(MarkKind.SIGNATURE, Box(268, 100, 400, 150), 0.9)
    assert lines_with_signs(_page(signature)) == _page().lines


def test_exports_have_them() -> None:
    subject = paper()
    first = replace(subject.document.pages[0], marks=(_box(60, True),), regions=(), tables=())
    document = replace(subject.document, pages=(first,))
    assert "☑ The title" in write_text(replace(subject, document=document)).decode()


def test_the_terminal_names_what_was_set_and_counts_what_was_not() -> None:
    place = Box(268, 100, 400, 150)
    signature = Mark(MarkKind.SIGNATURE, place, 0.9, checked=False, label="Date, signature")
    written = io.StringIO()
    Console(file=written).print(marks_list([_page(_box(268, True), _box(344, False), signature)]))
    assert [row.strip() for row in written.getvalue().splitlines()] == [
        "☑ yes (90%)  page 1",
        "✗ not signed: Date, signature (90%)  page 1",
        "☐ 1 not ticked",
    ]
