"""A page as JSON, both ways: boxes as [left, top, right, bottom], lines as indices of words.

Coordinates are kept to a hundredth of a pixel and confidences to four digits. The text layer is not
kept: what was used of it is in the words.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any

from docintel.core.code_payload import meaning
from docintel.core.geometry import Box
from docintel.core.page import (
    Cell,
    Code,
    Failure,
    FormValue,
    Line,
    Mark,
    MarkKind,
    Origin,
    OtherReading,
    Page,
    Region,
    Table,
    Word,
)
from docintel.core.plane_map import SAME, PlaneMap

Json = dict[str, Any]


def page_to_json(page: Page) -> Json:
    """The `pages` entry of the record; `look` only where somebody has looked at its picture."""
    found: Json = {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "dpi": page.dpi,
        "rotation": page.rotation,
        "skew": round(page.skew, 4),
        "to_original": [float(f"{number:.9g}") for number in page.to_original],
        "prepared_by": list(page.prepared_by),
        "source": page.source,
        "error": failure_to_json(page.failures[0]) if page.failures else None,
        "failures": [failure_to_json(failure) for failure in page.failures],
        "words": [_word(word) for word in page.words],
        "lines": _lines(page),
        "regions": [_region(region) for region in page.regions],
        "tables": [_table(table) for table in page.tables],
        "codes": [_code(code) for code in page.codes],
        "marks": [_mark(mark) for mark in page.marks],
        "form_values": [_form_value(value) for value in page.form_values],
    }
    if page.look:
        found["look"] = {name: round(number, 4) for name, number in page.look}
    return found


def page_from_json(data: Json) -> Page:
    """The page that was stored; the opposite of `page_to_json`."""
    words = tuple(_read_word(word) for word in data["words"])
    return Page(
        number=data["number"],
        width=data["width"],
        height=data["height"],
        dpi=data["dpi"],
        rotation=data["rotation"],
        skew=data["skew"],
        # Pages that were kept by earlier versions do not say.
        to_original=PlaneMap(*data.get("to_original", SAME)),
        prepared_by=tuple(data.get("prepared_by", ())),
        source=Origin(data["source"]) if data["source"] else None,
        words=words,
        lines=tuple(Line(tuple(words[index] for index in line)) for line in data["lines"]),
        regions=tuple(_read_region(region) for region in data["regions"]),
        tables=tuple(_read_table(table) for table in data["tables"]),
        # Pages that were kept by earlier versions have neither codes, marks nor form values.
        codes=tuple(_read_code(code) for code in data.get("codes", ())),
        marks=tuple(_read_mark(mark) for mark in data.get("marks", ())),
        look=tuple(data.get("look", {}).items()),
        form_values=tuple(_read_form_value(value) for value in data.get("form_values", ())),
        failures=tuple(failure_from_json(failure) for failure in data["failures"]),
    )


def as_stored(page: Page) -> Page:
    """The page as it comes back from where it is kept, rounded and without its text layer.

    What is found must not depend on whether a run was stopped and went on with stored pages.
    """
    return page_from_json(page_to_json(page))


def clean(text: str) -> str:
    """The text without NUL and lone surrogates, which neither UTF-8 nor PostgreSQL can hold."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def box_to_json(box: Box) -> list[float]:
    return [round(edge, 2) for edge in (box.left, box.top, box.right, box.bottom)]


def boxes_to_json(boxes: Iterable[Box]) -> list[list[float]]:
    return [box_to_json(box) for box in boxes]


def boxes_from_json(boxes: Iterable[list[float]]) -> tuple[Box, ...]:
    return tuple(Box(*box) for box in boxes)


def failure_to_json(failure: Failure) -> Json:
    return {"stage": failure.stage, "code": failure.code, "message": clean(failure.message)}


def failure_from_json(data: Json) -> Failure:
    return Failure(data["stage"], data["code"], data["message"])


def _word(word: Word) -> Json:
    """`others` only where there are any: few words have them, and pages have many words."""
    found: Json = {
        "text": clean(word.text),
        "box": box_to_json(word.box),
        "confidence": round(word.confidence, 4),
    }
    if word.others:
        found["others"] = [_other(other) for other in word.others]
    return found


def _other(other: OtherReading) -> Json:
    return {
        "start": other.start,
        "end": other.end,
        "text": clean(other.text),
        "probability": round(other.probability, 4),
    }


def _read_word(data: Json) -> Word:
    others = tuple(OtherReading(**other) for other in data.get("others", ()))
    return Word(data["text"], Box(*data["box"]), data["confidence"], others)


def _lines(page: Page) -> list[list[int]]:
    places = {word: index for index, word in enumerate(page.words)}
    return [[places[word] for word in line.words] for line in page.lines]


def _region(region: Region) -> Json:
    """`repeated` only where it is: few regions are."""
    confidence = region.confidence
    found: Json = {
        "label": region.label,
        "box": box_to_json(region.box),
        "confidence": None if confidence is None else round(confidence, 4),
        "order": region.order,
    }
    return found | ({"repeated": True} if region.repeated else {})


def _read_region(data: Json) -> Region:
    repeated = data.get("repeated", False)
    return Region(data["label"], Box(*data["box"]), data["order"], data["confidence"], repeated)


def _table(table: Table) -> Json:
    return {
        "box": box_to_json(table.box),
        "header_rows": table.header_rows,
        "cells": [_cell(cell) for cell in table.cells],
    }


def _cell(cell: Cell) -> Json:
    return {
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "text": clean(cell.text),
        "box": box_to_json(cell.box),
        "confidence": round(cell.confidence, 4),
    }


def _read_table(data: Json) -> Table:
    cells = tuple(_read_cell(cell) for cell in data["cells"])
    # Tables that were kept before headers were looked for have none.
    return Table(Box(*data["box"]), cells, data.get("header_rows", 0))


def _read_cell(data: Json) -> Cell:
    return Cell(
        data["row"],
        data["column"],
        data["text"],
        Box(*data["box"]),
        data["row_span"],
        data["column_span"],
        data.get("confidence", 1.0),
    )


def _code(code: Code) -> Json:
    """`standard` and `values` say what its text means, for those who read the record."""
    standard, values = meaning(code)
    return {
        "kind": code.kind,
        "text": clean(code.text),
        "content": b64encode(code.content).decode("ascii"),
        "box": box_to_json(code.box),
        "rotation": code.rotation,
        "standard": standard,
        "values": {name: clean(value) for name, value in values.items()},
    }


def _read_code(data: Json) -> Code:
    content = b64decode(data["content"])
    return Code(data["kind"], data["text"], content, Box(*data["box"]), data["rotation"])


def _mark(mark: Mark) -> Json:
    return {
        "kind": mark.kind,
        "box": box_to_json(mark.box),
        "confidence": round(mark.confidence, 4),
        "checked": mark.checked,
        "label": clean(mark.label),
    }


def _read_mark(data: Json) -> Mark:
    kind, box = MarkKind(data["kind"]), Box(*data["box"])
    return Mark(kind, box, data["confidence"], data["checked"], data["label"])


def _form_value(value: FormValue) -> Json:
    return {
        "name": clean(value.name),
        "value": clean(value.value),
        "box": box_to_json(value.box),
    }


def _read_form_value(data: Json) -> FormValue:
    return FormValue(data["name"], data["value"], Box(*data["box"]))
