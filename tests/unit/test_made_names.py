"""Laws of how made-up papers print names: over several lines, in sizes, with numbers between."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from docintel.training.synthesis import receipt
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.manner import draw_manner
from docintel.training.synthesis.blocks.pairs import CellLook, write_strip
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.sign import broken, draw_sign, sign_of, write_sign
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.sheet import Piece, Sheet
from docintel.training.synthesis.trade.look import draw_look
from docintel.training.synthesis.world import new_world
from tests.unit.made_papers import drafts

_names = st.lists(
    st.sampled_from(["Norwin", "&", "Bau", "Söhne", "GmbH", "Sdn", "Bhd"]), min_size=1, max_size=6
).map(" ".join)


@given(_names, st.integers(0, 999))
def test_a_sign_says_the_whole_name(name: str, seed: int) -> None:
    sign = draw_sign(name, Random(seed))

    assert " ".join(line.text for line in sign).casefold() == name.casefold()
    assert all(line.text for line in sign)


@given(_names, st.integers(0, 999))
def test_a_broken_name_has_no_empty_line(name: str, seed: int) -> None:
    lines = broken(name, Random(seed), 3)

    assert " ".join(lines) == name
    assert len(lines) <= 3
    assert all(lines)


def test_a_name_is_often_broken_before_its_legal_form() -> None:
    ends = Counter(
        tuple(broken("Norwin Bau Holz GmbH & Co. KG", Random(seed))) for seed in range(60)
    )

    assert ends[("Norwin Bau Holz", "GmbH & Co. KG")] >= 20


def test_lines_of_a_sign_are_one_value() -> None:
    pen, facts = Pen(draw_manner(Random(3))), Facts(new_world(1, language="en"))
    while len(pen.sheet.tags) < 3 or len({word.box.top for word in pen.sheet.words}) < 2:
        pen.sheets[:] = [Sheet()]
        write_sign(pen, sign_of(facts, "name", "Norwin Joinery Ltd"), pen.manner.style(2.0))

    assert pen.sheet.tags == [("name", True), ("name", False), ("name", False)]


def test_a_value_goes_on_behind_what_is_none_of_it() -> None:
    sheet = Sheet()

    sheet.write(0, 50, [Piece("NORWIN", "name"), Piece(" (123-X) "), Piece("BHD", "name", True)])

    assert sheet.tags == [("name", True), None, ("name", False)]


def test_framed_cells_have_lines_around_them_and_open_ones_have_none() -> None:
    pen = Pen(draw_manner(Random(3)))
    pairs = [("No.", "17"), ("Date", "1 May")]

    write_strip(pen, pairs, pen.left, pen.right)
    assert pen.sheet.rules == []
    write_strip(pen, pairs, pen.left, pen.right, CellLook("center", framed=True))
    assert len(pen.sheet.rules) == 5


def test_names_of_senders_take_one_line_mostly_and_several_often() -> None:
    for papers, field in ((drafts("invoice"), "supplier_name"), (_receipts(), "merchant_name")):
        lines = Counter(min(_lines_of(draft, field), 3) for draft in papers)

        assert lines[1] > lines[2] + lines[3] >= 0.15 * len(papers)


def test_a_registers_number_may_stand_within_the_name_of_a_receipt() -> None:
    assert any(_is_interrupted(draft) for draft in _receipts())


def test_papers_of_a_language_have_its_looks() -> None:
    def shares(language: str) -> Counter[str]:
        return Counter(draw_look(Random(seed), language).blocks for seed in range(300))

    assert shares("de")["window"] > 2 * shares("fr")["window"]
    assert shares("fr")["opposite"] > 2 * shares("de")["opposite"]


def _receipts() -> list[Draft]:
    return [receipt.make(new_world(seed, country="MY")) for seed in range(120)]


def _lines_of(draft: Draft, field: str) -> int:
    """Lines that the first print of the value takes."""
    sheet, tops, begun = draft.sheets[0], set[float](), False
    for word, tag in zip(sheet.words, sheet.tags, strict=True):
        if tag and tag[0] == field:
            if tag[1] and begun:
                break
            begun = True
            tops.add(word.box.bottom)
    return len(tops)


def _is_interrupted(draft: Draft) -> bool:
    labels = [tag[0] if tag else "" for tag in draft.sheets[0].tags]
    places = [at for at, label in enumerate(labels) if label == "merchant_name"]
    return bool(places) and "" in labels[places[0] : places[-1]]
