"""The fields model says of each word what its network says of the word's first piece."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.page import Line, Page, Word
from docintel.engines.field_model import FieldModel
from docintel.training.manifest import ModelEntry, add_model
from tests.integration.reasoned_model import write_reasoned_model

#: What the network says of the largest amount: alone, and with the word that speaks for it.
ALONE, SPOKEN_FOR = 1 / (1 + np.exp(1.0)), 1 / (1 + np.exp(-1.5))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reasoned_model(tmp_path_factory.mktemp("models"))


def document_of(texts: list[str]) -> Document:
    words = tuple(Word(text, Box(10, 30 * at, 90, 30 * at + 20)) for at, text in enumerate(texts))
    lines = tuple(Line((word,)) for word in words)
    return Document("d", (Page(1, 100, 30 * len(texts) + 30, 200, words=words, lines=lines),))


def test_a_word_has_the_probability_of_its_role(folder: Path) -> None:
    model = FieldModel(models=str(folder))
    found = model.score(document_of(["Tea", "4.00", "12.50"]))
    assert found.labels == ("total",)
    assert found.pages[0][:, 0] == pytest.approx([0, 0, ALONE], abs=1e-3)


def test_words_have_their_scores_in_the_order_of_the_page_however_it_is_read(folder: Path) -> None:
    [page] = document_of(["Tea", "4.00", "12.50"]).pages
    turned = Page(1, 100, 900, 200, words=page.words[::-1], lines=page.lines)
    found = FieldModel(models=str(folder)).score(Document("d", (turned,)))
    assert found.pages[0][:, 0] == pytest.approx([ALONE, 0, 0], abs=1e-3)


def test_a_word_in_two_windows_has_the_mean_of_both(folder: Path) -> None:
    """The first window holds the word that speaks for the amount, the second does not."""
    texts = ["payable", *["tea"] * 700]
    texts[400] = "12.50"
    [scores] = FieldModel(models=str(folder)).score(document_of(texts)).pages
    assert scores[400, 0] == pytest.approx((SPOKEN_FOR + ALONE) / 2, abs=1e-3)
    assert np.delete(scores, 400, axis=0).max() < 0.01


def test_a_page_too_full_for_business_is_not_looked_at(folder: Path) -> None:
    found = FieldModel(models=str(folder)).score(document_of(["12.50", *["tea"] * 20_000]))
    assert found.pages[0].shape == (20_001, 1)
    assert not found.pages[0].any()


def test_the_model_that_was_trained_goes_before_the_one_that_ships(
    folder: Path, tmp_path: Path
) -> None:
    assert FieldModel(models=str(folder)).version == "layoutlm@by-hand"
    shipped = FieldModel().version
    assert shipped not in {"layoutlm@by-hand", ""}
    (tmp_path / "other.json").write_text(json.dumps({}))
    add_model(tmp_path, ModelEntry("other", "1", ["other.json"], (), "by hand"))
    assert FieldModel(models=str(tmp_path)).version == shipped
