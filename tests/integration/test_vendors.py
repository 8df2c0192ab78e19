"""A list of business partners is imported, used on documents, looked at, learned from them."""

from __future__ import annotations

import json
from pathlib import Path

import pymupdf
import pytest

from docintel.app import App, make_app
from docintel.core.document import Document, State
from docintel.core.filing import Status
from docintel.core.page import Origin
from docintel.core.vendor import Vendor
from docintel.errors import ConfigError
from docintel.pipeline.runner import Unobserved
from docintel.services.process import Task
from docintel.settings import Settings
from docintel.vendors.list_file import write_vendors
from tests.integration.test_cli import docintel

IBAN, OTHER = "GB82WEST12345698765432", "DE89370400440532013000"
TABLE = f"""Vendor no;Vendor name;Street;Postcode;Town;VAT number;IBAN;Currency;Remarks
70017;Hale & Thornton Joinery Ltd;Canal Road 7;LS12 9XT;Leeds;GB 980 7806 84;{IBAN};GBP;since 2019
70018;Pell Property Ltd;Mill Lane 2;YO1 7LS;York;GB434031494;GB00WRONG;GBP;
"""
PIPELINE = """
[source]
use = "file"
dpi = 100

[[page]]
use = "read_text"
engine = { use = "thin_ocr" }

[[page]]
use = "order_lines"

[[document]]
use = "classify_type"

[[document]]
use = "propose_by_rules"

[[document]]
use = "propose_from_vendors"

[[document]]
use = "decide_fields"

[[document]]
use = "validate"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def app(home: Path, tmp_path: Path) -> App:
    """The application with a pipeline that says nothing of a list."""
    pipeline = tmp_path / "quick.toml"
    pipeline.write_text(PIPELINE, encoding="utf-8")
    return make_app(Settings(home=home, pipeline=str(pipeline)))


@pytest.fixture
def partners(tmp_path: Path) -> Path:
    path = tmp_path / "partners.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def invoice(folder: Path, account: str) -> Path:
    """An invoice whose sender is spelled in a way of its own."""
    file = pymupdf.open()
    page = file.new_page()
    lines = (
        *("HALE & THORNTON JOINERY", "Canal Road 7", "Leeds LS12 9XT", "VAT no: GB980780684", ""),
        *("INVOICE", "Invoice number: HT-2231", "Invoice date: 2 March 2026", ""),
        *("Net total 1000.00", "VAT 200.00", "Total 1200.00", f"IBAN: {account}"),
    )
    for row, line in enumerate(lines):
        page.insert_text((72, 72 + 20 * row), line)
    path = folder / f"{account}.pdf"
    file.save(path)
    return path


def processed(app: App, file: Path) -> Document:
    filing = app.intake.accept_file(file).filing
    app.processor()(Task(filing.id), Unobserved())
    return app.query.document(filing.id)


def test_a_table_is_imported_and_what_is_wrong_in_it_is_named(home: Path, partners: Path) -> None:
    done = docintel(home, "vendors", "import", partners)
    assert (done.returncode, done.stdout) == (0, "2 vendors, 2 of them new\n")
    remarks = done.stderr.splitlines()
    assert remarks[0] == "columns that are not used: Remarks"
    assert remarks[1].startswith("line 3, column 'IBAN': 'GB00WRONG' is no IBAN")


def test_what_is_listed_as_json_can_be_imported_again(
    home: Path, partners: Path, tmp_path: Path
) -> None:
    app = make_app(Settings(home=home))
    app.vendors.import_tables([partners])
    before = app.vendors.all()
    again = tmp_path / "again.jsonl"
    again.write_text(docintel(home, "vendors", "list", "--json").stdout, encoding="utf-8")
    done = app.vendors.import_tables([again])
    assert (done.vendors, done.new, done.gone, done.remarks) == (2, 0, 0, ())
    assert app.vendors.all() == before


def test_partners_are_shown_found_and_removed(home: Path, partners: Path) -> None:
    make_app(Settings(home=home)).vendors.import_tables([partners])
    shown = docintel(home, "vendors", "show", "hale & thornton joinery ltd", "--json")
    assert json.loads(shown.stdout)["address"] == "Canal Road 7, LS12 9XT Leeds"
    assert "Pell" in docintel(home, "vendors", "list", "york").stdout
    assert docintel(home, "vendors", "remove", "70018").returncode == 0
    assert docintel(home, "vendors", "list", "york").stdout.startswith("no vendor matches")
    gone = docintel(home, "vendors", "show", "70018")
    assert gone.returncode == 1
    assert gone.stderr == (
        "docintel: no vendor '70018'; `docintel vendors list` shows who there is\n"
    )


def test_a_table_that_is_none_changes_nothing(home: Path, partners: Path, tmp_path: Path) -> None:
    vendors = make_app(Settings(home=home)).vendors
    vendors.import_tables([partners])
    before = vendors.all()
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("firm;account\nAnn;1\n", encoding="utf-8")
    done = docintel(home, "vendors", "import", partners, wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{wrong}, line 1: no column holds the names; found: firm, account" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert vendors.all() == before


def test_an_import_replaces_the_one_before_and_keeps_what_was_learned(
    app: App, partners: Path, tmp_path: Path
) -> None:
    learned = Vendor("Moss Catering Ltd", tax_ids=("DE317420004",), learned=True)
    write_vendors(app.vendors.file, [Vendor("Old Ltd", "1"), learned])
    done = app.vendors.import_tables([partners])
    assert (done.vendors, done.new, done.gone) == (2, 2, 1)
    assert [one.name for one in app.vendors.all()] == [
        *("Hale & Thornton Joinery Ltd", "Pell Property Ltd", "Moss Catering Ltd"),
    ]
    named = tmp_path / "named.csv"
    named.write_text("name\nMOSS CATERING LTD.\n", encoding="utf-8")
    app.vendors.import_tables([named])
    assert [one.learned for one in app.vendors.all()] == [False]


def test_a_broken_list_is_replaced_by_the_next_import(app: App, partners: Path) -> None:
    app.vendors.file.parent.mkdir(parents=True)
    app.vendors.file.write_bytes(b"no list")
    with pytest.raises(ConfigError, match="is no vendor list"):
        app.pipeline()
    done = app.vendors.import_tables([partners])
    assert "is no vendor list" in done.remarks[0]
    assert app.pipeline()
    assert len(app.vendors.all()) == 2


def test_a_list_in_the_home_folder_is_used_and_its_change_makes_another_version(
    app: App, partners: Path
) -> None:
    before = app.pipeline().version
    app.vendors.import_tables([partners])
    listed = app.pipeline().version
    app.vendors.remove("70018")
    assert len({before, listed, app.pipeline().version}) == 3


def test_the_record_has_the_spelling_of_the_list_and_where_it_is_from(
    app: App, partners: Path, tmp_path: Path
) -> None:
    app.vendors.import_tables([partners])
    document = processed(app, invoice(tmp_path, IBAN))
    name = document.field("supplier_name")
    assert name is not None
    assert (name.value, name.text) == ("Hale & Thornton Joinery Ltd", "HALE & THORNTON JOINERY")
    assert (name.source, name.voter, name.page) == (Origin.MASTER_DATA, "vendors@1", 1)
    [told] = [
        one
        for one in document.checks
        if one.rule == "vendor_list" and one.fields == ("supplier_name",)
    ]
    assert told.passed
    assert told.message == (
        "the IBAN, tax id, name and address on page 1 are those of 70017 Hale & Thornton Joinery"
        " Ltd of the vendor list, printed as HALE & THORNTON JOINERY"
    )


def test_an_invoice_with_another_account_goes_to_a_person(
    app: App, partners: Path, tmp_path: Path
) -> None:
    app.vendors.import_tables([partners])
    document = processed(app, invoice(tmp_path, OTHER))
    account = document.field("iban")
    assert account is not None
    assert (account.value, account.state) == (OTHER, State.REVIEW)
    filing = app.query.filing(document.id)
    assert filing.status is Status.REVIEW
    [reason] = [one.message for one in filing.reasons if OTHER in one.message]
    assert f"who has {IBAN} in the vendor list: ask them" in reason
