"""Files that are broken, too large, or made to do harm: each ends in a sentence with a code."""

from __future__ import annotations

import resource
from pathlib import Path

import pymupdf
import pytest

from docintel.core.limits import Limits
from docintel.engines.sandbox import SandboxedFile
from docintel.errors import (
    DamagedFileError,
    EmptyFileError,
    FileTooLargeError,
    NoPagesError,
    TooManyPagesError,
    UnsupportedTypeError,
)
from tests.integration.opening import open_bytes
from tests.integration.raw_pdf import packed_zeros, pages_pdf, raw_pdf, stream

_SQUARE = b"0 0 100 100 re f"
_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def _three_pages() -> bytes:
    document = pymupdf.open()
    for number in range(3):
        page = document.new_page()
        for line in range(40):
            page.insert_text((50, 50 + 15 * line), f"Page {number}, line {line} of the report")
    content: bytes = document.tobytes(deflate=True)
    return content


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError, match="get it again"):
        open_bytes(tmp_path, b"")


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(FileTooLargeError, match=r"1001 bytes.*1000.*DOCINTEL_MAX_BYTES"):
        open_bytes(tmp_path, bytes(1001), limits=Limits(max_bytes=1000))


def test_a_renamed_program_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedTypeError, match="a Linux program"):
        open_bytes(tmp_path, Path("/proc/self/exe").read_bytes())


def test_a_pdf_cut_off_before_its_first_page_is_damaged(tmp_path: Path) -> None:
    content = _three_pages()
    with pytest.raises(DamagedFileError, match="damaged beyond repair"):
        open_bytes(tmp_path, content[: content.index(b"stream")])


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_a_cut_off_pdf_is_read_as_far_as_it_goes_and_says_so(tmp_path: Path, share: float) -> None:
    content = _three_pages()
    opened = open_bytes(tmp_path, content[: int(len(content) * share)])
    first, image = opened.drawn[0]
    assert image
    assert "cut off" in first.failures[0].message
    assert first.text_layer
    assert first.text_layer.words[0].text == "Page"


def test_a_page_whose_content_is_lost_is_not_passed_off_as_blank(tmp_path: Path) -> None:
    content = pages_pdf([_SQUARE, _SQUARE, _SQUARE])
    assert open_bytes(tmp_path, content.replace(b"\n6 0 obj", b"\n9 0 obj")).codes == [
        None,
        "damaged_file",
        None,
    ]


def test_a_page_that_lost_a_part_of_its_content_says_so(tmp_path: Path) -> None:
    content = _three_pages().replace(b"\n20 0 obj", b"\n99920 0 obj")
    opened = open_bytes(tmp_path, content)
    assert opened.codes == ["damaged_file", None, None]
    assert opened.drawn[0][1]


def test_a_page_that_is_named_but_not_there_is_not_passed_off_as_blank(tmp_path: Path) -> None:
    content = pages_pdf([_SQUARE, _SQUARE, _SQUARE])
    assert open_bytes(tmp_path, content.replace(b"\n5 0 obj", b"\n9 0 obj")).codes == [
        None,
        "damaged_file",
        None,
    ]


def test_a_page_with_a_picture_that_cannot_be_drawn_says_so(tmp_path: Path) -> None:
    picture = b"/Type/XObject/Subtype/Image/Width 90/Height 90/ColorSpace/DeviceGray"
    content = pages_pdf(
        [b"500 0 0 500 0 0 cm /I Do"],
        b"/XObject<</I 5 0 R>>",
        [stream(picture + b"/BitsPerComponent 8/Filter/DCTDecode", b"no JPEG at all")],
    )
    opened = open_bytes(tmp_path, content)
    assert opened.codes == ["damaged_file"]
    assert opened.image


def test_a_pdf_with_a_broken_index_is_repaired(tmp_path: Path) -> None:
    content = pages_pdf([_SQUARE]).replace(b"startxref\n", b"startxref\n99")
    assert open_bytes(tmp_path, content).codes == [None]


