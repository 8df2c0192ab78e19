"""In a searchable PDF each word lies on its print, and the picture is the original's own."""

from __future__ import annotations

import io
import math
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from docintel.core.file_type import type_of
from docintel.core.geometry import Box
from docintel.core.limits import Limits
from docintel.core.page import Line, Origin, Page, Word
from docintel.core.plane_map import turned
from docintel.core.searchable_pdf import PdfSource, SearchablePdf, Sheet
from docintel.engines.opencv import OpenCv
from docintel.engines.pdf_printer import PdfPrinter
from docintel.engines.pdf_printer.child import open_printing
from docintel.engines.pdf_printer.request import PrintRequest
from docintel.errors import NoPagesError

DPI = 200
SIZE = (1000, 700)
TEXTS = (
    "Total",
    "1.234,56",
    "Gr\u00fc\u00dfe",
    "\u041f\u0440\u0438\u0432\u0435\u0442",
    "\u65e5\u672c\u8a9e",
)
#: Pixels at 200 dpi.
NEAR = 2.0


def words() -> tuple[Word, ...]:
    """Two rows of words in the page as it was read."""
    return tuple(
        Word(text, Box(100 + 300 * (n % 2), 100 + 90 * n, 280 + 300 * (n % 2), 140 + 90 * n), 0.9)
        for n, text in enumerate(TEXTS)
    )


def page(width: int = SIZE[0], height: int = SIZE[1], **more: Any) -> Page:
    made = Page(1, width, height, DPI, source=Origin.OCR, words=words())
    return replace(made, lines=tuple(Line((word,)) for word in words()), **more)


def picture() -> Image.Image:
    image = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((20, 20, 300, 60), fill=(200, 30, 30))
    draw.text((100, 500), "print", "black", ImageFont.load_default(40))
    return image


def saved(path: Path, image: Image.Image, **options: Any) -> Path:
    image.save(path, dpi=(DPI, DPI), **options)
    return path


def printed(original: Path, *pages: Page) -> bytes:
    """The PDF, made in this process."""
    with original.open("rb") as file:
        type_ = type_of(file.read(4096))
    out = original.with_name("out.pdf")
    request = PrintRequest(
        *(str(out), "", str(original), type_, 1, len(pages)),
        *("A <paper> & more", "de", Limits()),
    )
    printing = open_printing(request)
    for one in pages:
        printing.add(Sheet(one, None))
    printing.save(out)
    return out.read_bytes()


def in_a_child(
    original: Path | None, *pages: Page, picture: Path | None = None, first: int = 1
) -> SearchablePdf:
    sheets = [Sheet(one, picture) for one in pages]
    return PdfPrinter().print(PdfSource("A <paper> & more", original, first, sheets, "de"))


def shown(content: bytes) -> dict[str, Box]:
    """The words that MuPDF finds and where the page shows them, in pixels at 200 dpi."""
    with pymupdf.open(stream=content) as document:
        sheet: Any = document[0]
        found = {}
        for *corners, text, _, _, _ in sheet.get_text("words"):
            rect = pymupdf.Rect(corners) * sheet.rotation_matrix
            found[text] = Box(*rect).scaled(DPI / 72)
        return found


def assert_near(found: Box, expected: Box, tolerance: float = NEAR) -> None:
    for one, other in zip(
        (found.left, found.top, found.right, found.bottom),
        (expected.left, expected.top, expected.right, expected.bottom),
        strict=True,
    ):
        assert one == pytest.approx(other, abs=tolerance)


def assert_on_print(content: bytes) -> None:
    found = shown(content)
    assert list(found) == list(TEXTS)
    for word in words():
        assert_near(found[word.text], word.box)


def images(content: bytes) -> list[tuple[bytes, str]]:
    """The image streams as they lie in the file, and how they are packed."""
    with pymupdf.open(stream=content) as document:
        return [
            (document.xref_stream_raw(number), document.xref_get_key(number, "Filter")[1])
            for number in range(1, document.xref_length())
            if is_image(document, number)
        ]


