"""Handwriting is read line by line by whatever TrOCR model a folder holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from docintel.catalogs import CATALOGS
from docintel.engines.trocr import TrOcr
from docintel.errors import ConfigError

WORDS = ["Dear", "Sir", "thank", "you", "kindly"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model with random weights: it reads nonsense, always the same."""
    import torch
    from tokenizers import Tokenizer, decoders, models
    from transformers import (
        PreTrainedTokenizerFast,
        TrOCRConfig,
        VisionEncoderDecoderConfig,
        VisionEncoderDecoderModel,
        ViTConfig,
        ViTImageProcessor,
    )

    torch.manual_seed(4)
    place = tmp_path_factory.mktemp("trocr")
    names = ["<pad>", "<s>", "</s>", *(f" {word}" for word in WORDS)]
    vocabulary = {name: number for number, name in enumerate(names)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<pad>"))
    tokenizer.decoder = decoders.Fuse()
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, pad_token="<pad>", bos_token="<s>", eos_token="</s>"
    ).save_pretrained(place)
    size = {"height": 32, "width": 32}
    ViTImageProcessor(size=size).save_pretrained(place)
    seeing = ViTConfig(
        hidden_size=16,
        intermediate_size=16,
        image_size=32,
        patch_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
    )
    writing = TrOCRConfig(
        vocab_size=len(names),
        d_model=16,
        cross_attention_hidden_size=16,
        decoder_layers=1,
        decoder_attention_heads=2,
        decoder_ffn_dim=16,
        max_position_embeddings=32,
        pad_token_id=0,
        bos_token_id=1,
        eos_token_id=2,
    )
    config = VisionEncoderDecoderConfig.from_encoder_decoder_configs(seeing, writing)
    config.decoder_start_token_id, config.pad_token_id, config.eos_token_id = 1, 0, 2
    model = VisionEncoderDecoderModel(config=config)
    model.generation_config.suppress_tokens = [0, 1]
    model.generation_config.begin_suppress_tokens = [2]
    model.save_pretrained(place)
    return place


def _letter(*lines: str) -> Image.Image:
    image = Image.new("RGB", (700, 80 + 70 * len(lines)), "white")
    for row, line in enumerate(lines):
        ImageDraw.Draw(image).text((40, 40 + 70 * row), line, "black", ImageFont.load_default(32))
    return image


def _reader(folder: Path, **options: float) -> TrOcr:
    return TrOcr(str(folder), longest=4, **({"min_confidence": 0.0} | options))  # type: ignore[arg-type]


def test_each_line_is_read_in_the_words_of_the_model(folder: Path) -> None:
    words = _reader(folder).read(_letter("a line", "and another one"))
    assert words
    assert {word.text for word in words} <= set(WORDS)


def test_the_words_of_a_line_share_it_from_left_to_right(folder: Path) -> None:
    words = _reader(folder).read(_letter("one line of writing"))
    lefts = [word.box.left for word in words]
    assert lefts == sorted(lefts)
    assert all(20 < word.box.left < word.box.right < 420 for word in words)
    assert all(30 < word.box.top < word.box.bottom < 95 for word in words)


def test_of_many_lines_none_is_left_out(folder: Path) -> None:
    reader = _reader(folder)
    texts = ["the first", "a second line", "three", "the fourth of them", *"567890"]
    together = reader.read(_letter(*(f"line no {text}" for text in texts)))
    assert {round((word.box.top - 40) / 70) for word in together} == set(range(len(texts)))


def test_what_is_unsure_is_left_out(folder: Path) -> None:
    letter = _letter("a line")
    [sure] = {word.confidence for word in _reader(folder).read(letter)}
    assert 0 < sure < 1
    assert _reader(folder, min_confidence=sure + 0.01).read(letter) == []


def test_an_empty_page_has_no_words(folder: Path) -> None:
    assert _reader(folder).read(Image.new("RGB", (300, 200), "white")) == []


def test_a_folder_without_a_model_is_refused_with_what_must_be_in_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"trocr.*model\.safetensors"):
        _reader(tmp_path).read(_letter("a line"))


def test_a_broken_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(ConfigError, match="cannot be loaded"):
        _reader(tmp_path).read(_letter("a line"))


def test_a_pipeline_names_it(folder: Path) -> None:
    built = CATALOGS.engines.build("trocr", {"model": str(folder)})
    assert built == TrOcr(str(folder))
