"""Signatures are found where words ask for them, and places that are empty are told."""

from __future__ import annotations

from random import Random

import pytest

from docintel.core.page import Mark, MarkKind
from docintel.engines.opencv.marks import OpenCvMarks
from docintel.stages.find_marks import FindMarks
from tests.marked_papers import Paper, Scan, contract, scanned, sign

STAGE = FindMarks(OpenCvMarks())
LABELS = ("Signature", "Date, signature", "Unterschrift", "Handtekening klant")


def found(paper: Paper, scan: Scan) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """What is there, and what is seen."""
    page, image = scanned(paper, scan)
    seen = STAGE(page, image).marks
    return page.marks, tuple(mark for mark in seen if mark.kind is MarkKind.SIGNATURE)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("scan", [Scan(200), Scan(150, noise=8, turned=0.5)], ids=str)
def test_what_is_signed_and_what_is_not_is_told(seed: int, scan: Scan) -> None:
    there, seen = found(contract(seed, LABELS), scan)
    assert [mark.checked for mark in sorted(seen, key=_left)] == [one.checked for one in there]
    assert [mark.label for mark in sorted(seen, key=_left)] == [one.label for one in there]


def _left(mark: Mark) -> float:
    return mark.box.left


def test_a_letter_is_signed_below_its_last_line() -> None:
    paper = Paper(Random(5))
    top = paper.prose(200, 200, 12) + 60
    paper.write(200, top, "Yours sincerely,")
    box = sign(paper, 220, top + 200, 420)
    paper.write(200, top + 280, "John Example")
    _, [seen] = found(paper, Scan(200))
    assert seen.checked
    assert seen.box.overlap(box.scaled(200 / 300)) > 0.5 * seen.box.area


def test_a_letter_that_ends_with_a_printed_name_is_not_signed() -> None:
    paper = Paper(Random(5))
    paper.write(200, 400, "Mit freundlichen Grüßen")
    paper.write(200, 520, "Erika Beispiel")
    paper.prose(200, 900, 3)
    assert found(paper, Scan(200))[1] == ()


def test_prose_that_speaks_of_signatures_asks_for_none() -> None:
    paper = Paper(Random(5))
    for row in range(9):
        paper.write(200, 200 + 70 * row, "The signature of both parties below is needed to go on.")
    assert found(paper, Scan(200))[1] == ()
