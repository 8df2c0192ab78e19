"""How likely each type is: what the experts say, how certain one may be of it, and clear cues."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.engines.boosting.forest import Forest
from docintel.engines.doctype_model.certainty import Certainty
from docintel.engines.doctype_model.look_trees import LookTrees
from docintel.engines.doctype_model.panel import Panel
from docintel.engines.doctype_model.shape_table import Scale, ShapeTable
from docintel.engines.doctype_model.type_weights import TypeWeights, read_type_weights
from docintel.engines.doctype_model.word_table import WordTable

TYPES = ("invoice", "receipt", "unknown")
CLEAR, WEAK = 1.2, 0.35


#: The words of a document that can be read.
SOME = {"w word": 1.0}
Three = tuple[float, float, float]


def judged(
    logits: Three,
    certain: float,
    shapes: Mapping[str, float],
    looks: Three | None = None,
    look: Mapping[str, float] = MappingProxyType({}),
) -> dict[str, float]:
    """What is said where both experts say this of everything, and are right so often.

    `looks` is what the one for pictures says of all of them.
    """
    return weights_of(logits, certain, looks).judge(SOME, shapes, look)


def weights_of(logits: Three, certain: float, looks: Three | None) -> TypeWeights:
    bias = np.array(logits)
    words = WordTable(np.zeros(1, np.uint32), np.zeros((1, len(TYPES)), np.float32), bias)
    scale = Scale(("rows",), np.zeros(1), np.ones(1))
    panel = Panel(
        TYPES,
        words,
        ShapeTable(scale, np.zeros((1, len(TYPES))), bias),
        LookTrees(("ink",), TYPES, tuple(map(_odds_of, looks))) if looks else None,
    )
    return TypeWeights(panel, Certainty(("odds",), _always(certain)))


def _always(chance: float) -> Forest:
    """A forest that says the same of everything."""
    return _odds_of(float(np.log(chance / (1 - chance))))


def _odds_of(odds: float) -> Forest:
    one = np.zeros(1, np.int32)
    return Forest(one, one, np.zeros(1), one, one, np.zeros(1), odds)


INVOICE, RECEIPT, NOTHING = (3.0, 0.0, 0.0), (0.0, 6.0, 0.0), (0.0, 0.0, 3.0)
EVEN, SEEN = (0.0, 0.0, 0.0), {"ink": 0.1}


def test_a_type_is_as_likely_as_such_answers_were_right() -> None:
    found = judged(INVOICE, 0.4, {})
    assert found["invoice"] == pytest.approx(0.4)
    assert found["receipt"] < 0.4


def test_clear_cues_of_the_same_type_remove_doubt() -> None:
    found = judged(INVOICE, 0.4, {"cue invoice": CLEAR})
    assert found["invoice"] > 0.9


@pytest.mark.parametrize(
    "shapes",
    [
        {"cue invoice": WEAK},
        {"cue receipt": CLEAR},
        {"cue invoice": CLEAR, "cue receipt": CLEAR},
        {"cue invoice": CLEAR, "cue permit": CLEAR + 1},
    ],
)
def test_weak_cues_and_cues_of_another_type_do_not(shapes: dict[str, float]) -> None:
    assert judged(INVOICE, 0.4, shapes)["invoice"] == pytest.approx(0.4)


def test_cues_make_no_type_of_what_the_experts_do_not_know() -> None:
    assert max(judged(NOTHING, 0.9, {"cue invoice": CLEAR}).values()) < 0.1


def test_a_picture_decides_where_text_says_nothing() -> None:
    assert judged(EVEN, 0.9, {}, RECEIPT, SEEN)["receipt"] == pytest.approx(0.9)
    assert judged(EVEN, 0.9, {}, NOTHING, SEEN) == pytest.approx(
        {"invoice": 0.15, "receipt": 0.15}, abs=0.1
    )


def test_where_nothing_can_be_read_the_picture_alone_decides() -> None:
    weights = weights_of(INVOICE, 0.9, RECEIPT)
    assert weights.opinion({}, {}, SEEN).best == "receipt"
    assert weights.opinion(SOME, {}, {}).best == "invoice"
    assert weights.opinion({}, {}, {}).best == "unknown"
    assert weights_of(INVOICE, 0.9, None).opinion({}, {}, SEEN).best == "unknown"


def test_without_a_picture_pictures_have_no_say() -> None:
    assert judged(INVOICE, 0.4, {}, RECEIPT) == judged(INVOICE, 0.4, {})


def test_a_type_without_pictures_is_no_less_likely_for_one() -> None:
    """Somebody's own type may be learned from typed lines alone."""
    looks = LookTrees(("ink",), ("invoice", "receipt"), (_odds_of(2.0), _odds_of(0.0)))
    one, own, other = looks.logits(SEEN, ("invoice", "own", "receipt"))
    assert one > own > other


def test_a_model_that_learned_no_pictures_goes_by_text() -> None:
    assert judged(INVOICE, 0.4, {}, None, SEEN) == judged(INVOICE, 0.4, {})


def test_a_model_with_and_one_without_pictures_are_read_back(tmp_path: Path) -> None:
    for looks in (None, RECEIPT):
        weights = weights_of(EVEN, 0.9, looks)
        weights.write(tmp_path / "types.npz")
        read = read_type_weights(tmp_path / "types.npz")
        assert read.judge(SOME, {}, SEEN) == weights.judge(SOME, {}, SEEN)


@given(
    st.tuples(*[st.floats(-20, 20)] * 3),
    st.floats(0.001, 0.999),
    st.dictionaries(st.sampled_from(["cue invoice", "cue receipt"]), st.floats(-1, 3)),
)
def test_all_together_are_never_more_than_certain(
    logits: tuple[float, float, float], certain: float, shapes: dict[str, float]
) -> None:
    found = judged(logits, certain, shapes)
    assert set(found) == {"invoice", "receipt"}
    assert all(0 <= chance <= 1 for chance in found.values())
    assert sum(found.values()) <= 1 + 1e-9
    if logits[0] > logits[1]:
        assert found["invoice"] >= found["receipt"] - 1e-12
