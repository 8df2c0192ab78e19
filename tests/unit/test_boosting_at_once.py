"""What the cheap voter works out for all units at once is what one finds unit by unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from docintel.core.document import Document, TypeGuess
from docintel.core.document_type import Kind
from docintel.core.geometry import Box, around
from docintel.core.page import Line, Page, Word
from docintel.core.type_parser import parse_document_type
from docintel.engines.boosting.asking import Asking
from docintel.engines.boosting.context import OWN, PLACES, tokens
from docintel.engines.boosting.forest import Forest
from docintel.engines.boosting.model import BoostingModel
from docintel.engines.boosting.observe import NAMES, Observed, observe
from docintel.engines.boosting.painted import painted
from docintel.engines.boosting.pairs import NAMES as PAIR_NAMES
from docintel.engines.boosting.pairs import Pairs, pairs_of, widths
from docintel.engines.boosting.units import family
from docintel.engines.boosting.wording import COLUMNS
from docintel.training.boosting.batch import Batch
from docintel.training.boosting.grow import Recipe
from docintel.training.boosting.lesson import lessons_of
from docintel.training.boosting.train import train_model
from tests.unit.boosting_examples import example
from tests.unit.pages import document_of

NOTE = """
name = "note"
[[fields]]
name = "number"
kind = "identifier"
[fields.labels]
en = ["note no", "number"]
[[fields]]
name = "order_number"
kind = "identifier"
[fields.labels]
en = ["order no"]
[[fields]]
name = "sender_name"
kind = "name"
[fields.labels]
en = ["from"]
[[fields]]
name = "recipient_name"
kind = "name"
[fields.labels]
en = ["to"]
[[fields]]
name = "date"
kind = "date"
[[fields]]
name = "total"
kind = "money"
[fields.labels]
en = ["total"]
[[columns]]
name = "position"
kind = "number"
[columns.headers]
en = ["#"]
"""
TYPE = parse_document_type(NOTE, "note.toml")
FIELDS = (*TYPE.fields, *TYPE.columns)
KINDS = frozenset(field.kind for field in FIELDS)
_PIECES = st.sampled_from(
    [
        *("Note no: N-17", "Order no 4711", "From Alder Boats", "To: Birch Cafe", "Total 12.50"),
        *("12.50 EUR", "3 May 2024", "04/05/2024", "Number", "#", "x", "Cedar", "9", "From: To:"),
    ]
)
_ROWS = st.lists(st.lists(_PIECES, min_size=1, max_size=3), max_size=10)


def laid_out(pages: list[list[list[str]]]) -> Document:
    """Pieces beside each other, rows below each other."""
    made = []
    for number, rows in enumerate(pages, 1):
        lines = [
            Line(tuple(_words(piece, 700 * column, 40 * row)))
            for row, pieces in enumerate(rows)
            for column, piece in enumerate(pieces)
        ]
        words = tuple(word for line in lines for word in line.words)
        made.append(Page(number, 2200, 3000, 200, words=words, lines=tuple(lines)))
    return Document("d", tuple(made), type=TypeGuess("note", 1.0))


def _words(piece: str, left: int, top: int) -> Iterator[Word]:
    for text in piece.split():
        right = left + 10 * len(text)
        yield Word(text, Box(left, top, right, top + 30))
        left = right + 10


DOCUMENTS = st.lists(_ROWS, min_size=1, max_size=2).map(laid_out)


@cache
def model() -> BoostingModel:
    """One that learned from another type's examples, read as notes."""
    fields = {"permit_number": "number", "holder": "sender_name", "fee": "total"}
    examples = []
    for one in map(example, range(24)):
        tags = tuple(
            tuple(tag and (fields[str(tag[0])], tag[1]) for tag in page) for page in one.tags
        )
        examples.append(replace(one, tags=tags, type="note"))
    known = [one for one in FIELDS if one.name in fields.values()]
    others = [one for one in FIELDS if one.name not in fields.values()]
    lessons = [*lessons_of(Batch(tuple(examples)), TYPE, [*known, *others])]
    recipe = Recipe(rounds=25, least_in_leaf=2)
    return train_model(lessons, TYPE, [*known, *others], recipe, "")


def seen(document: Document) -> Observed:
    return observe(document, TYPE, KINDS)


def paired(document: Document) -> tuple[Observed, Pairs]:
    observed = seen(document)
    fields = model().fields_in(TYPE)
    assert fields is not None
    return observed, pairs_of(observed, fields, model().wording)


def walked(forest: Forest, row: NDArray[np.float32]) -> float:
    """What a forest says of one row, tree by tree and test by test."""
    total = forest.baseline
    for root in forest.roots:
        node = int(root)
        while forest.left[node] != node:
            goes_left = float(row[forest.features[node]]) <= forest.thresholds[node]
            node = int(forest.left[node] if goes_left else forest.right[node])
        total += forest.values[node]
    return total


