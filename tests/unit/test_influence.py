"""Why a value: with a model whose reasons are known, since we wrote it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from PIL import Image

from docintel.core.document import Document, Field, LineItem, TypeGuess
from docintel.core.geometry import Box
from docintel.core.influence import Influence
from docintel.core.lines import group_lines
from docintel.core.page import Origin, Page, Word
from docintel.engines.protocols import WordScores
from docintel.pipeline.stage import Explains
from docintel.services.heat_map import heat_map
from docintel.stages.propose_by_model import ProposeByModel

WORDS = (
    Word("Acme", Box(100, 100, 180, 130)),
    Word("Subtotal", Box(100, 300, 220, 330)),
    Word("100.00", Box(600, 300, 700, 330)),
    Word("Total", Box(100, 500, 180, 530)),
    Word("119.00", Box(600, 500, 700, 530)),
)
PAGE = Page(1, 1000, 1000, 200, words=WORDS, lines=group_lines(WORDS))
DOCUMENT = Document("d", (PAGE,), type=TypeGuess("invoice", 1.0))
GROSS = Field(
    "gross_total", "119.00", "119.00", 0.9, Origin.OCR, "v", page=1, boxes=(WORDS[4].box,)
)


@dataclass(frozen=True)
class Reasoned:
    """Amounts are totals; surer with the word Total on the page, less sure beside a Subtotal,
    and surer when something, whatever it is, stands at the top."""

    version: str = "reasoned@1"

    def score(self, document: Document) -> WordScores:
        return WordScores(("total",), tuple(map(self._page, document.pages)))

    def _page(self, page: Page) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        texts = {word.text for word in page.words}
        likely = 0.3 + 0.4 * ("Total" in texts) - 0.1 * ("Subtotal" in texts)
        likely += 0.2 * any(word.box.top < 200 for word in page.words)
        rows = [[likely if word.text.endswith("00") else 0.0] for word in page.words]
        return np.array(rows, np.float32).reshape(-1, 1)


def explained() -> dict[str, Influence]:
    stage = ProposeByModel(Reasoned())
    assert isinstance(stage, Explains)
    why = stage.explain(DOCUMENT, GROSS, lambda: None)
    assert why
    assert why.voter == "reasoned@1"
    assert why.label == "total"
    assert abs(why.likely - 0.8) < 1e-3
    return {one.text: one for one in why.influences}


def test_a_word_that_speaks_for_the_value_would_be_missed() -> None:
    total = explained()["Total"]
    assert abs(total.words - 0.4) < 1e-3
    assert abs(total.place) < 1e-3


def test_a_word_that_speaks_against_the_value_counts_below_nought() -> None:
    assert explained()["Subtotal"].total < -0.05


def test_what_matters_by_where_it_stands_is_told_from_what_it_says() -> None:
    acme = explained()["Acme"]
    assert abs(acme.words) < 1e-3
    assert abs(acme.place - 0.2) < 1e-3


def test_the_value_is_not_its_own_reason_and_the_strongest_comes_first() -> None:
    texts = list(explained())
    assert "119.00" not in texts
    assert texts[0] == "Total"


@dataclass(frozen=True)
class Counted:
    """Counts the questions to a model."""

    scorer: Reasoned = Reasoned()
    version: str = "counted@1"
    asked: list[Document] = field(default_factory=list)

    def score(self, document: Document) -> WordScores:
        self.asked.append(document)
        return self.scorer.score(document)


def crowded(lines: int) -> Document:
    """The document with many lines more, which say nothing."""
    more = (
        Word(
            f"idle{column}",
            Box(300 + 60 * column, 550 + 20 * row, 350 + 60 * column, 560 + 20 * row),
        )
        for row in range(lines)
        for column in range(5)
    )
    words = (*WORDS, *more)
    page = replace(PAGE, height=9000, words=words, lines=group_lines(words))
    return replace(DOCUMENT, pages=(page,))


def test_of_a_crowded_page_blocks_are_looked_into_only_where_they_matter() -> None:
    model = Counted()
    why = ProposeByModel(model).explain(crowded(200), GROSS, lambda: None)
    assert why
    assert [one.text for one in why.influences[:2]] == ["Total", "Acme"]
    assert len(model.asked) < 55


def test_a_model_that_does_not_believe_in_the_value_is_asked_no_further() -> None:
    model = Counted()
    name = Field("gross_total", "Acme", "Acme", 0.9, Origin.OCR, "v", page=1, boxes=(WORDS[0].box,))
    why = ProposeByModel(model).explain(crowded(200), name, lambda: None)
    assert why
    assert (why.likely, why.influences) == (0, ())
    assert len(model.asked) < 3


def test_whoever_no_longer_waits_ends_it_before_the_next_question() -> None:
    model = Counted()

    def go_on() -> None:
        if len(model.asked) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ProposeByModel(model).explain(DOCUMENT, GROSS, go_on)
    assert len(model.asked) == 5


@dataclass(frozen=True)
class OfCells(Reasoned):
    """Knows amounts of items, not totals."""

    def score(self, document: Document) -> WordScores:
        return replace(super().score(document), labels=("item_amount",))


def test_a_cell_of_the_line_items_is_explained_by_the_label_of_its_column() -> None:
    cell = replace(GROSS, name="net_amount")
    document = replace(DOCUMENT, line_items=(LineItem((cell,)),))
    why = ProposeByModel(OfCells()).explain(document, cell, lambda: None)
    assert why
    assert why.label == "item_amount"
    assert why.influences[0].text == "Total"
    assert ProposeByModel(OfCells()).explain(document, GROSS, lambda: None) is None


def test_a_field_that_the_model_never_learned_is_not_explained() -> None:
    other = Field("iban", "x", "x", 0.9, Origin.OCR, "v", page=1, boxes=(WORDS[4].box,))
    assert ProposeByModel(Reasoned()).explain(DOCUMENT, other, lambda: None) is None


def test_a_value_that_stands_nowhere_is_not_explained() -> None:
    nowhere = Field("gross_total", "119.00", "119.00", 0.9, Origin.E_INVOICE, "v")
    assert ProposeByModel(Reasoned()).explain(DOCUMENT, nowhere, lambda: None) is None


def test_the_heat_map_is_blue_for_orange_against_and_white_elsewhere() -> None:
    page = io.BytesIO()
    Image.new("RGB", (1000, 1000), "white").save(page, "PNG")
    found = tuple(explained().values())
    with Image.open(io.BytesIO(heat_map(page.getvalue(), GROSS.boxes, found))) as picture:
        red, _, blue = picture.getpixel((140, 515))  # type: ignore[misc]
        assert blue > red + 50
        red, _, blue = picture.getpixel((160, 315))  # type: ignore[misc]
        assert red > blue + 10
        assert picture.getpixel((900, 900)) == (255, 255, 255)
        assert picture.getpixel((596, 515)) == (0, 0, 0)
