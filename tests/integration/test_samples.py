"""The samples are small, complete and true: their labels add up and are what the pages show."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pillow_heif
import pymupdf
import pytest
from facturx import (  # type: ignore[import-untyped]
    get_xml_from_pdf,
    xml_check_xsd,
)
from lxml import etree  # type: ignore[import-untyped]
from PIL import Image, ImageSequence
from stdnum import get_cc_module, iban

from samples.making import broken, form, invoice_facturx, invoice_ie, invoice_uk
from samples.making.money import MARKS, show
from samples.making.sample import Sample

ROOT = Path(__file__).parents[2] / "samples"
LABELS: list[dict[str, Any]] = [
    json.loads(line) for line in (ROOT / "labels.jsonl").read_text("utf-8").splitlines()
]
MONEY = (
    "net_total", "tax_total", "gross_total", "amount_due", "subtotal", "total",
    "opening_balance", "closing_balance", "total_credits", "total_debits",
)  # fmt: skip


def having(*names: str) -> list[Any]:
    """The labels with all of these fields, as parameters of a test."""
    found = [label for label in LABELS if label["fields"].keys() >= set(names)]
    return [pytest.param(label, id=label["id"]) for label in found]


def file_of(label: dict[str, Any]) -> Path:
    return ROOT / str(label.get("pdf") or label["image"])


def amount(label: dict[str, Any], name: str) -> Decimal:
    return Decimal(label["fields"][name])


def items(label: dict[str, Any], name: str) -> Decimal:
    return sum((Decimal(item[name]) for item in label["line_items"]), Decimal(0))


def text_of(path: Path) -> str:
    with pymupdf.open(path) as document:
        return "\n".join(document[n].get_text() for n in range(document.page_count))


def test_all_samples_together_are_small_enough_to_ship() -> None:
    shipped = [path for path in ROOT.rglob("*.*") if path.suffix != ".pyc"]
    size = sum(path.stat().st_size for path in shipped if ".mypy_cache" not in path.parts)
    assert size < 12 * 2**20


def test_every_document_has_one_label_and_every_label_a_document() -> None:
    labelled = sorted(file_of(label) for label in LABELS)
    assert labelled == sorted((ROOT / "documents").iterdir())
    assert len({label["id"] for label in LABELS}) == len(LABELS) >= 16


def test_the_samples_show_every_type_and_many_languages_and_formats() -> None:
    assert {label["type"] for label in LABELS} == {
        "invoice", "receipt", "purchase_order", "bank_statement", "letter_email", "contract",
        "form", "delivery_note",
    }  # fmt: skip
    assert {label["language"] for label in LABELS} >= {"en", "de", "fr", "es", "it", "nl"}
    assert {file_of(label).suffix for label in LABELS} == {
        ".pdf", ".jpg", ".png", ".tiff", ".webp", ".bmp", ".heic",
    }  # fmt: skip


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label["id"])
def test_a_file_is_of_the_kind_that_its_label_says(label: dict[str, Any]) -> None:
    path = file_of(label)
    if "pdf" in label:
        with pymupdf.open(path) as document:
            assert document.is_pdf
            assert document.page_count >= 1
        return
    pillow_heif.register_heif_opener()
    formats = {".jpg": "JPEG", ".tiff": "TIFF", ".heic": "HEIF"}
    with Image.open(path) as image:
        image.load()
        assert image.format == formats.get(path.suffix, path.suffix[1:].upper())


@pytest.mark.parametrize("label", having("net_total", "gross_total"))
def test_net_and_tax_are_gross_and_the_lines_are_net(label: dict[str, Any]) -> None:
    assert amount(label, "net_total") + amount(label, "tax_total") == amount(label, "gross_total")
    assert items(label, "net_amount") == amount(label, "net_total")


@pytest.mark.parametrize("label", having("total", "tax_total"))
def test_the_items_of_a_receipt_add_up(label: dict[str, Any]) -> None:
    total, tax = amount(label, "total"), amount(label, "tax_total")
    assert items(label, "total") in (total, total - tax)
    if "subtotal" in label["fields"]:
        assert amount(label, "subtotal") + tax == total


@pytest.mark.parametrize("label", having("opening_balance"))
def test_a_statement_runs_from_its_opening_to_its_closing_balance(label: dict[str, Any]) -> None:
    balance = amount(label, "opening_balance")
    for entry in label["line_items"]:
        balance += Decimal(entry["amount"])
        assert entry.get("balance_after", str(balance)) == str(balance)
    assert balance == amount(label, "closing_balance")
    moved = amount(label, "total_credits") - amount(label, "total_debits")
    assert moved == balance - amount(label, "opening_balance")


@pytest.mark.parametrize("label", having("iban"))
def test_account_numbers_carry_valid_check_digits(label: dict[str, Any]) -> None:
    assert iban.is_valid(label["fields"]["iban"])


@pytest.mark.parametrize("label", having("supplier_tax_id"))
def test_tax_numbers_carry_valid_check_digits(label: dict[str, Any]) -> None:
    country = {"invoice-es-photo": "es"}.get(label["id"], label["fields"]["supplier_tax_id"][:2])
    module = get_cc_module(country.lower(), "vat")
    assert module is not None
    assert module.is_valid(label["fields"]["supplier_tax_id"])


@pytest.mark.parametrize(
    "name",
    [
        "bank-statement-de", "bank-statement-uk", "contract-maintenance", "invoice-de-facturx",
        "invoice-de-two-pages", "invoice-uk-digital", "purchase-order-us",
    ],
)  # fmt: skip
def test_amounts_and_numbers_of_a_digital_document_are_printed_on_it(name: str) -> None:
    label = next(label for label in LABELS if label["id"] == name)
    text = text_of(file_of(label))
    for field in set(MONEY) & label["fields"].keys():
        printed = {show(amount(label, field), country) for country in MARKS}
        assert any(form_of_it in text for form_of_it in printed), field
    for field in {"iban", "invoice_number", "po_number"} & label["fields"].keys():
        assert label["fields"][field] in text.replace(" ", ""), field


@pytest.mark.parametrize("make", [invoice_uk.make, invoice_facturx.make, invoice_ie.make])
def test_the_generator_draws_the_committed_file_again(make: Callable[[], Sample]) -> None:
    sample = make()
    committed = (ROOT / sample.file).read_bytes()
    assert pixels(sample.content) == pixels(committed)
    assert sample.label() in (ROOT / "labels.jsonl").read_text("utf-8").splitlines()


def pixels(content: bytes) -> list[bytes]:
    if not content.startswith(b"%PDF"):
        with Image.open(BytesIO(content)) as image:
            return [frame.tobytes() for frame in ImageSequence.all_frames(image)]
    with pymupdf.open(stream=content) as document:
        return [document[n].get_pixmap(dpi=50).samples for n in range(document.page_count)]


def test_the_e_invoice_is_valid_and_says_what_its_label_says() -> None:
    label = next(label for label in LABELS if label["id"] == "invoice-de-facturx")
    _, xml = get_xml_from_pdf(file_of(label).read_bytes(), check_xsd=False)
    assert xml_check_xsd(xml, flavor="factur-x", level="en16931")
    total = etree.fromstring(xml).findtext(".//{*}GrandTotalAmount")
    assert total == label["fields"]["gross_total"]


def test_the_form_is_filled_with_what_its_label_says() -> None:
    with pymupdf.open(ROOT / "documents" / "form-supplier.pdf") as document:
        values = {w.field_name: w.field_value for w in document[0].widgets()}
    checked = {box.name: "true" if box.checked else "false" for box in form.BOXES}
    ticked = {name: "false" if values[name] in ("Off", False) else "true" for name in checked}
    label = next(label for label in LABELS if label["id"] == "form-supplier")
    assert {**values, **ticked}.items() <= label["fields"].items()


def test_the_rotated_scan_has_two_pages_on_their_side() -> None:
    with Image.open(ROOT / "documents" / "invoice-ie-rotated-scan.tiff") as image:
        assert len(ImageSequence.all_frames(image)) == 2
        assert image.width > image.height


def test_the_photo_says_that_the_phone_lay_on_its_side() -> None:
    with Image.open(ROOT / "documents" / "invoice-es-photo.jpg") as image:
        assert image.getexif()[0x0112] == 6
        assert image.width > image.height


def test_the_locked_file_opens_with_the_password_of_the_readme_only() -> None:
    assert f"`{broken.PASSWORD}`" in (ROOT / "README.md").read_text("utf-8")
    with pymupdf.open(ROOT / "broken" / "locked.pdf") as document:
        assert document.needs_pass
        assert not document.authenticate("wrong")
        assert document.authenticate(broken.PASSWORD)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_the_truncated_file_cannot_be_read() -> None:
    with (
        pytest.raises((OSError, SyntaxError)),
        Image.open(ROOT / "broken" / "truncated.tiff") as image,
    ):
        image.load()
