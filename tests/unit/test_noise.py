"""Noise spoils what is seen, never what is true."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docintel.core.geometry import Box
from docintel.core.lines import group_lines
from docintel.core.page import Line, Page, Word
from docintel.training.data_set import examples
from docintel.training.example import Example, Tag
from docintel.training.synthesis.noise import degraded
from docintel.training.synthesis.noise.misreading import Misreading, confusions, draw_misreading
from docintel.training.synthesis.noise.scanning import draw_scanning
from docintel.training.synthesis.split import Split

MADE = list(islice(examples(5, ["receipt"], Split.TRAIN, noise=False), 12))
seeds = st.integers(0, 10**6)


def texts(example: Example) -> list[str]:
    return [word.text for page in example.document.pages for word in page.words]


def reader(seed: int = 0, **shares: float) -> Misreading:
    usual = {"letters": 0.0, "glued": 0.0, "parted": 0.0, "lost": 0.0}
    return Misreading(random=Random(seed), upper=False, **(usual | shares))


def line_of(text: str) -> Line:
    words, left = [], 10.0
    for piece in text.split():
        words.append(Word(piece, Box(left, 100, left + 10 * len(piece), 120)))
        left += 10 * len(piece) + 6
    return Line(tuple(words))


@settings(max_examples=40)
@given(seeds, st.sampled_from(MADE))
def test_truth_stays_as_it_is(seed: int, example: Example) -> None:
    spoiled = degraded(example, Random(seed))
    assert spoiled.fields == example.fields
    assert spoiled.line_items == example.line_items
    assert (spoiled.vendor, spoiled.template) == (example.vendor, example.template)


@settings(max_examples=40)
@given(seeds, st.sampled_from(MADE))
def test_the_same_seed_spoils_alike(seed: int, example: Example) -> None:
    assert degraded(example, Random(seed)) == degraded(example, Random(seed))


@settings(max_examples=40)
@given(seeds, st.sampled_from(MADE))
def test_labels_survive(seed: int, example: Example) -> None:
    def labels(one: Example) -> set[str]:
        return {tag[0] for tags in one.tags for tag in tags if tag}

    spoiled = degraded(example, Random(seed))
    assert labels(spoiled) <= labels(example)
    assert len(labels(spoiled)) >= 0.6 * len(labels(example))


@settings(max_examples=40)
@given(seeds, st.sampled_from(MADE))
def test_pages_keep_their_lines_and_words_have_letters(seed: int, example: Example) -> None:
    for page in degraded(example, Random(seed)).document.pages:
        assert page.lines == group_lines(page.words)
        assert all(word.text and " " not in word.text for word in page.words)
        assert all(0 < word.confidence <= 1 and word.box.area > 0 for word in page.words)


def test_a_quarter_of_the_readings_are_nearly_perfect_and_some_are_bad() -> None:
    example = MADE[0]
    whole = [word.upper() for word in texts(example)]
    kept = []
    for seed in range(150):
        read = {word.upper() for word in texts(degraded(example, Random(seed)))}
        kept.append(sum(word in read for word in whole) / len(whole))
    assert sum(share > 0.999 for share in kept) > len(kept) / 8
    assert 0.3 < min(kept) < 0.93
    assert sum(kept) / len(kept) > 0.9


def test_a_perfect_reader_reads_what_is_there() -> None:
    line = line_of("Total EUR 12.50")
    tags: list[Tag] = [None, ("currency", True), ("total", True)]
    words, kept = reader().read([line], tags)
    assert [word.text for word in words] == ["Total", "EUR", "12.50"]
    assert kept == tags


def test_words_glued_together_belong_to_the_longer_one_that_has_a_label() -> None:
    line = line_of("Date: 12/03/2018")
    words, kept = reader(glued=1.0).read([line], [None, ("date", True)])
    assert [word.text for word in words] == ["Date:12/03/2018"]
    assert kept == [("date", True)]
    assert words[0].box == line.box


def test_a_label_is_not_lost_to_a_longer_word_without_one() -> None:
    words, kept = reader(glued=1.0).read([line_of("Total......... 9.10")], [None, ("total", True)])
    assert (len(words), kept) == (1, [("total", True)])


def test_the_second_part_of_a_word_goes_on_with_its_value() -> None:
    words, kept = reader(parted=1.0).read([line_of("2024-0113")], [("receipt_number", True)])
    assert "".join(word.text for word in words) == "2024-0113"
    assert kept == [("receipt_number", True), ("receipt_number", False)]
    assert words[0].box.right == words[1].box.left


def test_a_blind_reader_reads_nothing() -> None:
    assert reader(lost=1.0).read([line_of("Total 9.10")], [None, None]) == ([], [])


def test_misread_letters_are_those_that_look_alike() -> None:
    words, _ = reader(letters=1.0).read([line_of("0000000000")], [None])
    assert words[0].text != "0000000000"
    assert set(words[0].text) <= set("".join(confusions()["0"])) | {"0"}


@pytest.mark.parametrize("letter", sorted(confusions()))
def test_no_letter_is_misread_as_itself(letter: str) -> None:
    assert len(letter) == 1
    assert letter not in confusions()[letter]


@given(seeds, st.floats(0.1, 2.5))
def test_scans_move_words_but_keep_their_order_in_a_line(seed: int, level: float) -> None:
    scanning, page = draw_scanning(level, Random(seed)), Page(1, 500, 900, 200)
    words = line_of("RESTORAN WAN SHENG SDN BHD").words
    placed = scanning.placed(words, page)
    lefts = [word.box.left for word in placed]
    assert lefts == sorted(lefts)
    resized = scanning.resized(page)
    assert resized.width > 0 and resized.height > 0
    assert max(word.box.right for word in placed) < resized.width * 1.1


def test_no_noise_leaves_places_to_scale_and_margin() -> None:
    misreading = draw_misreading(0.0, Random(1))
    assert (misreading.letters, misreading.glued, misreading.lost) == (0.0, 0.0, 0.0)
    scanning = draw_scanning(0.0, Random(1))
    assert (scanning.slope, scanning.jitter, scanning.growth) == (0.0, 0.0, 0.0)
