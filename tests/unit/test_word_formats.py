"""Words, boxes, confidences and order come back from hOCR, ALTO and PAGE as they were read."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from lxml import etree  # type: ignore[import-untyped]

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.page import Cell, Table, Word
from docintel.exporting.alto import write_alto
from docintel.exporting.hocr import write_hocr
from docintel.exporting.page_xml import write_pages
from docintel.exporting.subject import Subject
from docintel.exporting.xml_tree import writable
from tests.unit.exported_paper import page_of, paper, read_words
from tests.unit.strategies import documents
from tests.unit.test_record import FILING

ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"
PAGE = "{http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15}"
HTML = "{http://www.w3.org/1999/xhtml}"

Found = tuple[str, tuple[int, int, int, int], float]


def found(word: Word) -> Found:
    """What the word should come back as; control characters are no XML."""
    box = word.box
    edges = (round(box.left), round(box.top), round(box.right), round(box.bottom))
    return writable(word.text), edges, round(word.confidence, 2)


WORDS = [found(word) for word in read_words(paper())]


def hocr_pages() -> list[ET.Element]:
    root = ET.fromstring(write_hocr(paper()))
    return [one for one in root.iter(f"{HTML}div") if one.get("class") == "ocr_page"]


def hocr_word(span: ET.Element) -> Found:
    box, confidence = (span.get("title") or "").split(";")
    left, top, right, bottom = map(int, box.split()[1:])
    return span.text or "", (left, top, right, bottom), int(confidence.split()[1]) / 100


def alto_word(string: ET.Element) -> Found:
    left, top, width, height = (
        float(string.get(k) or 0) for k in ("HPOS", "VPOS", "WIDTH", "HEIGHT")
    )
    edges = (round(left), round(top), round(left + width), round(top + height))
    return string.get("CONTENT") or "", edges, round(float(string.get("WC") or 0), 2)


def page_word(word: ET.Element) -> Found:
    points = (word.find(f"{PAGE}Coords") or word[0]).get("points") or ""
    (left, top), _, (right, bottom), _ = (map(int, one.split(",")) for one in points.split())
    text = word.find(f"{PAGE}TextEquiv")
    assert text is not None
    return text[0].text or "", (left, top, right, bottom), round(float(text.get("conf") or 0), 2)


def test_hocr_gives_every_word_back() -> None:
    spans = [one for page in hocr_pages() for one in page.iter(f"{HTML}span")]
    read = [hocr_word(span) for span in spans if span.get("class") == "ocrx_word"]
    assert read == [(text, box, round(100 * share) / 100) for text, box, share in WORDS]


def test_hocr_tells_size_resolution_language_and_what_a_line_is() -> None:
    first, second = hocr_pages()
    assert first.get("title") == 'image "a.pdf"; bbox 0 0 1000 1400; ppageno 0; scan_res 100 100'
    assert "ppageno 1" in (second.get("title") or "")
    assert ET.fromstring(write_hocr(paper())).get("lang") == "de"
    classes = [one.get("class") for one in first.iter()]
    for kind in ("ocr_header", "ocr_footer", "ocr_caption", "ocr_table", "ocr_photo"):
        assert classes.count(kind) == 1


def test_alto_gives_every_word_back() -> None:
    strings = ET.fromstring(write_alto(paper())).iter(f"{ALTO}String")
    assert [alto_word(string) for string in strings] == WORDS


def test_alto_tells_size_language_and_what_a_block_is() -> None:
    root = ET.fromstring(write_alto(paper()))
    pages = list(root.iter(f"{ALTO}Page"))
    assert [(page.get("WIDTH"), page.get("HEIGHT")) for page in pages] == [("1000", "1400")] * 2
    assert [page.get("PHYSICAL_IMG_NR") for page in pages] == ["1", "2"]
    labels = {one.get("ID"): one.get("LABEL") for one in root.iter(f"{ALTO}StructureTag")}
    blocks = [labels[one.get("TAGREFS")] for one in root.iter(f"{ALTO}TextBlock")]
    assert blocks[:3] == ["page-header", "title", "text"]
    assert {one.get("LANG") for one in root.iter(f"{ALTO}TextBlock")} == {"de"}


def test_page_gives_every_word_back() -> None:
    roots = [ET.fromstring(page) for page in write_pages(paper())]
    words = [page_word(word) for root in roots for word in root.iter(f"{PAGE}Word")]
    assert words == WORDS


def test_page_tells_order_types_and_the_cells_of_a_table() -> None:
    root = ET.fromstring(write_pages(paper())[0])
    order = [one.get("regionRef") for one in root.iter(f"{PAGE}RegionRefIndexed")]
    [sheet] = root.iter(f"{PAGE}Page")
    assert order == [one.get("id") for one in sheet if one.get("id")]
    types = [one.get("type") for one in sheet.findall(f"{PAGE}TextRegion")]
    assert types == ["header", "heading", None, None, "caption", "footer"]
    cells = [
        (one.get("rowIndex"), one.get("columnIndex")) for one in root.iter(f"{PAGE}TableCellRole")
    ]
    assert cells == [("0", "0"), ("0", "1"), ("1", "0"), ("1", "1")]
    assert sheet.get("primaryLanguage") == "German"


def test_page_tells_how_far_a_cell_reaches() -> None:
    cells = (
        Cell(0, 0, "Goods", Box(0, 0, 100, 60), row_span=2),
        Cell(0, 1, "Price", Box(100, 0, 300, 30), column_span=2),
    )
    page = page_of(1, [], tables=(Table(Box(0, 0, 300, 90), cells),))
    root = ET.fromstring(write_pages(Subject(FILING, Document("d", (page,))))[0])
    roles = root.iter(f"{PAGE}TableCellRole")
    assert [(one.get("rowSpan"), one.get("colSpan")) for one in roles] == [("2", "1"), ("1", "2")]


def test_text_that_runs_leftwards_says_so() -> None:
    words = (Word("\u05e9\u05dc\u05d5\u05dd", Box(10, 10, 90, 40)),)
    page = paper().document.pages[1]
    subject = Subject(FILING, Document("d", (replace(page, words=words, lines=()),)))
    assert b'dir="rtl"' in write_hocr(subject)
    assert b'readingDirection="right-to-left"' in write_pages(subject)[0]


@given(documents())
@settings(max_examples=25, deadline=None)
def test_whatever_was_read_the_xml_is_well_formed(document: Document) -> None:
    subject = Subject(FILING, document)
    roots = ("html", "alto", *["PcGts"] * len(document.pages))
    written = (write_hocr(subject), write_alto(subject), *write_pages(subject))
    assert tuple(etree.QName(etree.fromstring(one)).localname for one in written) == roots


def test_page_fits_the_official_schema() -> None:
    """OCR-D's wheel carries it; only the file is used."""
    spec = importlib.util.find_spec("ocrd_validators")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("needs the schema in ocrd")
    path = Path(next(iter(spec.submodule_search_locations))) / "page.xsd"
    schema = etree.XMLSchema(etree.parse(path))
    pages = [etree.fromstring(content) for content in write_pages(paper())]
    assert len(pages) == len(paper().document.pages) > 0
    assert [schema.validate(page) for page in pages] == [True] * len(pages), schema.error_log


