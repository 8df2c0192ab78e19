"""What comes out of a good PDF."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pymupdf
import pytest
from PIL import Image

from docintel.core.geometry import Box
from docintel.core.limits import MAX_SIDE, Limits
from docintel.engines.sandbox import SandboxedFile
from docintel.errors import (
    BadOptionError,
    MissingProgramError,
    PasswordRequiredError,
    WrongPasswordError,
)
from tests.integration.opening import open_bytes
from tests.integration.raw_pdf import pages_pdf, stream

_NEEDS_POPPLER = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs poppler-utils")
_RASTERIZERS = ["pymupdf", pytest.param("pdf2image", marks=_NEEDS_POPPLER)]


def _shared(one: Box, other: Box) -> float:
    """Overlap as a share of the area that either box covers."""
    overlap = one.overlap(other)
    return overlap / (one.area + other.area - overlap)


def _one_page(text: str = "Invoice 4711") -> pymupdf.Document:
    document = pymupdf.open()
    document.new_page(width=595, height=842).insert_text((100, 200), text, fontsize=14)
    return document


def _ink(image: Image.Image) -> Box:
    """Around everything that is not white."""
    rows, columns = np.nonzero(np.asarray(image.convert("L")) < 128)
    return Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)


def _assert_words_are_where_the_ink_is(words: Any, image: Image.Image) -> None:
    ink = _ink(image)
    boxes = words[0].box.union(words[-1].box)
    assert boxes.overlap(ink) / ink.area > 0.95
    assert _shared(boxes, ink) > 0.4


def test_a_page_comes_with_its_image_and_its_words(tmp_path: Path) -> None:
    opened = open_bytes(tmp_path, _one_page().tobytes())
    page, layer = opened.page, opened.page.text_layer
    assert (page.number, page.width, page.height, page.dpi) == (1, *opened.image.size, 200)
    assert opened.image.mode == "RGB"
    assert layer
    assert [word.text for word in layer.words] == ["Invoice", "4711"]
    assert (layer.invisible_share, layer.unreadable_share, layer.image_coverage) == (0, 0, 0)
    _assert_words_are_where_the_ink_is(layer.words, opened.image)


@pytest.mark.parametrize("first", [1, 2, 3])
def test_pages_can_be_drawn_from_any_on(tmp_path: Path, first: int) -> None:
    pdf: Any = pymupdf.open()
    for name in ("one", "two", "three"):
        pdf.new_page(width=200, height=100).insert_text((20, 50), name)
    pdf.save(tmp_path / "a.pdf")
    with SandboxedFile().open(tmp_path / "a.pdf", None, Limits()) as opened:
        found = [(page.number, page.text_layer) for page, _ in opened.pages(first)]
    assert [number for number, _ in found] == [1, 2, 3][first - 1 :]
    read = [layer.words[0].text for _, layer in found if layer]
    assert read == ["one", "two", "three"][first - 1 :]


@pytest.mark.parametrize("rasterizer", _RASTERIZERS)
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_words_follow_the_rotation_and_the_crop_box(
    tmp_path: Path, rotation: int, rasterizer: str
) -> None:
    document = _one_page()
    document[0].set_cropbox(pymupdf.Rect(50, 120, 400, 700))
    document[0].set_rotation(rotation)
    opened = open_bytes(
        tmp_path, document.tobytes(), source=SandboxedFile(dpi=150, rasterizer=rasterizer)
    )
    assert opened.page.text_layer
    _assert_words_are_where_the_ink_is(opened.page.text_layer.words, opened.image)
    assert (opened.image.width > opened.image.height) == (rotation in {90, 270})


def test_words_outside_the_crop_box_are_not_on_the_page(tmp_path: Path) -> None:
    document = _one_page()
    document[0].insert_text((100, 800), "trimmed")
    document[0].set_cropbox(pymupdf.Rect(0, 0, 595, 700))
    layer = open_bytes(tmp_path, document.tobytes()).page.text_layer
    assert layer
    assert [word.text for word in layer.words] == ["Invoice", "4711"]


@_NEEDS_POPPLER
def test_both_rasterizers_draw_the_same(tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page(width=595.32, height=841.92)
    page.draw_rect((100, 200, 300, 240), fill=(0, 0, 0))
    page.set_rotation(90)
    content = document.tobytes()
    ours = open_bytes(tmp_path, content).image
    popplers = open_bytes(tmp_path, content, source=SandboxedFile(rasterizer="pdf2image")).image
    assert _shared(_ink(ours), _ink(popplers)) > 0.95


def test_missing_poppler_is_said_with_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingProgramError, match="apt install poppler-utils"):
        open_bytes(tmp_path, _one_page().tobytes(), source=SandboxedFile(rasterizer="pdf2image"))


def test_ligatures_come_as_letters(tmp_path: Path) -> None:
    document = pymupdf.open()
    document.new_page().insert_htmlbox((50, 50, 400, 100), "of\ufb01ce")
    layer = open_bytes(tmp_path, document.tobytes()).page.text_layer
    assert layer
    assert layer.words[0].text == "office"


def test_hyphens_that_a_font_calls_soft_are_hyphens(tmp_path: Path) -> None:
    """Common fonts draw both with one glyph, and say of it that it is the soft one."""
    document = pymupdf.open()
    writer = pymupdf.TextWriter(document.new_page().rect)
    writer.append((100, 200), "RE-2026\u00ad0317")
    writer.write_text(document[0])
    layer = open_bytes(tmp_path, document.tobytes()).page.text_layer
    assert layer
    assert [word.text for word in layer.words] == ["RE-2026-0317"]


def test_invisible_text_over_a_scan_is_measured(tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    scan = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 60, 84))
    scan.clear_with(200)
    page.insert_image((0, 0, 595, 421), pixmap=scan, keep_proportion=False)
    page.insert_image((0, 421, 595, 842), pixmap=scan, keep_proportion=False)
    page.insert_text((100, 100), "earlier", render_mode=3)
    page.insert_text((100, 200), "OCR")
    layer = open_bytes(tmp_path, document.tobytes()).page.text_layer
    assert layer
    assert layer.invisible_share == pytest.approx(7 / 10)
    assert layer.image_coverage == pytest.approx(1, abs=0.03)


def test_characters_without_a_meaning_are_measured(tmp_path: Path) -> None:
    meanings = b"2 beginbfchar <61> <0061> <62> <E000> endbfchar"
    content = pages_pdf(
        [b"BT /F 12 Tf 100 700 Td (aabb) Tj ET"],
        b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>>>",
        [stream(b"", b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange " + meanings)],
    )
    layer = open_bytes(tmp_path, content).page.text_layer
    assert layer
    assert layer.unreadable_share == pytest.approx(0.5)


def _field(page: Any, name: str, kind: str, value: Any, top: int, **more: Any) -> None:
    widget: Any = pymupdf.Widget()
    widget.field_name = name
    widget.field_type = getattr(pymupdf, f"PDF_WIDGET_TYPE_{kind}")
    widget.rect = pymupdf.Rect(72, top, 144, top + 18)
    widget.field_value = value
    for attribute, setting in more.items():
        setattr(widget, attribute, setting)
    page.add_widget(widget)


def test_form_fields_come_with_value_and_place(tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page()
    _field(page, "name", "TEXT", "Erika Mustermann", 72)
    _field(page, "phone", "TEXT", "", 100)
    _field(page, "agreed", "CHECKBOX", True, 130)
    _field(page, "newsletter", "CHECKBOX", False, 160)
    _field(page, "country", "COMBOBOX", "Austria", 190, choice_values=["Austria", "Chile"])
    found = open_bytes(tmp_path, document.tobytes()).page.form_values
    assert {value.name: value.value for value in found} == {
        "name": "Erika Mustermann",
        "agreed": "true",
        "newsletter": "false",
        "country": "Austria",
    }
    assert found[0].box == Box(200, 200, 400, 250)


def test_attachments_come_along_unless_they_are_large(tmp_path: Path) -> None:
    document = _one_page()
    document.embfile_add("factur-x.xml", b"<Invoice/>")
    document.embfile_add("movie", bytes(5 * 1024 * 1024 + 1))
    attachments = open_bytes(tmp_path, document.tobytes()).attachments
    assert [(found.name, found.content) for found in attachments] == [
        ("factur-x.xml", b"<Invoice/>")
    ]


def _encrypted() -> bytes:
    content: bytes = _one_page().tobytes(
        encryption=pymupdf.mupdf.PDF_ENCRYPT_AES_256, user_pw="sesame", owner_pw="owner"
    )
    return content


def test_an_encrypted_pdf_opens_with_its_password(tmp_path: Path) -> None:
    layer = open_bytes(tmp_path, _encrypted(), password="sesame").page.text_layer
    assert layer
    assert layer.words[0].text == "Invoice"


@_NEEDS_POPPLER
def test_poppler_gets_the_password_too(tmp_path: Path) -> None:
    source = SandboxedFile(rasterizer="pdf2image")
    assert open_bytes(tmp_path, _encrypted(), password="sesame", source=source).image


def test_an_encrypted_pdf_asks_for_its_password(tmp_path: Path) -> None:
    with pytest.raises(PasswordRequiredError, match="give its password"):
        open_bytes(tmp_path, _encrypted())


@pytest.mark.parametrize("password", ["wrong", ""])
def test_a_wrong_password_is_said_to_be_wrong(tmp_path: Path, password: str) -> None:
    with pytest.raises(WrongPasswordError):
        open_bytes(tmp_path, _encrypted(), password=password)


def test_a_page_over_the_pixel_limit_is_drawn_smaller(tmp_path: Path) -> None:
    document = pymupdf.open()
    document.new_page(width=7200, height=3600).insert_text((900, 900), "Poster", fontsize=300)
    opened = open_bytes(tmp_path, document.tobytes(), limits=Limits(max_pixels=1_000_000))
    assert 900_000 < opened.image.width * opened.image.height <= 1_000_000
    assert opened.page.dpi == 14
    assert opened.page.text_layer
    _assert_words_are_where_the_ink_is(opened.page.text_layer.words, opened.image)


def test_pages_come_in_order_and_one_at_a_time(tmp_path: Path) -> None:
    document = pymupdf.open()
    for number in range(1, 6):
        document.new_page().insert_text((100, 100), f"{number}")
    opened = open_bytes(tmp_path, document.tobytes())
    texts = [page.text_layer.words[0].text for page, _ in opened.drawn if page.text_layer]
    assert texts == ["1", "2", "3", "4", "5"]
    assert [page.number for page, _ in opened.drawn] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("options", [{"rasterizer": "cairo"}, {"dpi": 10}, {"dpi": 5000}])
def test_an_option_that_cannot_be_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(BadOptionError):
        SandboxedFile(**options)


def test_a_page_that_is_too_long_for_an_image_is_drawn_smaller(tmp_path: Path) -> None:
    document = pymupdf.open()
    document.new_page(width=14_400 * 3, height=10)
    image = open_bytes(tmp_path, document.tobytes()).image
    assert 60_000 < image.width <= MAX_SIDE