@st.composite
def forests(draw: st.DrawFn) -> Forest:
    """Trees of any shape with up to 16 leaves, over three features; leaves tell where one is."""
    features, left, right, roots = list[int](), list[int](), list[int](), list[int]()
    thresholds = list[float]()
    numbers = st.sampled_from([-1.0, 0.0, 0.1, 0.5, 1 / 3, 2.0, 1e-9])

    def grown() -> int:
        """A leaf, which is its own child."""
        features.append(0)
        thresholds.append(0.0)
        left.append(len(left))
        right.append(len(right))
        return len(left) - 1

    for _ in range(draw(st.integers(1, 4))):
        roots.append(grown())
        leaves = roots[-1:]
        for _ in range(draw(st.integers(0, 15))):
            node = leaves.pop(draw(st.integers(0, len(leaves) - 1)))
            features[node], thresholds[node] = draw(st.integers(0, 2)), draw(numbers)
            left[node], right[node] = grown(), grown()
            leaves += [left[node], right[node]]
    return Forest(
        roots=np.array(roots, np.int32),
        features=np.array(features, np.int32),
        thresholds=np.array(thresholds),
        left=np.array(left, np.int32),
        right=np.array(right, np.int32),
        values=np.sqrt(np.arange(len(left)) + 2.0),
        baseline=draw(st.sampled_from([0.0, -1.5])),
    )


@settings(max_examples=100, deadline=None)
@given(
    forests(),
    st.lists(
        st.tuples(*[st.sampled_from([-1.0, 0.0, 0.1, 0.5, 1 / 3, 1.9, 2.0, 3.0, 1e-9])] * 3),
        max_size=300,
    ),
)
def test_every_row_ends_in_the_leaf_to_which_the_tests_lead(
    forest: Forest, rows: list[tuple[float, ...]]
) -> None:
    table = np.array(rows, np.float32).reshape(len(rows), 3)
    assert np.allclose(forest.log_odds(table), [walked(forest, row) for row in table], atol=1e-9)


