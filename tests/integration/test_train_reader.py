"""`docintel train reader` makes layers that the reader takes up, and says what they are made of."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docintel.engines.thin_ocr.learned_layers import FILE, learned_layers
from docintel.engines.thin_ocr.reader import ThinOcr
from docintel.engines.weights import MANIFEST
from docintel.errors import ConfigError
from docintel.training.manifest import ModelEntry, add_model
from docintel.training.reader.options import ReaderTraining
from docintel.training.reader.train import train_reader

LINES = ("Total 12.50", "Cash 20.00", "Thank you")


def _page(path: Path) -> list[dict[str, object]]:
    """Draws a small page; answers its lines as labels hold them."""
    image = Image.new("RGB", (420, 260), "white")
    for row, text in enumerate(LINES):
        ImageDraw.Draw(image).text((40, 30 + 70 * row), text, "black", ImageFont.load_default(34))
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)
    return [
        {"text": text, "box": [38, 30 + 70 * row, 260, 72 + 70 * row]}
        for row, text in enumerate(LINES)
    ]


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def _named(remainder: int, of: int) -> str:
    """A name whose sum belongs to that part."""
    return next(name for name in map(str, range(99)) if _hash(name) % of == remainder)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One receipt and one old page to learn from, and one of each to measure on."""
    folder = tmp_path_factory.mktemp("data")
    receipts, pages = [], []
    for part in (1, 2):
        lines = _page(folder / "sroie" / f"{part}.png")
        row = {"id": str(part), "image": f"{part}.png", "lines": lines}
        receipts.append(row | {"fields": {"merchant_name": _named(part, 5)}})
    for part in (0, 1):
        lines = _page(folder / "ocr_pages" / f"{part}.png")
        pages.append({"id": _named(part, 2), "image": f"{part}.png", "lines": lines})
    for name, rows in (("sroie", receipts), ("ocr_pages", pages)):
        text = "\n".join(json.dumps(row) for row in rows)
        (folder / name / "labels.jsonl").write_text(text, encoding="utf-8")
    font = ImageFont.load_default(size=20)
    assert isinstance(font, ImageFont.FreeTypeFont)
    (folder / "font.ttf").write_bytes(font.font_bytes)
    return folder


@pytest.fixture(scope="module")
def trained(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("models")
    said: list[str] = []
    options = ReaderTraining(out, data, data, printed=30, views=2, rounds=1, rate=1e-5)
    learned = train_reader(options, lambda what, done, of: said.append(what))
    assert {"printing lines", "looking at receipts", "learning to read"} <= set(said)
    assert learned.metrics["errors"]["receipts"]["lines"] == len(LINES)
    return out


def test_the_manifest_says_what_the_layers_are_made_of(trained: Path) -> None:
    [model] = json.loads((trained / MANIFEST).read_text(encoding="utf-8"))["models"]
    assert model["name"] == "reader"
    assert [*model["files"]] == [FILE]
    assert {source["licence"] for source in model["data"]} >= {"Apache-2.0", "CC-BY 4.0"}
    assert {*model["metrics"]} == {"errors_before", "errors"}


def test_the_reader_takes_up_the_layers_of_a_folder(trained: Path, data: Path) -> None:
    reader = ThinOcr(models=str(trained))
    with Image.open(data / "sroie" / "1.png") as image:
        words = reader.read(image.convert("RGB"))
    assert " ".join(word.text for word in words) == " ".join(LINES)
    with np.load(trained / FILE) as file:
        own = file["linear_8.b_0"].astype(np.float32)
    assert reader._latin.learned is not None
    assert np.array_equal(reader._latin.learned.weights["linear_8.b_0"], own)


def test_without_layers_of_ones_own_the_recogniser_is_plain(tmp_path: Path) -> None:
    assert ThinOcr()._latin.learned is None
    assert ThinOcr(models=str(tmp_path))._latin.learned is None


def _changed(folder: Path, **entries: object) -> Path:
    (folder / FILE).parent.mkdir(parents=True)
    np.savez(folder / FILE, **entries)  # type: ignore[arg-type]
    add_model(folder, ModelEntry("reader", "1", [FILE], [], "made by hand"))
    return folder


def test_layers_for_another_recogniser_are_left_alone_and_this_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _changed(tmp_path, base="another", faint_space=1.0)
    with caplog.at_level(logging.WARNING):
        assert learned_layers(str(tmp_path)) is None
    assert "another recogniser" in caplog.text


def test_a_file_without_layers_is_refused(tmp_path: Path) -> None:
    _changed(tmp_path, something=1)
    with pytest.raises(ConfigError, match="does not hold layers"):
        learned_layers(str(tmp_path))


def test_labels_that_cannot_be_read_are_named(data: Path, tmp_path: Path) -> None:
    for name, text in (("sroie", ""), ("ocr_pages", "{}")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "labels.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="ocr_pages"):
        train_reader(ReaderTraining(tmp_path, tmp_path, data), lambda *_: None)
