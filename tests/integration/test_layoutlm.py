"""A tiny LayoutLM made on the spot, whose answer for each word is known beforehand.

Without layers the hidden state of a piece is its embedding. Embeddings that are one-hot make the
classifier a table: from the word's piece, or from its place, to a label.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from transformers import (
    LayoutLMConfig,
    LayoutLMForTokenClassification,
    LayoutLMv3Config,
    LayoutLMv3ForTokenClassification,
    LiltConfig,
    LiltForTokenClassification,
    PreTrainedTokenizerFast,
)

from docintel.core.document import Document, TypeGuess
from docintel.core.geometry import Box
from docintel.core.page import Line, Page, Word
from docintel.engines.field_model import FieldModel
from docintel.engines.layoutlm import LayoutLm
from docintel.engines.protocols import WordScores
from docintel.errors import ConfigError

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
VOCABULARY = (*PIECES, "total", "##s", "1234", ".", "56", "acme", "ltd", "invoice", "other")
LABELS = ("O", "B-gross_total", "I-gross_total", "B-supplier_name", "I-supplier_name")
#: The label of each piece; all others are outside.
TABLE = {"1234": 1, "acme": 3, "ltd": 4}
SIZE = 36
ROOM = 510


def tokenizer() -> PreTrainedTokenizerFast:
    vocabulary = {piece: number for number, piece in enumerate(VOCABULARY)}
    pieces = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    pieces.normalizer = normalizers.BertNormalizer()
    pieces.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=pieces,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
    )


def config(kind: Any, **more: Any) -> Any:
    return kind(
        vocab_size=len(VOCABULARY),
        hidden_size=SIZE,
        num_hidden_layers=0,
        num_attention_heads=2,
        intermediate_size=8,
        max_2d_position_embeddings=1024,
        id2label=dict(enumerate(LABELS)),
        label2id={label: number for number, label in enumerate(LABELS)},
        **more,
    )


def layoutlm() -> LayoutLMForTokenClassification:
    """All weights nothing, so that a test can fill in the one that should decide."""
    model = LayoutLMForTokenClassification(config(LayoutLMConfig, max_position_embeddings=512))
    for weights in model.parameters():
        torch.nn.init.zeros_(weights)
    torch.nn.init.ones_(model.layoutlm.embeddings.LayerNorm.weight)
    return model


def saved(model: Any, folder: Path) -> str:
    model.save_pretrained(folder)
    tokenizer().save_pretrained(folder)
    return str(folder)


def by_piece(folder: Path) -> str:
    """A model that knows the label of each word piece and sees nothing else."""
    model = layoutlm()
    with torch.no_grad():
        for number, piece in enumerate(VOCABULARY):
            model.layoutlm.embeddings.word_embeddings.weight[number, number] = 1
            model.classifier.weight[TABLE.get(piece, 0), number] = 2
    return saved(model, folder)


def by_place(folder: Path) -> str:
    """A model for which words in the right half of the page are the gross total."""
    model = layoutlm()
    with torch.no_grad():
        model.layoutlm.embeddings.x_position_embeddings.weight[:500, 0] = 1
        model.layoutlm.embeddings.x_position_embeddings.weight[500:, 1] = 1
        model.classifier.weight[0, 0] = model.classifier.weight[1, 1] = 2
    return saved(model, folder)


def page_of(lines: list[list[str]], number: int = 1) -> Page:
    rows = [
        Line(
            tuple(
                Word(text, Box(400 * place, 40 * row, 400 * place + 300, 40 * row + 30))
                for place, text in enumerate(texts)
            )
        )
        for row, texts in enumerate(lines)
    ]
    # The file's own order of words need not be the order of reading.
    words = tuple(word for line in reversed(rows) for word in line.words)
    return Page(number, 1600, 2000, 200, words=words, lines=tuple(rows))


DOCUMENT = Document(
    "d",
    (page_of([["Acme", "Ltd"], ["Totals", "1234.56"]]), page_of([["Invoice"]], 2)),
    type=TypeGuess("invoice", 1.0),
)


def likeliest(scores: WordScores, page: Page, number: int = 0) -> list[tuple[str, str]]:
    """The words that more likely belong to a field than not, with that field, in reading order."""
    rows = dict(zip(page.words, scores.pages[number], strict=True))
    words = (word for line in page.lines for word in line.words)
    found = ((word.text, rows[word]) for word in words if rows[word].max(initial=0) > 0.5)
    return [(text, scores.labels[int(row.argmax())]) for text, row in found]


def test_each_word_is_scored_by_its_first_piece(tmp_path: Path) -> None:
    scores = LayoutLm(by_piece(tmp_path)).score(DOCUMENT)
    assert scores.labels == ("gross_total", "supplier_name")
    assert likeliest(scores, DOCUMENT.pages[0]) == [
        ("Acme", "supplier_name"),
        ("Ltd", "supplier_name"),
        ("1234.56", "gross_total"),
    ]
    assert likeliest(scores, DOCUMENT.pages[1], 1) == []


def test_where_a_value_begins_is_no_field_of_its_own(tmp_path: Path) -> None:
    """The model gives B- and I- of one field; what counts is both together."""
    scores = LayoutLm(by_piece(tmp_path)).score(DOCUMENT).pages[0]
    assert all(0 <= total <= 1.0001 for total in scores.sum(axis=1))
    other = [row for word, row in zip(DOCUMENT.pages[0].words, scores, strict=True)][-1]
    assert other.shape == (2,)


def test_places_reach_the_model_in_thousandths_of_the_page(tmp_path: Path) -> None:
    page = page_of([["other", "other", "other", "other"]])
    scores = LayoutLm(by_place(tmp_path)).score(Document("d", (page,))).pages[0]
    totals = [
        word.box.left for word, row in zip(page.words, scores, strict=True) if row[0] > row[1] * 2
    ]
    assert totals == [800, 1200]


def test_a_long_page_is_read_to_its_end(tmp_path: Path) -> None:
    texts = ["other"] * (3 * ROOM)
    for place in (0, ROOM - 1, ROOM, 2 * ROOM + 7, 3 * ROOM - 1):
        texts[place] = "1234.56"
    page = page_of([[text] for text in texts])
    scores = LayoutLm(by_piece(tmp_path)).score(Document("d", (page,)))
    assert [text for text, _ in likeliest(scores, page)] == ["1234.56"] * 5


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        (LayoutLMv3Config, LayoutLMv3ForTokenClassification),
        (LiltConfig, LiltForTokenClassification),
    ],
    ids=["layoutlmv3", "lilt"],
)
def test_its_kin_load_and_answer(tmp_path: Path, kind: Any, model: Any) -> None:
    """Random weights, but a bias that leaves one answer."""
    sizes = {"coordinate_size": 6, "shape_size": 6} if kind is LayoutLMv3Config else {}
    made = model(config(kind, max_position_embeddings=514, pad_token_id=0, **sizes))
    last = made.classifier.out_proj if hasattr(made.classifier, "out_proj") else made.classifier
    with torch.no_grad():
        last.weight.zero_()
        last.bias.copy_(torch.tensor([0.0, 0.0, 0.0, 9.0, 0.0]))
    page = page_of([["other"]] * (2 * ROOM))
    scores = FieldModel(saved(made, tmp_path)).score(Document("d", (page,)))
    assert len(scores.pages[0]) == 2 * ROOM
    assert (scores.pages[0][:, scores.labels.index("supplier_name")] > 0.9).all()


def test_the_version_names_these_very_weights(tmp_path: Path) -> None:
    one, same = by_piece(tmp_path / "a" / "mine"), by_piece(tmp_path / "b" / "mine")
    other = by_place(tmp_path / "c" / "mine")
    assert LayoutLm(one).version.startswith("layoutlm-mine@")
    assert LayoutLm(one).version == LayoutLm(same).version != LayoutLm(other).version


def test_a_missing_folder_is_answered_with_what_belongs_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"`model` must name a folder with config\.json"):
        LayoutLm(str(tmp_path / "nowhere")).score(DOCUMENT)


def test_a_folder_that_holds_no_model_is_answered(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ConfigError, match="cannot be loaded"):
        LayoutLm(str(tmp_path)).score(DOCUMENT)


def test_a_model_without_a_trained_answer_is_refused(tmp_path: Path) -> None:
    """Transformers would fill in an answer by chance."""
    place = saved(layoutlm().layoutlm, tmp_path)
    with pytest.raises(ConfigError, match=r"no weights for classifier\.bias, classifier\.weight"):
        LayoutLm(place).score(DOCUMENT)


def test_a_model_without_its_tokenizer_is_refused(tmp_path: Path) -> None:
    layoutlm().save_pretrained(tmp_path)
    with pytest.raises(ConfigError, match=r"tokenizer\.json"):
        LayoutLm(str(tmp_path)).score(DOCUMENT)


@pytest.mark.parametrize("content", [b"hello", b"\x08" + bytes(200)])
def test_weights_that_are_none_are_answered(tmp_path: Path, content: bytes) -> None:
    place = by_piece(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(content)
    with pytest.raises(ConfigError, match="cannot be loaded"):
        LayoutLm(place).score(DOCUMENT)
