"""Laws of the parts that made-up papers are put together from."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.training.synthesis.blocks.grid import Column, Grid
from docintel.training.synthesis.blocks.manner import draw_manner
from docintel.training.synthesis.blocks.pairs import write_strip
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.phrases import Phrases
from docintel.training.synthesis.blocks.places import town_of
from docintel.training.synthesis.blocks.slots import fill_slots
from docintel.training.synthesis.blocks.wrap import wrap
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.split import Split
from docintel.training.synthesis.world import new_world

_pieces = st.lists(
    st.builds(Piece, st.text("ab c", min_size=1, max_size=30), st.sampled_from(["", "name"])),
    min_size=1,
    max_size=6,
)


def _pen() -> Pen:
    return Pen(draw_manner(Random(3)))


@given(_pieces, st.integers(1, 40))
def test_wrapping_loses_no_letter_and_no_label(pieces: list[Piece], width: int) -> None:
    lines = wrap(pieces, width, len)

    def letters(some: list[Piece]) -> list[tuple[str, str]]:
        return [(letter, piece.label) for piece in some for letter in piece.text]

    assert letters([piece for line in lines for piece in line]) == letters(pieces)


@given(_pieces, st.integers(5, 40))
def test_a_line_is_too_long_only_where_it_cannot_be_broken(pieces: list[Piece], width: int) -> None:
    for line in wrap(pieces, width, len):
        text = "".join(piece.text for piece in line)
        assert len(text.rstrip()) <= width or " " not in text.strip()


def test_a_value_goes_on_in_the_next_line() -> None:
    pen = _pen()

    pen.paragraph([Piece("To: "), Piece("Anna Maria Müller", "name")], right=pen.left + 160)

    tags = [tag for tag in pen.sheet.tags if tag]
    assert [begins for _, begins in tags] == [True, False, False]
    assert len({word.box.top for word in pen.sheet.words}) > 1


def test_text_that_would_leave_the_paper_goes_on_below() -> None:
    pen = _pen()

    pen.line("word " * 80, x=1200)

    assert all(word.box.right < pen.sheet.width for word in pen.sheet.words)


def test_a_column_has_the_room_that_it_needs() -> None:
    grid = Grid((Column("text", "Text", 9), Column("sum", "Sum", 1, "right", least=300)), 0, 1000)

    assert grid.edge("sum") - 300 >= grid.edge("text")


def test_a_row_that_finds_no_room_stands_whole_on_the_next_page() -> None:
    pen = _pen()
    grid = Grid((Column("text", "Text", 1),), pen.left, pen.left + 200)
    pen.y = pen.bottom - pen.manner.leading

    grid.row(pen, {"text": Piece("a booking text of many words that is broken", "text")})

    assert len(pen.sheets) == 2
    assert not pen.sheets[0].words


def test_pairs_of_a_strip_do_not_touch() -> None:
    pen = _pen()
    pairs = [(f"A long label of number {n}", f"value {n} that is long too") for n in range(9)]

    write_strip(pen, pairs, pen.left, pen.right)

    boxes = [word.box for word in pen.sheet.words]
    assert all(one.overlap(other) == 0 for at, one in enumerate(boxes) for other in boxes[at + 1 :])


def test_slots_are_filled_with_values_or_at_random() -> None:
    world = new_world(1, language="en")

    pieces = fill_slots(
        world, "by {deadline} for {goods}.", {"deadline": Piece("1 May", "deadline")}
    )

    text = "".join(piece.text for piece in pieces)
    assert text.startswith("by 1 May for ")
    assert "{" not in text
    assert [piece.label for piece in pieces if piece.label] == ["deadline"]


def test_training_never_sees_some_phrases(tmp_path: Path) -> None:
    every = [f"a phrase of number {number}" for number in range(80)]
    path = tmp_path / "wording.toml"
    path.write_text(f'[en]\ngreeting = "{"|".join(every)}"\n', encoding="utf-8")
    phrases = Phrases(path)

    seen, known = (
        phrases.all(new_world(1, split, "en"), "greeting") for split in (Split.TRAIN, Split.TEST)
    )

    assert list(known) == every
    assert set(seen) < set(known)
    assert len(seen) > 0.75 * len(known)


@pytest.mark.parametrize(
    ("address", "town"),
    [
        (("Ringweg 5", "50667 Köln"), "Köln"),
        (("5 High Street", "Bath", "BA1 2CD"), "Bath"),
        (("12 rue Lepic", "75018 Paris", "FRANCE"), "Paris"),
        (("1 Main St", "Austin, TX 78701"), "Austin"),
    ],
)
def test_the_town_is_read_out_of_an_address(address: tuple[str, ...], town: str) -> None:
    assert town_of(address) == town
