"""A payment code goes through a pipeline from the file to the field, and is kept on its page."""

from __future__ import annotations

import io
from pathlib import Path

import pymupdf
import pytest

from docintel.catalogs import CATALOGS
from docintel.core.document import Document, State
from docintel.core.page import Origin
from docintel.core.page_record import page_from_json, page_to_json
from docintel.pipeline.config import load_pipeline
from docintel.pipeline.runner import InputFile, Unobserved
from tests.payment_codes import drawn, epc, swiss

IBAN, OTHER = "DE89370400440532013000", "AT611904300234573201"
PIPELINE = """
[source]
use = "file"
dpi = 200

[[page]]
use = "read_text"
engine = { use = "thin_ocr" }

[[page]]
use = "order_lines"

[[page]]
use = "find_codes"
engine = { use = "zxing" }

[[document]]
use = "classify_type"

[[document]]
use = "propose_from_codes"

[[document]]
use = "propose_by_rules"

[[document]]
use = "decide_fields"

[[document]]
use = "validate"
"""


def bill(folder: Path, code: str, account: str) -> Path:
    """A PDF with text and a code of three centimetres."""
    file = pymupdf.open()
    page = file.new_page()
    lines = ("INVOICE", "Invoice number: NW-17", f"IBAN: {account}", "Amount due: 119.00 EUR")
    for row, line in enumerate(lines):
        page.insert_text((72, 72 + 20 * row), line)
    png = io.BytesIO()
    drawn(code).save(png, "PNG")
    page.insert_image(pymupdf.Rect(72, 600, 157, 685), stream=png.getvalue())
    path = folder / "bill.pdf"
    file.save(path)
    return path


def processed(folder: Path, code: str, account: str) -> Document:
    (folder / "codes.toml").write_text(PIPELINE)
    pipeline = load_pipeline(str(folder / "codes.toml"), CATALOGS)
    path = bill(folder, code, account)
    return pipeline.run(InputFile("d", path, type_name="invoice"), Unobserved())


@pytest.mark.parametrize(
    ("code", "account", "values"),
    [
        (epc(IBAN, "EUR119"), IBAN, {"iban": IBAN, "amount_due": "119.00", "currency": "EUR"}),
        (
            swiss("CH9300762011623852957", "119.00", "SCOR", "RF18539007547034"),
            "CH9300762011623852957",
            {
                "iban": "CH9300762011623852957",
                "amount_due": "119.00",
                "currency": "CHF",
                "payment_reference": "RF18539007547034",
            },
        ),
    ],
    ids=["EPC", "Swiss QR-bill"],
)
def test_fields_come_from_the_code_with_its_place(
    tmp_path: Path, code: str, account: str, values: dict[str, str]
) -> None:
    document = processed(tmp_path, code, account)
    [found] = document.pages[0].codes
    decided = {field.name: field for field in document.fields}
    assert {name: decided[name].value for name in values} == values
    assert {decided[name].source for name in values} == {Origin.CODE}
    assert all(decided[name].boxes == (found.box,) for name in values)
    assert page_from_json(page_to_json(document.pages[0])).codes[0].text == code


def test_a_code_that_pays_into_another_account_than_is_printed_goes_to_a_person(
    tmp_path: Path,
) -> None:
    document = processed(tmp_path, epc(IBAN, "EUR119"), OTHER)
    failed = {one.fields for one in document.checks if not one.passed}
    assert ("iban",) in failed
    assert {field.name: field.state for field in document.fields}["iban"] is State.REVIEW
