"""Labelled documents become examples, and labels that are nowhere on the page are named."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.geometry import Box
from docintel.core.page import Word
from docintel.errors import ConfigError, UnknownNameError
from docintel.training.data_set import examples
from docintel.training.example import Example
from docintel.training.rows import Labelled, read_examples_of
from docintel.training.rows.stream import stream_of
from docintel.training.synthesis.split import Split

Lines = Sequence[tuple[str, float, float]]

RECEIPT: Lines = (
    ("KEDAI BUKU", 100, 0),
    ("HARMONI SDN BHD", 80, 30),
    ("(123456-X)", 110, 60),
    ("NO. 12, JALAN DAMAI 3/4,", 60, 90),
    ("TAMAN MURNI,", 110, 120),
    ("40150 SHAH ALAM", 90, 150),
    ("DATE: 05/03/2018 18:22", 10, 200),
    ("PEN BLUE", 10, 260),
    ("9.10", 350, 260),
    ("TOTAL QTY", 10, 320),
    ("9.10", 350, 320),
    ("TOTAL (RM)", 10, 350),
    ("9.10", 350, 350),
    ("CASH", 10, 380),
    ("9.10", 350, 380),
    ("05/03/2018", 140, 420),
)
TRUTH = {
    "company": "KEDAI BUKU HARMONI SDN BHD",
    "address": "NO. 12, JALAN DAMAI 3/4, TAMAN MURNI, 40150 SHAH ALAM",
    "date": "05/03/2018",
    "total": "9.10",
}


def write(path: Path, *rows: Mapping[str, object]) -> Path:
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def row(fields: Mapping[str, str], lines: Lines = RECEIPT, **more: object) -> dict[str, object]:
    boxed = [
        {"text": text, "box": [left, top, left + 10 * len(text), top + 22]}
        for text, left, top in lines
    ]
    return {"id": "r1", "type": "receipt", "fields": fields, "lines": boxed} | more


def read(tmp_path: Path, *rows: Mapping[str, object]) -> Labelled:
    return read_examples_of(write(tmp_path / "labels.jsonl", *rows))


def said(example: Example) -> dict[str, list[str]]:
    """What the tagged words say, value by value."""
    found: dict[str, list[str]] = {}
    for page, tags in zip(example.document.pages, example.tags, strict=True):
        for word, tag in zip(page.words, tags, strict=True):
            if tag and (tag[1] or tag[0] not in found):
                found.setdefault(tag[0], []).append(word.text)
            elif tag:
                found[tag[0]][-1] += f" {word.text}"
    return found


def test_values_are_found_where_they_are_printed(tmp_path: Path) -> None:
    labelled = read(tmp_path, row(TRUTH))
    assert labelled.unmatched == ()
    (example,) = labelled.examples
    assert said(example) == {
        "merchant_name": ["KEDAI BUKU HARMONI SDN BHD"],
        "merchant_address": ["NO. 12, JALAN DAMAI 3/4, TAMAN MURNI, 40150 SHAH ALAM"],
        "date": ["05/03/2018", "05/03/2018"],
        "total": ["9.10"],
    }


def test_values_are_kept_in_their_normal_form(tmp_path: Path) -> None:
    (example,) = read(tmp_path, row(TRUTH)).examples
    assert example.fields["date"] == "2018-03-05"
    assert example.fields["total"] == "9.1"
    assert example.vendor == "KEDAI BUKU HARMONI SDN BHD"


def test_only_the_row_of_the_total_is_the_total(tmp_path: Path) -> None:
    """The item, the quantity and the cash have the same amount."""
    (example,) = read(tmp_path, row(TRUTH)).examples
    (page,) = example.document.pages
    (word,) = [
        word
        for word, tag in zip(page.words, example.tags[0], strict=True)
        if tag and tag[0] == "total"
    ]
    assert word.box.top == 350


def test_without_any_label_the_lowest_amount_is_the_total(tmp_path: Path) -> None:
    lines: Lines = (("PEN BLUE", 10, 260), ("9.10", 350, 260), ("9.10", 350, 420))
    (example,) = read(tmp_path, row({"total": "9.10"}, lines)).examples
    (page,) = example.document.pages
    tagged = zip(page.words, example.tags[0], strict=True)
    assert [word.box.top for word, tag in tagged if tag] == [420]


def test_a_misread_address_is_found_all_the_same(tmp_path: Path) -> None:
    misread = [
        (text.replace("DAMAI", "DANAI").replace("SHAH", "SHAK"), x, y) for text, x, y in RECEIPT
    ]
    labelled = read(tmp_path, row(TRUTH, misread))
    assert labelled.unmatched == ()
    (address,) = said(labelled.examples[0])["merchant_address"]
    assert address == "NO. 12, JALAN DANAI 3/4, TAMAN MURNI, 40150 SHAK ALAM"


def test_what_stands_between_the_lines_of_a_name_is_not_part_of_it(tmp_path: Path) -> None:
    truth = TRUTH | {"address": "HARMONI SDN BHD NO. 12, JALAN DAMAI 3/4"}
    (example,) = read(tmp_path, row({"address": truth["address"]})).examples
    assert "(123456-X)" not in said(example)["merchant_address"][0]


def test_a_label_that_is_nowhere_is_named_by_document_and_line(tmp_path: Path) -> None:
    rows = row(TRUTH), row(TRUTH | {"total": "77.70", "date": "06/03/2018"}, id="r2")
    labelled = read(tmp_path, *rows)
    assert sorted((one.document, one.line, one.field) for one in labelled.unmatched) == [
        ("r2", 2, "date"),
        ("r2", 2, "total"),
    ]
    assert "77.70" not in " ".join(map(str, labelled.unmatched))
    assert "total" not in labelled.examples[1].fields


def test_a_field_that_the_type_does_not_have_is_named(tmp_path: Path) -> None:
    labelled = read(tmp_path, row({"colour": "red"}))
    (problem,) = labelled.unmatched
    assert str(problem) == "line 1, document r1, field colour: the type receipt has no such field"


def test_a_page_without_text_shows_none_of_its_labels(tmp_path: Path) -> None:
    labelled = read(tmp_path, row(TRUTH, [(" ", 0, 0)]))
    assert len(labelled.unmatched) == len(TRUTH)
    assert labelled.examples[0].fields == {}


def test_a_type_that_is_not_known_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="no document type 'poem'"):
        read(tmp_path, row(TRUTH, type="poem"))


def test_a_file_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_examples_of(tmp_path / "nothing.jsonl")


def test_rows_of_goods_are_found_cell_by_cell(tmp_path: Path) -> None:
    lines: Lines = (
        ("ITEM", 10, 0),
        ("QTY", 200, 0),
        ("TOTAL", 350, 0),
        ("PEN BLUE", 10, 40),
        ("2", 200, 40),
        ("4.00", 350, 40),
        ("PAPER A4", 10, 70),
        ("80 GSM WHITE", 10, 100),
        ("2", 200, 70),
        ("18.00", 350, 70),
    )
    items = [
        {"description": "PEN BLUE", "quantity": "2", "total": "4.00"},
        {
            "description": "PAPER A4 80 GSM WHITE",
            "quantity": "2",
            "total": "18.00",
            "discount": "1",
        },
    ]
    labelled = read(tmp_path, row({}, lines, line_items=items))
    assert said(labelled.examples[0]) == {
        "line_items.description": ["PEN BLUE", "PAPER A4 80 GSM WHITE"],
        "line_items.quantity": ["2", "2"],
        "line_items.total": ["4.00", "18.00"],
    }
    assert [one.field for one in labelled.unmatched] == ["line_items.1.discount"]
    assert "discount" not in labelled.examples[0].line_items[1]


def test_a_word_says_one_thing_only(tmp_path: Path) -> None:
    """Of one piece the price is the amount, and each stands in its own column."""
    lines: Lines = (("PEN BLUE", 10, 40), ("1", 200, 40), ("2.00", 260, 40), ("2.00", 350, 40))
    item = {"description": "PEN BLUE", "quantity": "1", "unit_price": "2.00", "total": "2.00"}
    labelled = read(tmp_path, row({}, lines, line_items=[item]))
    assert labelled.unmatched == ()
    found = said(labelled.examples[0])
    assert found["line_items.unit_price"] == found["line_items.total"] == ["2.00"]


def test_goods_that_were_bought_twice_are_found_twice(tmp_path: Path) -> None:
    lines: Lines = tuple(
        (text, left, top)
        for top in (40, 70)
        for text, left in (("PEN BLUE", 10), ("2", 200), ("4.00", 350))
    )
    item = {"description": "PEN BLUE", "quantity": "2", "total": "4.00"}
    labelled = read(tmp_path, row({}, lines, line_items=[item, item]))
    assert said(labelled.examples[0])["line_items.total"] == ["4.00", "4.00"]


def test_only_the_wanted_documents_are_read(tmp_path: Path) -> None:
    labels = write(tmp_path / "labels.jsonl", row(TRUTH), row(TRUTH, id="r2"))
    wanted = read_examples_of(labels, lambda one: one.id == "r2")
    assert [example.id for example in wanted.examples] == ["r2"]


def test_what_was_made_up_is_found_again(tmp_path: Path) -> None:
    """Truth by construction against truth by search, on receipts that nobody tuned it to."""
    made = list(islice(examples(8, ["receipt"], Split.TRAIN, noise=False), 12))
    names = ("merchant_name", "merchant_address", "date", "total", "receipt_number")
    labelled = read(tmp_path, *(_as_row(example, names) for example in made))
    same = total = 0
    for example, found in zip(made, labelled.examples, strict=True):
        truth, seen = said(example), said(found)
        for name in names:
            if name in truth:
                total += 1
                same += truth[name][0] in " ".join(seen.get(name, []))
    assert same / total > 0.93


def _as_row(example: Example, names: Sequence[str]) -> dict[str, object]:
    (page,) = example.document.pages
    lines = [
        {"text": line.text, "box": [line.box.left, line.box.top, line.box.right, line.box.bottom]}
        for line in page.lines
    ]
    fields = {name: example.fields[name] for name in names if name in example.fields}
    return {"id": example.id, "type": "receipt", "fields": fields, "lines": lines}


def words(text: str) -> list[Word]:
    return [Word(piece, Box(0, 0, 1, 1)) for piece in text.split()]


@given(st.lists(st.from_regex(r"[A-Z]{3,8}", fullmatch=True), min_size=3, max_size=12, unique=True))
def test_a_stretch_of_a_text_is_closest_to_itself(pieces: list[str]) -> None:
    stream = stream_of(words(" ".join(pieces)))
    match = stream.closest(" ".join(pieces[1:-1]))
    assert match is not None
    assert match.quality == 1.0
    assert " ".join(pieces[1:-1]) in " ".join(word.text for word in match.words)


def test_a_code_is_found_in_whole_words_only() -> None:
    stream = stream_of(words("INV 4711 no 14711 and 47 11"))
    found = [" ".join(word.text for word in match.words) for match in stream.exact("4711")]
    assert found == ["4711", "47 11"]


def test_nothing_is_close_to_a_text_without_letters() -> None:
    assert stream_of(words("- - -")).closest("TOTAL") is None
    assert stream_of(words("TOTAL")).closest("...") is None
