"""Small pictures say what was done to a page before it was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import ClassVar

from PIL import Image

from docintel.app import App
from docintel.core.page import Page
from docintel.core.plane_map import turned
from docintel.pipeline.runner import Named, Pipeline
from docintel.pipeline.stage import Slot
from docintel.services.process import Processor, Task
from tests.fakes import pipeline


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
