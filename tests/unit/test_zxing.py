"""Codes on a page are read where they stand, and nothing is read where there are none."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from docintel.core.code_payload import payment_of
from docintel.core.page import Page
from docintel.engines.zxing import ZXing
from docintel.errors import BadOptionError
from docintel.stages.find_codes import FindCodes
from tests.fakes import words
from tests.payment_codes import drawn, epc, page_with, swiss

EPC = epc("DE89370400440532013000", "EUR119.00", message="Grüße 7")
SWISS = swiss("CH4431999123000889012", "1949.75", "QRR", "210000000003139471430009017")


@pytest.mark.parametrize("text", [EPC, SWISS])
def test_a_payment_code_is_read_where_it_stands(text: str) -> None:
    code = drawn(text)
    [found] = ZXing().decode(page_with((code, (200, 1700))))
    assert (found.kind, found.text, found.rotation) == ("qr", text, 0)
    assert found.content.decode("latin-1") == text
    assert payment_of(found)
    assert 200 <= found.box.left < found.box.right <= 200 + code.width
    assert 1700 <= found.box.top < found.box.bottom <= 1700 + code.height
    assert found.box.width > 0.7 * code.width


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_turned_qr_code_says_how_far_it_is_turned_clockwise(angle: int) -> None:
    turned = drawn(EPC).rotate(-angle, expand=True)
    [found] = ZXing().decode(page_with((turned, (300, 300))))
    assert (found.text, found.rotation) == (EPC, angle)


def test_codes_come_from_top_to_bottom() -> None:
    low, high = drawn("low"), drawn("4006381333931", "EAN13", 3)
    found = ZXing().decode(page_with((low, (100, 2000)), (high, (900, 200))))
    assert [(code.kind, code.text) for code in found] == [
        ("ean_13", "4006381333931"),
        ("qr", "low"),
    ]


def test_striped_codes_on_their_side_are_read_where_that_is_asked_for() -> None:
    page = page_with((drawn("NW-17", "Code128", 3).rotate(90, expand=True), (400, 400)))
    assert ZXing().decode(page) == []
    assert [code.text for code in ZXing(any_direction=True).decode(page)] == ["NW-17"]


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "RGBA", "CMYK", "I;16"])
@pytest.mark.parametrize("size", [(1, 1), (3, 900), (400, 300)])
def test_pictures_of_any_mode_and_size_hold_no_code(mode: str, size: tuple[int, int]) -> None:
    assert ZXing().decode(Image.new(mode, size)) == []


def test_noise_is_no_code() -> None:
    noise = np.random.default_rng(7).integers(0, 256, (800, 600, 3), dtype=np.uint8)
    assert ZXing().decode(Image.fromarray(noise)) == []


@pytest.mark.parametrize("kinds", [["qr", "runes"], []])
def test_a_kind_that_nobody_reads_is_answered_with_those_that_are(kinds: list[str]) -> None:
    with pytest.raises(BadOptionError, match="known: aztec"):
        ZXing(kinds)


def test_the_stage_puts_the_codes_on_the_page_and_leaves_its_words() -> None:
    page = Page(1, 1654, 2339, 200, words=words("Tea"))
    found = FindCodes(ZXing())(page, page_with((drawn(EPC), (200, 1700))))
    assert [code.text for code in found.codes] == [EPC]
    assert found.words is page.words
