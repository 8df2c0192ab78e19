"""A file of several documents becomes several documents, and one again; none is lost or doubled."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from docintel.app import App
from docintel.core.document import Document
from docintel.core.filing import Filing, Status
from docintel.core.page import Page
from docintel.core.parts import PageRange, cut_out, ranges
from docintel.core.type_files import Types
from docintel.errors import CutError
from docintel.pipeline.runner import InputFile, Named, Pipeline, Unobserved
from docintel.pipeline.stage import Slot
from docintel.services.process import Processor, Task
from tests.fakes import FindTotal, pipeline


@dataclass(frozen=True)
class CutBefore:
    """A stage that cuts before every page that begins with this word."""

    word: str
    reads: ClassVar = frozenset({Slot.LINES})
    writes: ClassVar = frozenset({Slot.CUTS})

    def __call__(self, document: Document) -> Document:
        if document.cuts is not None:
            return document
        starts = [page.number for page in document.pages if page.text.startswith(self.word)]
        return replace(document, cuts=tuple(number - 1 for number in starts if number > 1))


def cutting(word: str = "NEW", version: str = "fake@1") -> Pipeline:
    stages = (Named("cut_before", CutBefore(word)), Named("find_total", FindTotal()))
    return pipeline(version, document_stages=stages)


def processor(app: App, with_pipeline: Pipeline | None = None) -> Processor:
    return Processor(app.database, app.files, with_pipeline or cutting(), app.settings.limits)


PACK = "NEW tea TOTAL 5\fsecond page\fNEW oak TOTAL 0\fNEW ink"


@pytest.fixture
def pack(app: App) -> Filing:
    """A file of three documents, processed."""
    id = app.intake.accept_bytes(PACK.encode(), "pack.txt").filing.id
    assert processor(app)(Task(id)) is Status.DONE
    return app.query.filing(id)


def shown(app: App) -> list[tuple[str, str | None]]:
    """Names and types of the documents in the list."""
    return [(filing.name, filing.type_name) for filing in app.query.list()]


WHOLE = [("pack.txt", "receipt")]
IN_THREE = [
    ("pack.txt", None),
    ("pack.txt, pages 1-2", "receipt"),
    ("pack.txt, page 3", "receipt"),
    ("pack.txt, page 4", "unknown"),
]


def test_every_document_in_a_file_is_one_of_its_own(app: App, pack: Filing) -> None:
    assert shown(app) == IN_THREE
    assert [part.pages for part in pack.parts] == [
        PageRange(1, 2),
        PageRange(3, 3),
        PageRange(4, 4),
    ]
    first, second, third = (app.query.filing(part.id) for part in pack.parts)
    assert (first.status, second.status, third.status) == ("done", "review", "review")
    assert [reason.code for reason in second.reasons] == ["check_failed"]
    assert app.query.counts() == {Status.DONE: 2, Status.REVIEW: 2}


def test_the_records_of_file_and_part_point_at_each_other(app: App, pack: Filing) -> None:
    whole = app.query.record(pack.id)
    assert (whole["status"], whole["type"], whole["fields"]) == ("done", None, [])
    assert [page["number"] for page in whole["pages"]] == [1, 2, 3, 4]
    part = app.query.record(whole["parts"][1]["id"])
    assert part["parent"] == {"id": pack.id, "first_page": 3, "last_page": 3}
    assert (part["parts"], part["withdrawn"]) == ([], None)
    assert [field["value"] for field in part["fields"]] == ["0"]
    assert [(page["number"], page["words"][1]["text"]) for page in part["pages"]] == [(1, "oak")]


def test_a_part_has_the_pictures_of_its_pages(app: App, pack: Filing) -> None:
    part = pack.parts[1]
    assert app.query.page_image(part.id, 1) == app.query.page_image(pack.id, 3)
    assert Image.open(BytesIO(app.query.page_image(part.id, 1))).format == "JPEG"


def test_a_search_finds_the_part_and_its_file_by_name_only(app: App, pack: Filing) -> None:
    assert [hit.document_id for hit in app.query.search("oak")] == [pack.parts[1].id]
    assert len(app.query.search("pack")) == 4


def test_processing_again_gives_the_same_documents(app: App, pack: Filing) -> None:
    processor(app)(Task(pack.id))
    assert app.query.filing(pack.id).parts == pack.parts
    assert shown(app) == IN_THREE
    assert [len(app.query.history(part.id)) for part in pack.parts] == [2, 2, 2]
    assert len(app.query.search("oak")) == 1


def test_a_part_is_processed_alone_from_its_own_pages(app: App, pack: Filing) -> None:
    part = pack.parts[1]
    assert processor(app, cutting("oak", "fake@2"))(Task(part.id)) is Status.REVIEW
    assert app.query.was_processed_by(part.id, "fake@2")
    record = app.query.record(part.id)
    assert [page["number"] for page in record["pages"]] == [1]
    assert record["page_count"] == 1
    assert [field["value"] for field in record["fields"]] == ["0"]
    assert shown(app) == IN_THREE


def test_a_type_that_was_told_for_the_file_holds_for_its_parts(app: App) -> None:
    id = app.intake.accept_bytes(b"NEW a\fNEW b", "b.txt", "invoice").filing.id
    typed = replace(cutting(), document_stages=(Named("cut_before", CutBefore("NEW")),))
    processor(app, typed)(Task(id))
    parts = app.query.filing(id).parts
    assert [app.query.filing(part.id).type_name for part in parts] == ["invoice", "invoice"]
    processor(app, typed)(Task(parts[0].id))
    assert app.query.filing(parts[0].id).type_name == "invoice"


def test_joined_parts_are_withdrawn_and_kept(app: App, pack: Filing) -> None:
    app.packs.join(pack.id[:8])
    # Nothing changes before the file is read as a whole.
    assert shown(app)[1:] == IN_THREE[1:]
    processor(app)(Task(pack.id))
    assert shown(app) == WHOLE
    assert [hit.document_id for hit in app.query.search("oak")] == [pack.id]
    record = app.query.record(pack.parts[0].id)
    assert record["withdrawn"]
    assert [field["value"] for field in record["fields"]] == ["5"]
    assert app.query.counts() == {Status.DONE: 1}
    assert app.view.types() == ["receipt"]


def test_a_joined_file_stays_whole(app: App, pack: Filing) -> None:
    app.packs.join(pack.id)
    for _ in range(2):
        processor(app)(Task(pack.id))
        assert shown(app) == WHOLE
    with pytest.raises(CutError, match="one document already"):
        app.packs.join(pack.id)


def test_a_person_cuts_otherwise_and_what_is_the_same_stays(app: App, pack: Filing) -> None:
    app.packs.split(pack.id, [3, 2, 2])
    processor(app)(Task(pack.id))
    assert app.query.filing(pack.id).parts == pack.parts
    app.packs.split(pack.id, [1, 3])
    processor(app)(Task(pack.id))
    names = [name for name, _ in shown(app)]
    assert names == ["pack.txt", "pack.txt, page 1", "pack.txt, pages 2-3", "pack.txt, page 4"]
    assert app.query.filing(pack.id).parts[2] == pack.parts[2]


def test_what_was_joined_can_be_split_again_into_the_same_documents(app: App, pack: Filing) -> None:
    app.packs.join(pack.id)
    processor(app)(Task(pack.id))
    app.packs.split(pack.id, [2, 3])
    processor(app)(Task(pack.id))
    assert app.query.filing(pack.id).parts == pack.parts
    assert shown(app) == IN_THREE


def test_a_pipeline_that_sees_one_document_withdraws_the_parts(app: App, pack: Filing) -> None:
    processor(app, pipeline("fake@2"))(Task(pack.id))
    assert shown(app) == WHOLE


@pytest.mark.parametrize(
    ("after", "says"),
    [([4], "cannot be split after page 4; it can be after 1 to 3"), ([0], "page 0"), ([], "name")],
)
def test_a_cut_that_cannot_be_is_refused(
    app: App, pack: Filing, after: list[int], says: str
) -> None:
    with pytest.raises(CutError, match=says):
        app.packs.split(pack.id, after)
    assert app.query.filing(pack.id).status is Status.DONE


def test_a_file_that_was_never_read_or_has_one_page_is_not_split(app: App) -> None:
    id = app.intake.accept_bytes(b"TOTAL 5", "a.txt").filing.id
    with pytest.raises(CutError, match="has not been read"):
        app.packs.split(id, [1])
    processor(app)(Task(id))
    with pytest.raises(CutError, match="one page"):
        app.packs.split(id, [1])


@pytest.mark.parametrize("command", ["join", "split"])
def test_whoever_means_the_file_of_a_part_is_told_its_id(
    app: App, pack: Filing, command: str
) -> None:
    asked: dict[str, Callable[[str], object]] = {
        "join": app.packs.join,
        "split": lambda id: app.packs.split(id, [1]),
    }
    with pytest.raises(CutError, match=f"docintel {command} {pack.id}"):
        asked[command](pack.parts[0].id)


def test_the_same_file_again_is_the_file_and_no_part(app: App, pack: Filing) -> None:
    again = app.intake.accept_bytes(PACK.encode(), "again.txt")
    assert (again.duplicate, again.filing.id) == (True, pack.id)


def test_a_failure_while_parts_are_stored_leaves_everything_as_it_was(
    app: App, pack: Filing, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.packs.split(pack.id, [1])
    kept = "docintel.services.keep.reasons_for_review"
    monkeypatch.setattr(kept, _fails_for(page_text="oak"))
    assert processor(app)(Task(pack.id)) is Status.FAILED
    monkeypatch.undo()
    assert app.query.filing(pack.id).parts == pack.parts
    processor(app)(Task(pack.id))
    assert [name for name, _ in shown(app)[1:]] == ["pack.txt, page 1", "pack.txt, pages 2-4"]


def _fails_for(page_text: str) -> Callable[[Document, Types], tuple[()]]:
    def fails(document: Document, types: Types) -> tuple[()]:
        if page_text in document.text:
            raise OSError("no space left on device")
        return ()

    return fails


def test_who_joins_while_the_file_is_read_is_heard(app: App, pack: Filing) -> None:
    class Joining(Unobserved):
        def finished(self, page: Page, image: Image.Image | None) -> None:
            if page.number == 1 and app.query.filing(pack.id).parts:
                self.finished = super().finished  # type: ignore[method-assign]
                app.packs.join(pack.id)

    assert processor(app)(Task(pack.id), Joining()) is Status.DONE
    assert shown(app) == WHOLE
    assert [run.status for run in app.query.history(pack.id)] == ["done", "stopped", "done"]


def test_a_part_that_is_withdrawn_while_it_is_read_is_not_found_again(
    app: App, pack: Filing
) -> None:
    part = pack.parts[1]

    class Joining(Unobserved):
        def finished(self, page: Page, image: Image.Image | None) -> None:
            app.packs.join(pack.id)
            processor(app)(Task(pack.id))

    processor(app)(Task(part.id), Joining())
    assert shown(app) == WHOLE
    assert [hit.document_id for hit in app.query.search("oak")] == [pack.id]


def test_a_withdrawn_part_waits_in_no_queue(app: App, pack: Filing) -> None:
    app.queue.add(pack.parts[0].id)
    app.packs.join(pack.id)
    processor(app)(Task(pack.id))
    app.queue.add(pack.parts[1].id)
    assert app.queue.claim_oldest() is None


def test_two_workers_that_cut_the_same_file_make_each_part_once(app: App) -> None:
    id = app.intake.accept_bytes(PACK.encode(), "pack.txt").filing.id
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: processor(app)(Task(id)), range(4)))
    assert shown(app) == IN_THREE


@given(st.lists(st.integers(-3, 30)), st.integers(1, 25))
def test_parts_are_all_pages_each_once_in_order(cuts: list[int], count: int) -> None:
    found = ranges(cuts, count)
    assert [n for part in found for n in range(part.first, part.last + 1)] == [*range(1, count + 1)]
    assert {part.last for part in found[:-1]} == {cut for cut in cuts if 0 < cut < count}


@given(st.integers(1, 6).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(1, n)))))
def test_a_cut_out_document_is_numbered_from_one(case: tuple[int, set[int]]) -> None:
    count, cuts = case
    whole = Document("d", tuple(Page(n, 9 * n, 9, 72) for n in range(1, count + 1)))
    for pages in ranges(sorted(cuts), count):
        part = cut_out(whole, pages, "part")
        assert [page.number for page in part.pages] == [*range(1, len(pages) + 1)]
        assert [page.width // 9 for page in part.pages] == [*range(pages.first, pages.last + 1)]
        assert part.cuts == ()


def test_no_stage_looks_at_a_file_of_several_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("TOTAL 1\fTOTAL 2")
    found = pipeline().run(InputFile("d", file, cuts=(1,)), Unobserved())
    assert (len(found.pages), found.type, found.fields) == (2, None, ())
