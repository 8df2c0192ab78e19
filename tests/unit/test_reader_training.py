"""The reader learns: what it sees is what is read, and what it learned is what is read then."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from docintel.core.geometry import Box
from docintel.engines import ocr_models
from docintel.engines.thin_ocr.find_lines import LineFinder, Pixels
from docintel.engines.thin_ocr.learned_layers import FILE, LearnedLayers
from docintel.engines.thin_ocr.recognizer import Recognizer, shown
from docintel.errors import ConfigError
from docintel.evaluation.labels import LabelledLine
from docintel.training.manifest import sha256_of
from docintel.training.reader.fit import Lesson, fit, side_by_side
from docintel.training.reader.greedy import read_classes
from docintel.training.reader.last_layers import LastLayers
from docintel.training.reader.letter_case import as_printed
from docintel.training.reader.line_texts import line_texts
from docintel.training.reader.measure import errors_by_set
from docintel.training.reader.printed_lines import Press, fonts_in
from docintel.training.reader.sample import Sample
from docintel.training.reader.sight import Eye
from docintel.training.reader.train import alphabet, halfway
from docintel.training.reader.typed_lines import TypedLines
from docintel.training.reader.wear import worn

FONTS = Path(ImageFont.__file__).parent


@cache
def _eye() -> Eye:
    return Eye()


def _strip(text: str) -> Pixels:
    image = Image.new("RGB", (22 * len(text) + 30, 48), "white")
    ImageDraw.Draw(image).text((12, 2), text, "black", ImageFont.load_default(size=34))
    return np.asarray(image)


def _sample(text: str, says: str | None = None) -> Sample:
    classes = [alphabet().index(one) for one in says or text]
    return Sample("test", _eye().see(_strip(text)), classes)


def _read(layers: LastLayers, sample: Sample) -> str:
    return "".join(alphabet()[one] for one in read_classes(layers, sample))


def _silent(*_: object) -> None:
    """Nobody watches."""


def test_the_last_layers_read_what_the_recogniser_reads() -> None:
    strip = _strip("Größe 12,50 €")
    expected = Recognizer(True, 0.05, 1)._session.run(shown(strip)[0])[0]
    with torch.inference_mode():
        scores = LastLayers().eval()(*side_by_side([_sample("Größe 12,50 €")]))
    assert scores.softmax(-1)[0].numpy() == pytest.approx(expected, abs=2e-3)


def test_lines_beside_longer_ones_are_read_as_alone() -> None:
    layers, short, long = LastLayers().eval(), _sample("Total 1"), _sample("a much longer line")
    with torch.inference_mode():
        together = layers(*side_by_side([short, long]))[0, : short.steps]
        alone = layers(*side_by_side([short]))[0]
    assert together.numpy() == pytest.approx(alone.numpy(), abs=1e-3)


@cache
def _learned() -> LastLayers:
    """Taught that one line says something else."""
    samples = [_sample("Total", says="Sum"), _sample("12.50"), _sample("Date")]
    return fit(LastLayers(), samples, Lesson(rounds=60, rate=2e-3, seed=1), _silent)


def test_what_is_taught_is_learned() -> None:
    assert _read(LastLayers().eval(), _sample("Total")) == "Total"
    assert _read(_learned(), _sample("Total")) == "Sum"
    assert _read(_learned(), _sample("12.50")) == "12.50"


def test_what_was_learned_is_read_by_the_recogniser_that_has_the_layers() -> None:
    layers = LearnedLayers(_learned().weights(), base="", faint_space=1.0)
    assert Recognizer(True, 0.05, 1, layers).read(_strip("Total")).text == "Sum"


def test_halfway_every_weight_is_the_mean_and_what_it_came_from_is_whole() -> None:
    plain, learned = LastLayers(), _learned()
    before = {name: values.copy() for name, values in plain.weights().items()}
    mean = halfway(plain, learned).weights()
    for name, values in learned.weights().items():
        assert mean[name] == pytest.approx((before[name] + values) / 2, abs=1e-5)
        assert np.array_equal(plain.weights()[name], before[name])


def test_errors_are_counted_set_by_set() -> None:
    samples = [_sample("Total", says="Sum"), _sample("12.50")]
    [errors] = errors_by_set(_learned(), samples, alphabet()).values()
    assert errors == {"characters": 0.0, "words": 0.0, "lines": 2.0}
    [before] = errors_by_set(LastLayers().eval(), samples, alphabet()).values()
    assert before["words"] == 50.0


def test_layers_that_do_not_fit_are_refused() -> None:
    layers = LearnedLayers({"linear_8.b_0": np.zeros(3, np.float32)}, base="", faint_space=1.0)
    with pytest.raises(ConfigError, match=r"linear_8\.b_0"):
        Recognizer(True, 0.05, 1, layers).read(_strip("Total"))


def test_no_sample_is_longer_than_what_is_seen_of_it() -> None:
    sight = np.zeros((384, 4), np.float16)
    assert Sample("test", sight, [1, 2, 3, 4]).is_readable
    assert not Sample("test", sight, [1, 1, 2, 3]).is_readable
    assert not Sample("test", sight, []).is_readable


@pytest.mark.parametrize(
    ("typed", "read", "printed"),
    [
        ("TOTAL RM", "Total RM", "Total RM"),
        ("THANK YOU", "Thamk you", "Thank you"),
        ("TOTAL", "", "TOTAL"),
        ("12.50 X", "12.50", "12.50 X"),
    ],
)
def test_typed_text_gets_the_case_of_the_print(typed: str, read: str, printed: str) -> None:
    assert as_printed(typed, read) == printed


@given(st.text("ABCab 12.,", max_size=20), st.text("ABCab 12.,", max_size=20))
def test_only_the_case_changes(typed: str, read: str) -> None:
    assert as_printed(typed, read).lower() == typed.lower()


def test_lines_say_only_what_the_reader_knows_and_the_same_seed_says_the_same() -> None:
    said = [list(islice(line_texts("abcdé12:.€", Random(7)), 200)) for _ in range(2)]
    assert said[0] == said[1]
    assert set("".join(said[0])) <= set("abcdé12:.€ ")
    assert all(text == " ".join(text.split()) for text in said[0])


def _fonts(folder: Path) -> Sequence[Path]:
    font = ImageFont.load_default(size=20)
    assert isinstance(font, ImageFont.FreeTypeFont)
    (folder / "one.ttf").write_bytes(font.font_bytes)
    return fonts_in(folder)


def test_printed_lines_are_strips_that_are_mostly_read(tmp_path: Path) -> None:
    texts = ["Invoice 4711", "Total 12.50", "Date: 2026-11-20", "Amount due"] * 5
    printed = list(Press(_fonts(tmp_path), Random(3)).print(texts))
    assert all(strip.shape[0] == 48 and strip.dtype == np.uint8 for strip, _ in printed)
    reader = Recognizer(True, 0.05, 1)
    right = sum(reader.read(strip).text == text for strip, text in printed)
    assert right >= 0.6 * len(texts)


def test_without_fonts_nothing_can_be_printed(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--fonts"):
        fonts_in(tmp_path)


@given(st.integers(0, 10_000))
def test_a_worn_strip_has_the_size_it_had(seed: int) -> None:
    strip = np.full((48, 90, 3), 200, np.uint8)
    again = worn(strip, Random(seed))
    assert again.shape == strip.shape
    assert np.array_equal(again, worn(strip, Random(seed)))


def _page() -> Pixels:
    image = Image.new("RGB", (700, 300), "white")
    for row, text in enumerate(("TOTAL 12.50", "CASH 20.00")):
        ImageDraw.Draw(image).text((50, 60 + 100 * row), text, "black", ImageFont.load_default(40))
    return np.asarray(image)


def _typed(text: str, left: float, right: float, row: int) -> LabelledLine:
    return LabelledLine(text, Box(left, 60 + 100 * row, right, 110 + 100 * row))


def test_real_lines_are_cut_out_with_what_was_typed_for_them() -> None:
    typed = [_typed("TOTAL", 48, 175, 0), _typed("12.50", 185, 290, 0), _typed("CASH", 48, 150, 1)]
    lines = list(TypedLines(LineFinder(960, 1), 3).strips(_page(), typed, Random(1)))
    assert sorted(views[0].text for views in lines) == ["CASH", "TOTAL 12.50"]
    assert all(len(views) == 3 for views in lines)


def test_a_line_that_was_typed_over_two_is_not_learned() -> None:
    across = LabelledLine("TOTAL 12.50 CASH 20.00", Box(48, 40, 290, 230))
    assert list(TypedLines(LineFinder(960, 1), 1).strips(_page(), [across], Random(1))) == []


def test_layers_are_kept_and_read_again(tmp_path: Path) -> None:
    weights = {"linear_8.b_0": np.arange(4, dtype=np.float32)}
    base = sha256_of(ocr_models.recognition_model())
    LearnedLayers(weights, base, 0.7).write(tmp_path / FILE)
    with np.load(tmp_path / FILE) as file:
        assert file["linear_8.b_0"].tolist() == [0, 1, 2, 3]
        assert (str(file["base"]), float(file["faint_space"])) == (base, 0.7)
