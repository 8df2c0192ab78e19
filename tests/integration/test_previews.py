"""Small pictures say what was done to a page before it was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import pytest
from PIL import Image
from playwright.sync_api import expect, sync_playwright

from docintel.app import App, make_app
from docintel.core.page import Page
from docintel.core.plane_map import turned
from docintel.pipeline.runner import Named, Pipeline
from docintel.pipeline.stage import Slot
from docintel.services.process import Processor, Task
from docintel.settings import Settings
from tests.fakes import pipeline
from tests.integration.serving import CHROMIUM, QUIET, served


@dataclass(frozen=True)
class TurnsTheFirst:
    """Turns page 1 by a quarter and leaves the others."""

    reads: ClassVar[frozenset[Slot]] = frozenset()
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.TO_ORIGINAL})

    def __call__(self, page: Page, image: Image.Image) -> tuple[Page, Image.Image]:
        if page.number > 1:
            return page, image
        to_new, _ = turned(image.size, 90)
        return page.moved(to_new), image.transpose(Image.Transpose.ROTATE_270)


def _processed(app: App, by: Pipeline) -> str:
    id = app.intake.accept_bytes(b"Tea TOTAL 5\fsecond", "a.txt").filing.id
    Processor(app.database, app.files, by, app.settings.limits)(Task(id))
    return id


def test_a_prepared_page_has_a_picture_from_before_and_one_after_each_step(app: App) -> None:
    steps = (Named("turn", TurnsTheFirst()), Named("turn_again", TurnsTheFirst()))
    id = _processed(app, replace(pipeline(), image_steps=steps))
    sizes = [Image.open(BytesIO(jpeg)).size for jpeg in app.view.previews(id, 1)]
    assert len(sizes) == 3
    assert sizes[0] == sizes[1][::-1] == sizes[2]
    assert app.query.record(id)["pages"][0]["prepared_by"] == ["turn", "turn_again"]


def test_a_page_that_was_read_as_it_came_has_none(app: App) -> None:
    id = _processed(app, replace(pipeline(), image_steps=(Named("turn", TurnsTheFirst()),)))
    assert app.view.previews(id, 2) == []
    assert app.query.record(id)["pages"][1]["prepared_by"] == []


def test_pictures_are_small_however_large_the_page_is(app: App) -> None:
    @dataclass(frozen=True)
    class Enlarges:
        reads: ClassVar[frozenset[Slot]] = frozenset()
        writes: ClassVar[frozenset[Slot]] = frozenset()

        def __call__(self, page: Page, image: Image.Image) -> tuple[Page, Image.Image]:
            return page, image.resize((3000, 2000))

    id = _processed(app, replace(pipeline(), image_steps=(Named("enlarge", Enlarges()),)))
    _, after = (Image.open(BytesIO(jpeg)) for jpeg in app.view.previews(id, 1))
    assert max(after.size) <= 640


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (package chromium)")
def test_the_page_of_a_document_shows_it_before_and_after(tmp_path: Path) -> None:
    app = make_app(Settings(home=tmp_path))
    id = _processed(app, replace(pipeline(), image_steps=(Named("turn", TurnsTheFirst()),)))
    app.database.engine.dispose()
    with served(tmp_path) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(base_url=url)
        page.goto(f"/document?id={id}")
        page.get_by_role("button", name="Preparation").click(timeout=90_000)
        shown = page.get_by_test_id("stPopoverBody")
        expect(shown.get_by_text("Turn", exact=True)).to_be_visible(timeout=90_000)
        expect(shown.get_by_role("img")).to_have_count(2, timeout=90_000)
        browser.close()