def test_a_jpeg_lies_in_the_pdf_byte_for_byte_under_its_words(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", picture(), quality=70)
    made = in_a_child(path, page())
    assert images(made.content) == [(path.read_bytes(), "/DCTDecode")]
    assert_on_print(made.content)
    assert made.remarks == ()


@pytest.mark.parametrize(
    ("mode", "ending"),
    [
        *(("1", "png"), ("L", "png"), ("P", "png"), ("RGB", "png"), ("RGBA", "png")),
        *(("1", "tiff"), ("L", "tiff"), ("RGB", "webp"), ("RGB", "bmp")),
    ],
)
def test_every_pixel_of_other_pictures_is_kept(tmp_path: Path, mode: str, ending: str) -> None:
    stored = picture().convert(mode)
    lossless = {"lossless": True} if ending == "webp" else {}
    content = printed(saved(tmp_path / f"a.{ending}", stored, **lossless), page())
    assert_on_print(content)
    with pymupdf.open(stream=content) as document:
        [image] = [n for n in range(1, document.xref_length()) if is_image(document, n)]
        pixels: Any = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.Pixmap(document, image))
    assert pixels.samples == stored.convert("RGB").tobytes()


def test_a_png_keeps_its_compressed_bytes(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", picture())
    [(stream, _)] = images(printed(path, page()))
    assert stream in path.read_bytes()


def is_image(document: Any, number: int) -> bool:
    return bool(document.xref_get_key(number, "Subtype")[1] == "/Image")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_that_says_how_it_was_held_is_shown_upright(
    tmp_path: Path, orientation: int
) -> None:
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = picture()
    if orientation in undo:
        stored = stored.transpose(Image.Transpose(undo[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(tmp_path / "a.jpg", stored, exif=exif, quality=95)
    made = printed(path, page())
    assert_on_print(made)
    with pymupdf.open(stream=made) as document:
        sheet: Any = document[0]
        pixels = sheet.get_pixmap(dpi=DPI)
    red, green, _ = pixels.pixel(150, 40)
    assert (red > 150, green > 100) == (True, False)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_was_turned_is_shown_upright_with_its_words(
    tmp_path: Path, rotation: int
) -> None:
    back = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180}
    lying = picture().transpose(back.get(rotation, Image.Transpose.ROTATE_270))
    path = saved(tmp_path / "a.png", lying)
    made = printed(path, page(rotation=rotation))
    assert_on_print(made)
    with pymupdf.open(stream=made) as document:
        assert document[0].rotation == rotation


@pytest.mark.parametrize("skew", [1.5, -3.0])
def test_words_of_a_straightened_page_lie_on_its_slanted_print(tmp_path: Path, skew: float) -> None:
    path = saved(tmp_path / "a.png", picture())
    straight = OpenCv().warp(picture(), *turned(picture().size, -skew))
    read = page(*straight.size, skew=skew)
    found = shown(printed(path, read))
    for word in words():
        center = moved(word.box.center, straight.size, skew)
        assert found[word.text].center[0] == pytest.approx(center[0], abs=NEAR)
        assert found[word.text].center[1] == pytest.approx(center[1], abs=NEAR)


def moved(point: tuple[float, float], size: tuple[int, int], skew: float) -> tuple[float, float]:
    """Where a place of the straightened page is on the page as it came."""
    x, y = point[0] - size[0] / 2, point[1] - size[1] / 2
    cosine, sine = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    return x * cosine - y * sine + SIZE[0] / 2, x * sine + y * cosine + SIZE[1] / 2


def scan(path: Path, rotate: int = 0, layer: str = "", crop: bool = False) -> Path:
    """A PDF of one picture; `layer` is invisible text of an earlier OCR."""
    document: Any = pymupdf.open()
    buffer = io.BytesIO()
    picture().save(buffer, "JPEG", quality=80)
    width, height = SIZE[0] * 72 / DPI, SIZE[1] * 72 / DPI
    margin = 50 if crop else 0
    sheet = document.new_page(width=width + 2 * margin, height=height + 2 * margin)
    place = pymupdf.Rect(margin, margin, margin + width, margin + height)
    # Drawn to lie on its side where the page is then turned upright.
    sheet.insert_image(place, stream=buffer.getvalue())
    if layer:
        sheet.insert_text((60, 60), layer, render_mode=3)
    if crop:
        sheet.set_cropbox(place)
    sheet.set_rotation(rotate)
    document.save(path)
    return path


@pytest.mark.parametrize("crop", [False, True])
def test_a_scanned_pdf_keeps_its_image_and_gets_its_words(tmp_path: Path, crop: bool) -> None:
    path = scan(tmp_path / "a.pdf", crop=crop)
    made = printed(path, page())
    assert images(made) == images(path.read_bytes())
    assert_on_print(made)


def test_the_page_of_a_pdf_that_says_it_is_turned_has_its_words_where_it_shows_them(
    tmp_path: Path,
) -> None:
    path = scan(tmp_path / "a.pdf", rotate=90)
    found = shown(printed(path, page(SIZE[1], SIZE[0])))
    for word in words():
        assert_near(found[word.text], word.box)


def test_a_pdf_with_text_of_its_own_stays_as_it_is(tmp_path: Path) -> None:
    document: Any = pymupdf.open()
    document.new_page(width=360, height=252).insert_text((50, 100), "visible")
    document.save(tmp_path / "a.pdf")
    made = printed(tmp_path / "a.pdf", page(source=Origin.TEXT_LAYER))
    assert made == (tmp_path / "a.pdf").read_bytes()


def test_the_words_of_an_earlier_ocr_are_replaced_and_links_stay(tmp_path: Path) -> None:
    document: Any = pymupdf.open(scan(tmp_path / "scan.pdf", layer="misread"))
    link = {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(0, 0, 90, 90), "uri": "http://a.b/"}
    document[0].insert_link(link)
    document.save(tmp_path / "a.pdf")
    content = printed(tmp_path / "a.pdf", page())
    assert list(shown(content)) == list(TEXTS)
    assert images(content) == images((tmp_path / "a.pdf").read_bytes())
    with pymupdf.open(stream=content) as pdf:
        sheet: Any = pdf[0]
        assert [one["uri"] for one in sheet.get_links()] == ["http://a.b/"]


def test_nothing_that_is_seen_changes(tmp_path: Path) -> None:
    path = scan(tmp_path / "a.pdf", layer="misread")
    made = printed(path, page())
    with pymupdf.open(path) as before, pymupdf.open(stream=made) as after:
        one: Any = before[0]
        other: Any = after[0]
        assert one.get_pixmap(dpi=100).samples == other.get_pixmap(dpi=100).samples


def test_other_readers_find_the_words_in_their_order(tmp_path: Path) -> None:
    content = printed(saved(tmp_path / "a.png", picture()), page())
    pypdf: Any = pytest.importorskip("pypdf")
    assert pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text().split() == list(TEXTS)
    pdfminer: Any = pytest.importorskip("pdfminer.high_level")
    assert set(pdfminer.extract_text(io.BytesIO(content)).split()) == set(TEXTS)


def test_pdfium_finds_single_characters_too(tmp_path: Path) -> None:
    """It is what Chrome selects text with; it drops characters whose glyph has no box."""
    pdfium: Any = pytest.importorskip("pypdfium2")
    letters = tuple(Word(t, Box(100, 100 + 90 * n, 130, 140 + 90 * n)) for n, t in enumerate("a&7"))
    read = replace(page(), words=letters, lines=())
    with pdfium.PdfDocument(printed(saved(tmp_path / "a.png", picture()), read)) as pdf:
        sheet = pdf[0]
        text = sheet.get_textpage()
        assert text.get_text_range().split() == ["a", "&", "7"]
        text.close()
        sheet.close()


def test_pdfminer_finds_each_word_at_its_box(tmp_path: Path) -> None:
    high_level: Any = pytest.importorskip("pdfminer.high_level")
    content = printed(saved(tmp_path / "a.png", picture()), page())
    [layout] = high_level.extract_pages(io.BytesIO(content))
    boxes = {one.get_text().strip(): one.bbox for one in layout if hasattr(one, "get_text")}
    for word in words():
        left, bottom, right, top = boxes[word.text]
        found = Box(left, layout.height - top, right, layout.height - bottom).scaled(DPI / 72)
        assert_near(found, word.box)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler-utils")
def test_words_whose_boxes_touch_are_words_for_poppler_too(tmp_path: Path) -> None:
    touching = (Word("Port", Box(100, 100, 180, 140)), Word("to", Box(178, 100, 220, 140)))
    read = replace(page(), words=touching, lines=(Line(touching),))
    content = printed(saved(tmp_path / "a.png", picture()), read)
    told = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    assert told.stdout.decode().split() == ["Port", "to"]
    for word in touching:
        # A tenth of their height is taken from between them.
        assert_near(shown(content)[word.text], word.box, tolerance=0.1 * word.box.height)


def test_hebrew_and_characters_beyond_two_bytes_can_be_found(tmp_path: Path) -> None:
    texts = ("\u05e9\u05dc\u05d5\u05dd", "\U0001d4b3\U0001f600", "<b>(\\)")
    found = tuple(Word(t, Box(100, 100 + 90 * n, 300, 140 + 90 * n)) for n, t in enumerate(texts))
    read = replace(page(), words=found, lines=())
    content = printed(saved(tmp_path / "a.png", picture()), read)
    assert set(shown(content)) == set(texts)


def test_pictures_become_pdf_a(tmp_path: Path) -> None:
    """As far as its structure goes: no validator is at hand."""
    content = printed(saved(tmp_path / "a.jpg", picture()), page())
    with pymupdf.open(stream=content) as document:
        metadata = document.get_xml_metadata()
        assert "<pdfaid:part>2</pdfaid:part>" in metadata
        assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
        assert "A &lt;paper&gt; &amp; more" in metadata
        catalog = document.xref_object(document.pdf_catalog())
        assert "/OutputIntents" in catalog and "/Lang" in catalog
        assert not document.is_encrypted
        trailer = document.xref_object(-1)
        assert "/ID" in trailer and "/Info" not in trailer
        keys = [document.xref_object(number) for number in range(1, document.xref_length())]
    fonts = [one for one in keys if "/FontDescriptor" in one and "/FontName" in one]
    assert len(fonts) == 1 and "/FontFile2" in fonts[0]
    assert not any("/JavaScript" in one or "/Interpolate" in one for one in keys)


def test_a_pdf_of_scans_alone_becomes_pdf_a_and_keeps_its_author(tmp_path: Path) -> None:
    document: Any = pymupdf.open(scan(tmp_path / "scan.pdf"))
    document.set_metadata({"title": "Scan 1", "author": "J. <Doe>"})
    document.save(tmp_path / "a.pdf")
    made = in_a_child(tmp_path / "a.pdf", page())
    assert made.remarks == ()
    with pymupdf.open(stream=made.content) as pdf:
        metadata = pdf.get_xml_metadata()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "Scan 1" in metadata and "J. &lt;Doe&gt;" in metadata


@pytest.mark.parametrize("more", ["text", "link", "script", "attachment", "graphics state"])
def test_a_pdf_with_anything_but_scans_is_not_declared(tmp_path: Path, more: str) -> None:
    document: Any = pymupdf.open(scan(tmp_path / "scan.pdf"))
    sheet = document[0]
    if more == "text":
        sheet.insert_text((50, 100), "visible")
    elif more == "link":
        link = {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(0, 0, 9, 9), "uri": "http://a.b"}
        sheet.insert_link(link)
    elif more == "script":
        action = "<</S /JavaScript /JS (app.alert)>>"
        document.xref_set_key(document.pdf_catalog(), "OpenAction", action)
    elif more == "attachment":
        document.embfile_add("a.txt", b"a")
    else:
        resources = int(document.xref_get_key(sheet.xref, "Resources")[1].split()[0])
        document.xref_set_key(resources, "ExtGState", "<</G <</TR /Default>>>>")
    document.save(tmp_path / "a.pdf")
    content = printed(tmp_path / "a.pdf", page())
    with pymupdf.open(stream=content) as pdf:
        assert "pdfaid" not in pdf.get_xml_metadata()


def test_pikepdf_finds_no_fault(tmp_path: Path) -> None:
    pikepdf: Any = pytest.importorskip("pikepdf")
    content = printed(saved(tmp_path / "a.jpg", picture()), page())
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.open_metadata().pdfa_status == "2B"
        intent = pdf.Root.OutputIntents[0]
        assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)


def test_ink_without_a_profile_is_no_pdf_a_and_says_so(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", picture().convert("CMYK"))
    made = in_a_child(path, page())
    assert_on_print(made.content)
    assert "no PDF/A" in made.remarks[0]
    with pymupdf.open(stream=made.content) as document:
        assert "pdfaid" not in document.get_xml_metadata()


def test_without_the_original_the_page_as_it_was_read_is_shown(tmp_path: Path) -> None:
    path = saved(tmp_path / "read.jpg", picture())
    made = in_a_child(None, page(), picture=path)
    assert images(made.content) == [(path.read_bytes(), "/DCTDecode")]
    assert_on_print(made.content)
    assert "not kept" in made.remarks[0]


def test_an_original_that_does_not_open_is_replaced_by_its_pages_as_read(tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    document: Any = pymupdf.open()
    document.new_page()
    document.save(locked, encryption=pymupdf.mupdf.PDF_ENCRYPT_AES_256, user_pw="x", owner_pw="y")
    made = in_a_child(locked, page(), picture=saved(tmp_path / "read.jpg", picture()))
    assert_on_print(made.content)
    assert "encrypted" in made.remarks[0]


def test_a_page_whose_preparation_cannot_be_undone_is_shown_as_it_was_read(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", picture())
    read = saved(tmp_path / "read.jpg", picture().resize((1200, 650)))
    made = in_a_child(path, page(1200, 650), picture=read)
    assert_on_print(made.content)
    assert "as it was read" in made.remarks[0]


def test_a_part_of_a_file_has_its_own_pages_only(tmp_path: Path) -> None:
    document: Any = pymupdf.open()
    for text in ("one", "two", "three"):
        document.new_page(width=360, height=252).insert_text((50, 100), text)
    document.save(tmp_path / "a.pdf")
    first = page(source=Origin.TEXT_LAYER)
    made = in_a_child(tmp_path / "a.pdf", first, replace(first, number=2), first=2)
    with pymupdf.open(stream=made.content) as pdf:
        pages: list[Any] = list(pdf)
        assert [one.get_text().strip() for one in pages] == ["two", "three"]


def test_several_pages_of_a_tiff_are_several_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.tiff"
    picture().convert("1").save(
        path, save_all=True, append_images=[picture().convert("L")], dpi=(DPI, DPI)
    )
    made = in_a_child(path, page(), replace(page(), number=2)).content
    packed = [len(stream) for stream, _ in images(made)]
    assert len(packed) == 2
    assert_on_print(made)


def test_a_document_without_pages_cannot_be_in_a_child(tmp_path: Path) -> None:
    with pytest.raises(NoPagesError, match="process it first"):
        in_a_child(saved(tmp_path / "a.png", picture()), Page(1, 0, 0, DPI))
