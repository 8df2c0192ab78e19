"""The recogniser without the characters of other scripts is the same recogniser."""

from __future__ import annotations

from functools import cache

import numpy as np
import onnx
import pytest

from docintel.engines import ocr_models
from docintel.engines.thin_ocr.latin_head import cut_to_latin, is_latin
from docintel.engines.thin_ocr.session import Floats, Session


@cache
def _full() -> Session:
    return Session(ocr_models.recognition_model(), threads=1)


@cache
def _cut_model() -> bytes:
    return cut_to_latin(ocr_models.recognition_model().read_bytes())


@cache
def _cut() -> Session:
    return Session(_cut_model(), threads=1)


def _noise() -> Floats:
    return np.random.default_rng(4).uniform(-1, 1, (1, 3, 48, 96)).astype(np.float32)


def test_it_knows_the_latin_characters_and_no_others() -> None:
    assert _cut().characters == [one for one in _full().characters if is_latin(one)]
    assert set("aZ09äßñçŁő€.,-%&") <= set(_cut().characters)
    assert not set("中あЖΣ") & set(_cut().characters)


def test_it_weighs_them_against_each_other_as_before() -> None:
    classes = [0, *(i + 1 for i, one in enumerate(_full().characters) if is_latin(one)), -1]
    expected = _full().run(_noise())[0][:, classes]
    expected /= expected.sum(axis=1, keepdims=True)
    assert _cut().run(_noise())[0] == pytest.approx(expected, abs=1e-3)


def test_it_is_a_sound_model_and_much_smaller() -> None:
    onnx.checker.check_model(onnx.load_from_string(_cut_model()))
    assert len(_cut_model()) < 0.6 * ocr_models.recognition_model().stat().st_size
