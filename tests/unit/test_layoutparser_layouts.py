"""Users of layoutparser get a page as a Layout, keep it as JSON, and give Layouts back."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PIL import Image

from docintel.core.geometry import Box
from docintel.core.page import Page, Region
from docintel.engines.layoutparser import layout_of, regions_of
from docintel.engines.layoutparser.faults import draw_box, json_of
from tests.unit.exported_paper import two_columns


def test_a_layout_leads_back_to_the_regions_it_was_made_of() -> None:
    page = two_columns()
    assert regions_of(layout_of(page)) == page.regions


def test_blocks_say_what_stands_in_them_and_captions_what_they_are_of() -> None:
    blocks = {block.id: block for block in layout_of(two_columns())}
    assert blocks[3].text == "left one\nleft two"
    assert (blocks[6].type, blocks[blocks[6].parent].type) == ("caption", "picture")


def test_a_page_without_regions_is_an_empty_layout() -> None:
    assert len(layout_of(Page(1, 10, 10, 100))) == 0


def test_layoutparser_reads_back_what_was_kept(tmp_path: Path) -> None:
    import layoutparser as lp  # type: ignore[import-untyped]

    file = tmp_path / "page.json"
    kept = layout_of(two_columns())
    file.write_text(json.dumps(json_of(kept)), encoding="utf-8")
    assert lp.load_json(str(file)) == kept


def test_blocks_with_four_corners_can_be_kept_and_read(tmp_path: Path) -> None:
    import layoutparser as lp

    corners = np.array([[0, 0], [9, 1], [9, 5], [0, 4]])
    layout = lp.Layout([lp.TextBlock(lp.Quadrilateral(corners), type="title")])
    file = tmp_path / "page.json"
    file.write_text(json.dumps(json_of(layout)), encoding="utf-8")
    assert regions_of(lp.load_json(str(file))) == (Region("title", Box(0, 0, 9, 5), 0),)


def test_blocks_are_drawn_with_their_types() -> None:
    page = two_columns()
    white = Image.new("RGB", (page.width, page.height), "white")
    drawn = draw_box(white, layout_of(page), show_element_id=True, show_element_type=True)
    assert drawn.tobytes() != draw_box(white, layout_of(page)).tobytes() != white.tobytes()