def test_a_tree_with_more_leaves_than_can_be_told_apart_is_refused() -> None:
    comb = 2 * np.arange(17)
    left = np.array([*np.stack([comb[:-1] + 1, comb[:-1] + 1], axis=1).ravel(), 32])
    right = np.array([*np.stack([comb[1:], comb[:-1] + 1], axis=1).ravel(), 32])
    size = len(left)
    nothing = np.zeros(size, np.int32)
    forest = Forest(nothing[:1], nothing, np.zeros(size), left, right, np.zeros(size), 0.0)
    with pytest.raises(ValueError, match="17 leaves"):
        forest.log_odds(np.zeros((1, 1)))


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_pairs_are_told_what_their_whole_rows_are_told(document: Document) -> None:
    _, pairs = paired(document)
    asked = Asking(model().forest, widths(heeds_rules=False)).log_odds(pairs)
    assert np.allclose(asked, [walked(model().forest, row) for row in pairs.rows], atol=1e-9)


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_each_unit_touches_the_words_of_its_stretch(document: Document) -> None:
    observed = seen(document)
    for at, unit in enumerate(observed.units):
        segment = observed.reading.segments[unit.segment]
        words = segment.words(unit.start, unit.end)
        assert observed.touched.of(at) == words
        box = around(word.box for word in words)
        edges = (box.left, box.top, box.right, box.bottom)
        assert tuple(observed.touched.edges[at].tolist()) == edges


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_the_words_at_each_place_weigh_what_they_weigh_one_by_one(document: Document) -> None:
    observed = seen(document)
    wording = model().wording
    scores = wording.scores(observed.context).of(np.arange(len(observed.units)), range(len(FIELDS)))
    for row, place in enumerate(COLUMNS):
        table = wording.tables[place]
        known = wording.words[table]
        for unit, phrase in enumerate(observed.context.words[place]):
            words = set(observed.context.phrases[phrase]) & set(known)
            weights = [wording.weights[table][known.index(word)] for word in words]
            expected = np.clip(sum(weights, np.zeros(len(FIELDS))), -10, 12)
            assert np.allclose(scores[row, :, unit], expected, atol=1e-5)


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_places_hold_the_words_nearest_to_the_value(document: Document) -> None:
    observed = seen(document)
    context, around_ = observed.context, observed.around
    texts = [segment.text for segment in observed.reading.segments]
    for at, unit in enumerate(observed.units):
        text = texts[unit.segment]
        expected = {
            OWN: tokens(text[unit.start : unit.end])[:12],
            "before": tokens(text[: unit.start])[-6:],
            "behind": tokens(text[unit.end :])[:3],
        }
        for place in ("left", "left2", "above", "above2", "header", "caption", "below"):
            there = getattr(around_, place)[at]
            words = tokens(texts[there]) if there >= 0 else ()
            expected[place] = words[-6:] if place.startswith("left") else words[:6]
        assert {place: context.phrases[context.words[place][at]] for place in expected} == expected


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_a_label_speaks_for_its_fields_and_against_others(document: Document) -> None:
    observed = seen(document)
    signs = observed.label_signs(FIELDS).of(np.arange(len(observed.units)), range(len(FIELDS)))
    for row, place in enumerate(PLACES):
        for unit, number in enumerate(observed.context.labels[place]):
            roles = observed.announced.get(observed.context.known[number])
            expected = [
                0 if roles is None else 1 if field.learned_as in roles else -1 for field in FIELDS
            ]
            assert signs[row, :, unit].tolist() == expected


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_each_pair_is_summed_up_against_the_other_fields_of_its_kind(document: Document) -> None:
    observed, pairs = paired(document)
    fields = model().fields_in(TYPE) or []
    words = model().wording.scores(observed.context)
    said = words.of(np.arange(len(observed.units)), range(len(fields)))
    totals = np.clip(said[:7], -6, 6).sum(axis=0)
    column = {name: at for at, name in enumerate(PAIR_NAMES)}
    for row, unit, field in zip(pairs.rows, pairs.units, pairs.fields, strict=True):
        rivals = [
            totals[other, unit]
            for other, one in enumerate(fields)
            if other != field and family(one.kind) is family(fields[field].kind)
        ]
        lead = totals[field, unit] - max(rivals, default=0.0)
        assert row[column["lead"]] == pytest.approx(lead, abs=1e-4)
        assert row[column["said"]] == pytest.approx(said[:9, field, unit].max(), abs=1e-5)
        of_kind = observed.of_kind(fields[field].kind)
        ahead = (totals[field, of_kind] > totals[field, unit]).sum()
        level = (totals[field, of_kind[of_kind < unit]] == totals[field, unit]).sum()
        assert row[column["place_by_words"]] == ahead + level
        assert row[len(PAIR_NAMES) :].tolist() == [at == field for at in range(len(fields))]


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_units_know_where_in_their_row_and_segment_they_stand(document: Document) -> None:
    observed = seen(document)
    reading = observed.reading
    row_of = [reading.segments[unit.segment].row for unit in observed.units]
    column = {name: at for at, name in enumerate(NAMES)}
    for at, unit in enumerate(observed.units):
        segment = reading.segments[unit.segment]
        numbers = observed.numbers[:, at]
        beside = [
            other
            for other, one in enumerate(observed.units)
            if row_of[other] == segment.row and one.kind is unit.kind
        ]
        before, behind = segment.text[: unit.start], segment.text[unit.end :]
        extent = reading.extents[segment.page]
        expected = {
            "in_row": len(beside),
            "nth_in_row": sum(other < at for other in beside),
            "opens": not any(map(str.isalnum, before)),
            "closes": not any(map(str.isalnum, behind)),
            "share": (unit.end - unit.start) / len(segment.text),
            "left": (segment.box.left - extent.left) / max(extent.width, 1),
            "top": reading.height(segment),
            "line": sum(row[0].page == segment.page for row in reading.rows[: segment.row]),
            "line_from_end": sum(
                row[0].page == segment.page for row in reading.rows[segment.row + 1 :]
            ),
            "column_from_end": len(reading.rows[segment.row]) - 1 - segment.column,
        }
        for name, value in expected.items():
            assert numbers[column[name]] == pytest.approx(float(value), abs=1e-5), name


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS, st.integers(0, 9))
def test_a_word_gets_the_best_of_its_units(document: Document, seed: int) -> None:
    observed = seen(document)
    likely = np.random.default_rng(seed).random((len(observed.units), 2)).astype(np.float32)
    for page, scores in zip(
        document.pages, painted(document, observed.touched, likely), strict=True
    ):
        for word, got in zip(page.words, scores, strict=True):
            holding = [
                at
                for at, unit in enumerate(observed.units)
                if observed.reading.segments[unit.segment].page == page.number
                and (word.box, word.text)
                in [(one.box, one.text) for one in observed.touched.of(at)]
            ]
            assert got.tolist() == likely[holding].max(axis=0, initial=0.0).tolist()


def test_each_kind_is_looked_for() -> None:
    text = "Note no: N-17 From Alder Boats\n3 May 2024 Total 12.50"
    observed = seen(document_of(text, type=TypeGuess("note", 1.0)))
    for kind in (Kind.IDENTIFIER, Kind.NAME, Kind.DATE, Kind.MONEY, Kind.NUMBER):
        units = [observed.units[at] for at in observed.of_kind(kind)]
        assert units
        assert {unit.kind for unit in units} == {family(kind)}
