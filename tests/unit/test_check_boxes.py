"""Boxes and circles to tick are found on scans as they were ticked, and letters are none."""

from __future__ import annotations

from random import Random

import pytest
from PIL import Image

from docintel.core.page import Mark, MarkKind, Page
from docintel.engines.opencv.marks import OpenCvMarks
from docintel.stages.find_marks import FindMarks
from tests.marked_papers import KNOWN_DOTS, KNOWN_TICKS, Paper, Scan, form, scanned

STAGE = FindMarks(OpenCvMarks())


def _same(one: Mark, other: Mark) -> bool:
    return one.kind == other.kind and one.box.overlap(other.box) >= 0.5 * other.box.area


def _share_found(scan: Scan, seed: int) -> tuple[float, int]:
    """How many of the boxes are found in the right state, and how many others."""
    page, image = scanned(form(seed, KNOWN_TICKS, KNOWN_DOTS), scan)
    seen = STAGE(page, image).marks
    right = [
        mark
        for mark in page.marks
        if any(_same(one, mark) and one.checked == mark.checked for one in seen)
    ]
    others = [one for one in seen if not any(_same(one, mark) for mark in page.marks)]
    return len(right) / len(page.marks), len(others)


@pytest.mark.parametrize(
    "scan",
    [
        Scan(dpi=200),
        Scan(dpi=300, turned=0.8),
        Scan(dpi=200, noise=10, shade=0.85),
        Scan(dpi=200, turned=-0.7, blur=0.8),
    ],
    ids=str,
)
def test_nearly_all_boxes_are_found_as_they_were_ticked_and_no_letters(scan: Scan) -> None:
    share, others = _share_found(scan, seed=101)
    assert share >= 0.9
    assert others == 0


def test_their_labels_are_the_words_to_their_right() -> None:
    page, image = scanned(form(102, KNOWN_TICKS, KNOWN_DOTS), Scan(dpi=200))
    seen = STAGE(page, image).marks
    pairs = [(mark, one) for mark in page.marks for one in seen if _same(one, mark)]
    assert len(pairs) > 10
    assert sum(one.label == mark.label for mark, one in pairs) >= 0.9 * len(pairs)


def test_prose_has_no_boxes() -> None:
    paper = Paper(Random(1))
    paper.prose(200, 200, 40)
    page, image = scanned(paper, Scan(dpi=200))
    assert STAGE(page, image).marks == ()


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (40, 40)])
def test_small_and_narrow_images_have_no_boxes(size: tuple[int, int]) -> None:
    image = Image.new("RGB", size, "gray")
    [blank] = STAGE(Page(1, *size, 200), image).marks
    assert blank.kind is MarkKind.BLANK_PAGE


def test_the_cells_of_a_table_are_no_boxes() -> None:
    paper = Paper(Random(1))
    for row in range(8):
        for column in range(12):
            left, top = 300 + 60 * column, 300 + 60 * row
            paper.pen.rectangle((left, top, left + 60, top + 60), outline="black", width=3)
    page, image = scanned(paper, Scan(dpi=200))
    assert STAGE(page, image).marks == ()


def test_what_is_ticked_is_a_check_box_or_a_radio_button() -> None:
    page, image = scanned(form(103, KNOWN_TICKS, KNOWN_DOTS), Scan(dpi=200))
    kinds = {mark.kind for mark in STAGE(page, image).marks}
    assert kinds == {MarkKind.CHECK_BOX, MarkKind.RADIO_BUTTON}
