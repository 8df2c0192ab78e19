"""Marks that words, lines and form fields tell of."""

from __future__ import annotations

import pytest

from docintel.core.geometry import Box
from docintel.core.lines import group_lines
from docintel.core.page import FormValue, Mark, MarkKind, Word
from docintel.extraction.marks.filled import told_by_form
from docintel.extraction.marks.labels import with_labels
from docintel.extraction.marks.printed import printed_boxes
from docintel.extraction.marks.zones import zones

_LETTER, _HEIGHT = 10, 20


def words_of(text: str, top: float = 100) -> list[Word]:
    """Words of a typewriter's line; `#` stands where a box is drawn and is no word."""
    found, left = [], 100
    for piece in text.split(" "):
        right = left + _LETTER * max(len(piece), 1)
        found.append(Word(piece, Box(left, top, right, top + _HEIGHT)))
        left = right + _LETTER
    return [word for word in found if word.text.strip()]


def boxed(text: str, top: float = 100) -> tuple[list[Mark], list[Word]]:
    words = words_of(text, top)
    boxes = [Mark(MarkKind.CHECK_BOX, word.box, 1, False) for word in words if word.text == "##"]
    return boxes, [word for word in words if word.text != "##"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("## yes   ## no", ["yes", "no"]),
        ("Married:     ## yes   ## not yet", ["yes", "not yet"]),
        ("yes ##     no ##", ["yes", "no"]),
        ("I agree ##", ["I agree"]),
        ("##", [""]),
    ],
)
def test_a_label_stands_on_one_side_of_all_boxes_of_a_row(text: str, labels: list[str]) -> None:
    assert [mark.label for mark in with_labels(*boxed(text))] == labels


def test_a_tick_that_was_read_as_a_letter_is_no_label() -> None:
    boxes, words = boxed("## yes")
    read = Word("X", boxes[0].box)
    assert [mark.label for mark in with_labels(boxes, [read, *words])] == ["yes"]


@pytest.mark.parametrize(
    ("text", "checked"),
    [("☑ yes", True), ("☒ yes", True), ("☐ yes", False), ("[x] yes", True), ("[ ] yes", False)],
)
def test_signs_of_the_text_are_boxes(text: str, checked: bool) -> None:
    assert [mark.checked for mark in printed_boxes(words_of(text))] == [checked]


@pytest.mark.parametrize(
    "text", ["see [3], (a) and (x)", "x = 5", "Max [sic] x", "■ item", "✓ paid"]
)
def test_other_signs_are_none(text: str) -> None:
    assert not list(printed_boxes(words_of(text)))


def test_the_file_knows_better_than_the_eye_what_was_ticked() -> None:
    box = Box(10, 10, 30, 30)
    seen = [Mark(MarkKind.CHECK_BOX, box, 0.7, checked=True)]
    [told] = told_by_form(seen, [FormValue("agree", "false", box)])
    assert (told.checked, told.confidence) == (False, 1.0)


def test_a_chosen_button_has_a_value_of_its_own() -> None:
    box = Box(10, 10, 30, 30)
    seen = [Mark(MarkKind.RADIO_BUTTON, box, 0.7, checked=False)]
    [told] = told_by_form(seen, [FormValue("status", "married", box)])
    assert told.checked


def test_boxes_of_the_file_that_nobody_saw_are_there_too_and_texts_are_not() -> None:
    values = [
        FormValue("agree", "true", Box(10, 10, 30, 30)),
        FormValue("is it so", "true", Box(10, 50, 300, 70)),
        FormValue("n", "7", Box(10, 90, 30, 110)),
    ]
    assert [mark.box for mark in told_by_form([], values)] == [values[0].box]


def test_a_zone_is_located() -> None:
    printed = (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    )
    above = words_of("PASSPORT", 20)
    rows = [words_of(line, 100 + 40 * number) for number, line in enumerate(printed)]
    lines = group_lines([*above, *rows[0], *rows[1]])
    [zone] = zones(lines)
    assert zone.kind is MarkKind.MRZ
    assert (zone.box.top, zone.box.bottom) == (100, 160)


def test_print_is_no_zone() -> None:
    assert not list(zones(group_lines(words_of("a < b and b < c, so a < c"))))