def test_ocrmypdf_reads_our_hocr(tmp_path: Path) -> None:
    reader: Any = pytest.importorskip("ocrmypdf.hocrtransform.hocr_parser")
    (tmp_path / "a.hocr").write_bytes(write_hocr(paper()))
    page = reader.HocrParser(tmp_path / "a.hocr").parse()
    words = read_words(Subject(FILING, Document("d", paper().document.pages[:1])))
    read = [(one.text, one.bbox.left, one.bbox.bottom) for one in page.words]
    assert read == [(word.text, word.box.left, word.box.bottom) for word in words]
    assert (page.dpi, page.bbox.right) == (100, 1000)


def test_pagexml_tools_read_our_page(tmp_path: Path) -> None:
    reader: Any = pytest.importorskip("pagexml.parser")
    (tmp_path / "a.xml").write_bytes(write_pages(paper())[0])
    scan = reader.parse_pagexml_file(str(tmp_path / "a.xml"))
    read = {word.text for line in scan.get_lines() for word in line.words}
    assert {"Running", "left", "right", "Fig."} <= read
    assert scan.coords.width == 1000


def test_alto_tools_read_our_alto(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reader: Any = pytest.importorskip("alto_tools.alto_tools")
    (tmp_path / "a.xml").write_bytes(write_alto(paper()))
    with (tmp_path / "a.xml").open(encoding="utf-8") as file:
        _, xml, namespace = reader.alto_parse(file)
        assert reader.alto_confidence(file, xml, namespace) == 87.5
        capsys.readouterr()
        reader.alto_text(xml, namespace)
    lines = capsys.readouterr().out.splitlines()
    assert [line.strip() for line in lines[1:4]] == ["Running head", "The title", "left one"]
