"""The service runs a pipeline on labelled documents and tells how right it is."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest
from PIL import Image as Images
from PIL.Image import Image

from docintel.core.document import Attachment, Document, Field, LineItem, State, TypeGuess
from docintel.core.geometry import Box
from docintel.core.limits import Limits
from docintel.core.page import FormValue, Line, Origin, Page, TextLayer, Word
from docintel.errors import ConfigError, DamagedFileError
from docintel.evaluation.report import Report, report_to_json, report_to_text
from docintel.pipeline.runner import Named, Pipeline
from docintel.pipeline.stage import Slot
from docintel.services.evaluate import EvaluateOptions, ReadFrom, evaluate

WORD = Word("9.00", Box(40, 40, 80, 60))


@dataclass(frozen=True)
class FakePdf:
    """A PDF of one page with everything that an image would not have."""

    page_count: int = 1
    attachments: tuple[Attachment, ...] = (Attachment("factur-x.xml", b"<x/>"),)

    def pages(self, first: int = 1) -> Iterator[tuple[Page, Image | None]]:
        layer = TextLayer((WORD,), 0.0, 0.0, 0.0)
        form = (FormValue("total", "9.00", WORD.box),)
        page = Page(1, 200, 100, 72, text_layer=layer, form_values=form)
        yield page, Images.new("RGB", (200, 100), "white")


class FakeSource:
    """Opens every file but those that are called damaged."""

    @contextmanager
    def open(self, path: Path, password: str | None, limits: Limits) -> Iterator[FakePdf]:
        if path.stem == "damaged":
            raise DamagedFileError("the file is cut off")
        yield FakePdf()


@dataclass(frozen=True)
class ReadLayer:
    reads: ClassVar = frozenset({Slot.TEXT_LAYER})
    writes: ClassVar = frozenset({Slot.WORDS, Slot.LINES})

    def __call__(self, page: Page, image: Image) -> Page:
        words = page.text_layer.words if page.text_layer else ()
        return replace(page, words=words, lines=tuple(Line((word,)) for word in words))


@dataclass(frozen=True)
class Answer:
    """Finds what it is told to find."""

    reads: ClassVar = frozenset({Slot.LINES})
    writes: ClassVar = frozenset({Slot.FIELDS, Slot.LINE_ITEMS, Slot.TYPE})

    answer: Callable[[Document], Mapping[str, str]]
    rows: Sequence[Mapping[str, str]]

    def __call__(self, document: Document) -> Document:
        items = tuple(LineItem(_fields(row)) for row in self.rows)
        guess = TypeGuess("receipt", 0.9)
        fields = _fields(self.answer(document))
        return replace(document, fields=fields, line_items=items, type=guess)


def _fields(values: Mapping[str, str]) -> tuple[Field, ...]:
    return tuple(
        Field(name, value, value, 0.9, Origin.OCR, "test", 1, (WORD.box,), State.ACCEPTED)
        for name, value in values.items()
    )


def pipeline(
    answer: Callable[[Document], Mapping[str, str]], rows: Sequence[Mapping[str, str]] = ()
) -> Pipeline:
    return Pipeline(
        "test",
        "test@1",
        FakeSource(),
        page_stages=[Named("read", ReadLayer())],
        document_stages=[Named("answer", Answer(answer, rows))],
    )


def labels(folder: Path, *rows: dict[str, object]) -> Path:
    for row in rows:
        for key in ("pdf", "image"):
            if key in row:
                (folder / str(row[key])).touch()
    path = folder / "labels.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def row(id_: str, total: str = "9.00", **more: object) -> dict[str, object]:
    return {"id": id_, "type": "receipt", "fields": {"total": total}} | more


def run(pipeline: Pipeline, path: Path, **options: object) -> Report:
    return evaluate(pipeline, path, EvaluateOptions(**options), lambda done, of: None)  # type: ignore[arg-type]


def everything(document: Document) -> dict[str, str]:
    """Tells through its answer what the pipeline was shown."""
    page = document.pages[0]
    shown = {"text": bool(page.words), "form": bool(page.form_values)}
    shown["attachment"] = bool(document.attachments)
    return {"total": "+".join(name for name, there in shown.items() if there) or "image"}


def shown_for(read_from: ReadFrom, path: Path) -> str:
    [document] = run(pipeline(everything), path, read_from=read_from).documents
    assert document.fields[0].found is not None
    return document.fields[0].found.value


def test_an_image_shows_nothing_but_its_pixels(tmp_path: Path) -> None:
    path = labels(tmp_path, row("1", pdf="1.pdf"))
    assert shown_for(ReadFrom.PDF, path) == "text+form+attachment"
    assert shown_for(ReadFrom.IMAGE, path) == "image"


def test_labelled_lines_stand_where_they_were_labelled(tmp_path: Path) -> None:
    lines = [{"text": "TOTAL 9.00", "box": [0, 0, 100, 20]}]
    path = labels(tmp_path, row("1", lines=lines))
    assert shown_for(ReadFrom.LINES, path) == "text"
    report = run(
        pipeline(lambda document: {"total": document.pages[0].words[1].text}),
        path,
        read_from=ReadFrom.LINES,
    )
    assert report.end_to_end == 1.0


def test_figures_come_from_all_documents(tmp_path: Path) -> None:
    path = labels(tmp_path, row("1", pdf="1.pdf"), row("2", "8.00", pdf="2.pdf"))
    report = run(pipeline(lambda document: {"total": "9.00", "tip": "1"}), path)
    figures = report_to_json(report)
    assert figures["fields"]["total"]["f1"] == 0.5
    assert set(figures["fields"]) == {"total"}
    assert figures["end_to_end"] == 0.5
    assert figures["type_accuracy"] == 1.0
    assert figures["accepted"] == {"share": 1.0, "precision": 0.5, "threshold": None}
    assert figures["expected_calibration_error"] == pytest.approx(0.4)
    assert figures["reliability"] == [
        {"least": 0.9, "count": 2, "confidence": 0.9, "precision": 0.5}
    ]
    text = report_to_text(report)
    assert "total" in text
    assert f"from 0.9         2   50.0%  {'#' * 20}{' ' * 16}|" in text


def test_rows_are_paired_by_the_cells_they_share(tmp_path: Path) -> None:
    items = [{"quantity": "1", "total": "5.00"}, {"quantity": "2", "total": "4.00"}]
    path = labels(tmp_path, row("1", pdf="1.pdf", line_items=items))
    # The first labelled row was not found, and one is found that is not there.
    found = [{"quantity": "2", "total": "4.00"}, {"quantity": "7"}]
    report = run(pipeline(lambda document: {}, found), path)
    [quantity, total] = report.columns
    assert (quantity.name, quantity.labelled, quantity.found, quantity.correct) == (
        "line_items.quantity",
        2,
        2,
        1,
    )
    assert (total.labelled, total.found, total.correct) == (2, 1, 1)
    assert report.overall.found == 0


def test_the_order_of_the_rows_does_not_matter(tmp_path: Path) -> None:
    items = [{"quantity": "1", "total": "5.00"}, {"quantity": "2", "total": "4.00"}]
    path = labels(tmp_path, row("1", pdf="1.pdf", line_items=items))
    report = run(pipeline(lambda document: {}, items[::-1]), path)
    assert [column.f1 for column in report.columns] == [1.0, 1.0]


def test_rows_of_a_document_whose_rows_nobody_labelled_are_not_counted(tmp_path: Path) -> None:
    items = [{"quantity": "1", "total": "5.00"}]
    labelled, bare = row("1", pdf="1.pdf", line_items=items), row("2", pdf="2.pdf")
    report = run(pipeline(lambda document: {}, items), labels(tmp_path, labelled, bare))
    assert [(column.found, column.correct) for column in report.columns] == [(1, 1), (1, 1)]


def test_a_value_that_is_labelled_on_other_documents_only_is_wrong(tmp_path: Path) -> None:
    tipped = row("1", pdf="1.pdf", fields={"total": "9.00", "tip": "1.00"})
    path = labels(tmp_path, tipped, row("2", pdf="2.pdf"))
    report = run(pipeline(lambda document: {"total": "9.00", "tip": "1.00"}), path)
    tip = report_to_json(report)["fields"]["tip"]
    assert (tip["precision"], tip["recall"]) == (0.5, 1.0)


def test_a_document_is_right_when_all_that_matters_is(tmp_path: Path) -> None:
    both = row("1", pdf="1.pdf", fields={"total": "9.00", "date": "2026-01-31"})
    path = labels(tmp_path, both)
    assert run(pipeline(lambda document: {"total": "9.00"}), path).end_to_end == 0.0
    right = {"total": "9.00", "date": "2026-01-31"}
    assert run(pipeline(lambda document: right), path).end_to_end == 1.0


def test_a_document_that_cannot_be_opened_has_found_nothing(tmp_path: Path) -> None:
    path = labels(tmp_path, row("1", pdf="damaged.pdf"), row("2", pdf="2.pdf"))
    figures = report_to_json(run(pipeline(lambda document: {"total": "9.00"}), path))
    assert figures["failed"] == {"1": "damaged_file"}
    assert figures["overall"]["recall"] == 0.5


def test_a_document_that_cannot_be_opened_is_not_right_though_nothing_is_labelled(
    tmp_path: Path,
) -> None:
    path = labels(tmp_path, row("1", pdf="damaged.pdf", fields={}), row("2", pdf="2.pdf"))
    assert run(pipeline(lambda document: {"total": "9.00"}), path).end_to_end == 0.5


def test_a_split_and_a_limit_choose_the_rows(tmp_path: Path) -> None:
    rows = [row(str(n), pdf=f"{n}.pdf", split="test" if n % 2 else "train") for n in range(6)]
    path = labels(tmp_path, *rows)
    report = run(pipeline(everything), path, split="test", limit=2)
    assert [document.id for document in report.documents] == ["1", "3"]


def test_the_file_of_a_row_is_its_pdf_or_else_its_image(tmp_path: Path) -> None:
    path = labels(tmp_path, row("1", pdf="1.pdf"), row("2", image="2.png"))
    report = run(pipeline(everything), path)
    assert [document.id for document in report.documents] == ["1", "2"]


def test_rows_without_what_is_read_are_counted_as_skipped(tmp_path: Path) -> None:
    path = labels(tmp_path, row("1", pdf="1.pdf"), row("2"))
    assert run(pipeline(everything), path).skipped == 1
    with pytest.raises(ConfigError, match="no row to read from lines in split 'dev'"):
        run(pipeline(everything), path, read_from=ReadFrom.LINES, split="dev")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = labels(tmp_path, row("1", pdf="1.pdf"))
    (tmp_path / "1.pdf").unlink()
    with pytest.raises(ConfigError, match=r"1\.pdf, which is not there"):
        run(pipeline(everything), path)


def test_progress_is_told_after_each_document(tmp_path: Path) -> None:
    path = labels(tmp_path, row("1", pdf="1.pdf"), row("2", pdf="2.pdf"))
    told: list[tuple[int, int]] = []
    evaluate(
        pipeline(everything), path, EvaluateOptions(), lambda done, of: told.append((done, of))
    )
    assert told == [(1, 2), (2, 2)]


def test_misses_are_shown_with_their_crops_in_one_file(tmp_path: Path) -> None:
    path = labels(tmp_path, row("1", pdf="1.pdf"), row("<2>", "7.00", pdf="2.pdf"))
    page = tmp_path / "misses.html"
    run(pipeline(lambda document: {"total": "9.00"}), path, errors=page)
    html = page.read_text(encoding="utf-8")
    assert "&lt;2&gt;" in html
    assert html.count("data:image/jpeg;base64,") == 1
    assert not re.search(r'(?:src|href)="(?!data:)', html)


def test_a_value_that_was_not_found_is_shown_where_it_is_printed(tmp_path: Path) -> None:
    path = labels(tmp_path, row("1", pdf="1.pdf"))
    page = tmp_path / "misses.html"
    run(pipeline(lambda document: {}), path, errors=page)
    assert 'alt="where it is printed"' in page.read_text(encoding="utf-8")


def test_where_nothing_is_accepted_nothing_is_said_of_how_right_it_is(tmp_path: Path) -> None:
    report = run(pipeline(lambda document: {}), labels(tmp_path, row("1", pdf="1.pdf")))
    assert re.search(r"^accepted without review +nothing$", report_to_text(report), re.MULTILINE)