def test_a_pdf_without_pages_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(NoPagesError):
        open_bytes(tmp_path, raw_pdf([_CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"]))


def test_five_thousand_pages_are_too_many(tmp_path: Path) -> None:
    document = pymupdf.open()
    for _ in range(5000):
        document.new_page(width=20, height=20)
    with pytest.raises(TooManyPagesError, match=r"5000 pages and the limit is 2000.*MAX_PAGES"):
        open_bytes(tmp_path, document.tobytes())


def test_a_page_count_that_is_a_lie_is_no_pages(tmp_path: Path) -> None:
    content = pages_pdf([_SQUARE]).replace(b"/Count 1/", b"/Count 999999999/")
    with pytest.raises((DamagedFileError, TooManyPagesError)):
        open_bytes(tmp_path, content)


def test_a_page_tree_that_runs_in_a_circle_ends(tmp_path: Path) -> None:
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"
    assert open_bytes(tmp_path, raw_pdf([_CATALOG, *tree])).codes == ["damaged_file"]


def test_a_picture_that_unpacks_to_too_much_memory_says_so(tmp_path: Path) -> None:
    entries = b"/Type/XObject/Subtype/Image/Width 9000/Height 9000/ColorSpace/DeviceRGB"
    content = pages_pdf(
        [b"500 0 0 500 0 0 cm /I Do"],
        b"/XObject<</I 5 0 R>>",
        [
            stream(
                entries + b"/BitsPerComponent 8/Filter/FlateDecode", packed_zeros(9000 * 9000 * 3)
            )
        ],
    )
    opened = open_bytes(tmp_path, content, limits=Limits(memory_mb=100, seconds_per_page=60))
    assert opened.codes == ["out_of_memory"]
    assert "DOCINTEL_MEMORY_MB" in opened.page.failures[0].message


def test_an_attachment_that_unpacks_to_too_much_is_left_out(tmp_path: Path) -> None:
    files = b"<</EmbeddedFiles<</Names[(bomb) 5 0 R (small) 7 0 R]>>>>"
    lie = b"/Type/EmbeddedFile/Params<</Size 10>>/Filter/FlateDecode"
    content = raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/Names %s>>" % files,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            stream(b"", _SQUARE),
            b"<</Type/Filespec/F(bomb)/UF(bomb)/EF<</F 6 0 R>>>>",
            stream(lie, packed_zeros(300 * 1024 * 1024)),
            b"<</Type/Filespec/F(small)/UF(small)/EF<</F 8 0 R>>>>",
            stream(b"/Type/EmbeddedFile/Params<</Size 5>>", b"hello"),
        ]
    )
    opened = open_bytes(tmp_path, content, limits=Limits(memory_mb=200))
    assert [(found.name, found.content) for found in opened.attachments] == [("small", b"hello")]
    assert opened.codes == [None]


def test_deep_nesting_breaks_the_page_and_nothing_else(tmp_path: Path) -> None:
    opened = open_bytes(tmp_path, pages_pdf([b"[" * 500_000, _SQUARE]))
    assert opened.codes[1] is None


def test_memory_stays_flat_over_many_pages(tmp_path: Path) -> None:
    content = pages_pdf([_SQUARE] * 60)
    open_bytes(tmp_path, pages_pdf([_SQUARE]))
    path = tmp_path / "long"
    path.write_bytes(content)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with SandboxedFile().open(path, None, Limits()) as opened:
        assert sum(image is not None for _, image in opened.pages()) == 60
    grown_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    # One page takes 12 MB on the way and 15 MB as an image; sixty would take 900.
    assert grown_kb < 60 * 1024


def test_a_page_with_more_words_than_it_can_show_is_left_to_its_picture(tmp_path: Path) -> None:
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    row = b"BT /F 1 Tf 5 %d Td (" + b"total 12.50 " * 100 + b") Tj ET "
    opened = open_bytes(tmp_path, pages_pdf([b"".join(row % y for y in range(5, 105))], font))
    assert opened.image
    assert opened.page.text_layer is None
    assert "carries 20000 words" in opened.page.failures[0].message
