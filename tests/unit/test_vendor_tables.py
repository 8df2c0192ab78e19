"""Tables of business partners are read as programs export them, and what is wrong is named."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.vendor import Vendor
from docintel.errors import ConfigError
from docintel.vendors import columns
from docintel.vendors.columns import Column, column_of
from docintel.vendors.entries import Entries, read_entries
from docintel.vendors.rows import VendorTable, read_table

IBAN, SECOND = "DE89370400440532013000", "AT611904300234573201"
GERMAN = """Kreditor;Name 1;Name 2;Straße;Hausnr;PLZ;Ort;USt-IdNr.;IBAN;IBAN 2;E-Mail;Zahlungsziel
00070001;Lindenhof;Gastronomiebedarf GmbH;Speicherstr.;18;18055;Rostock;DE 317 420 004;\
DE89 3704 0044 0532 0130 00;;info@lindenhof.example.de;14
"""


def table(folder: Path, content: str | bytes, name: str = "partners.csv") -> VendorTable:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(path)


def entries(folder: Path, content: str | bytes) -> Entries:
    return read_entries(table(folder, content).rows)


def only(folder: Path, content: str | bytes) -> Vendor:
    found = entries(folder, content)
    assert not found.problems
    [vendor] = found.vendors
    return vendor


def refusal(folder: Path, content: str | bytes) -> str:
    with pytest.raises(ConfigError) as raised:
        table(folder, content)
    message = str(raised.value)
    assert "partners.csv" in message
    assert "\n" not in message
    return message


def test_an_export_in_german_is_read_by_its_headers(tmp_path: Path) -> None:
    assert only(tmp_path, GERMAN) == Vendor(
        name="Lindenhof Gastronomiebedarf GmbH",
        number="00070001",
        address="Speicherstr. 18, 18055 Rostock",
        tax_ids=("DE317420004",),
        ibans=(IBAN,),
        domains=("lindenhof.example.de",),
        due_days=14,
    )


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("VAT Reg. No.", Column.TAX_IDS),
        ("Numéro TVA", Column.TAX_IDS),
        ("iban_3", Column.IBANS),
        ("Our customer number", Column.CUSTOMER_NUMBER),
        ("Supplier name", Column.NAME),
        ("Währung", Column.CURRENCY),
        ("Remarks", None),
    ],
)
def test_headers_are_known_in_many_words(header: str, column: Column | None) -> None:
    assert column_of(header) is column


def test_no_header_means_two_columns() -> None:
    for column, words in columns._HEADERS.items():
        assert {column_of(word) for word in words.split(",")} == {column}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiter_and_encoding_are_found_out(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    lines = (("name", "iban"), ("Bäckerei Öz & Söhne", IBAN))
    text = "\r\n".join(delimiter.join(cells) for cells in lines)
    assert only(tmp_path, text.encode(encoding)).name == "Bäckerei Öz & Söhne"


def test_what_is_no_utf_8_is_read_as_windows_writes_it_and_says_so(tmp_path: Path) -> None:
    read = table(tmp_path, "name\nAnn\nBäcker".encode("cp1252"))
    assert [cell.text for row in read.rows for cell in row.cells] == ["Ann", "Bäcker"]
    assert "line 3 is not UTF-8" in read.remarks[0]


def test_objects_line_by_line_are_read_as_well(tmp_path: Path) -> None:
    line = '{"name": "Ann Ltd", "ibans": ["%s", "%s"], "number": 7, "due_days": 0}'
    vendor = only(tmp_path, line % (IBAN, SECOND))
    assert (vendor.number, vendor.ibans, vendor.due_days) == ("7", (IBAN, SECOND), 0)


def test_rows_of_one_number_are_one_partner_with_several_accounts(tmp_path: Path) -> None:
    rows = f"no,name,iban\n7,Ann Ltd,{IBAN}\n7,ANN LTD.,{SECOND}\n"
    assert only(tmp_path, rows).ibans == (IBAN, SECOND)


def test_two_names_under_one_number_are_told_with_both_lines(tmp_path: Path) -> None:
    found = entries(tmp_path, "no,name\n7,Ann Ltd\n7,Ben Ltd\n")
    assert [vendor.name for vendor in found.vendors] == ["Ann Ltd"]
    assert str(found.problems[0]) == "line 3: number 7 is that of Ann Ltd in line 2; left out"


@pytest.mark.parametrize(
    ("header", "cell", "said"),
    [
        ("IBAN", "DE89370400440532013001", "is no IBAN"),
        ("BIC", "nonsense", "is no BIC"),
        ("VAT id", "12", "too short"),
        ("Currency", "Euro", "code of three letters"),
        ("E-mail", "call us", "neither a domain"),
        ("Payment days", "1e3", "no number of days"),
        ("IBAN", "=HYPERLINK(A1)", "holds a formula"),
        ("Address", "@SUM(1)", "holds a formula"),
        ("Address", "x" * 5000, "letters long"),
    ],
)
def test_a_wrong_cell_is_left_out_and_named_by_line_and_column(
    tmp_path: Path, header: str, cell: str, said: str
) -> None:
    found = entries(tmp_path, f"name,{header}\nAnn Ltd,\nBen Ltd,{cell}\n")
    assert found.vendors == (Vendor("Ann Ltd"), Vendor("Ben Ltd"))
    [problem] = found.problems
    assert str(problem).startswith(f"line 3, column {header!r}: ")
    assert said in problem.message


def test_digits_that_a_spreadsheet_keeps_as_text_are_digits(tmp_path: Path) -> None:
    assert (
        only(tmp_path, 'no,name,phone\n"=""00123""",Ann Ltd,\'+49 30 5550190\n').number == "00123"
    )


def test_a_row_without_a_name_is_left_out(tmp_path: Path) -> None:
    found = entries(tmp_path, f"name,iban\n,{IBAN}\n???,{IBAN}\nAnn Ltd,\n")
    assert [vendor.name for vendor in found.vendors] == ["Ann Ltd"]
    assert [problem.line for problem in found.problems] == [2, 3, 3]


def test_a_cell_over_several_lines_does_not_shift_the_lines_behind(tmp_path: Path) -> None:
    found = entries(tmp_path, 'name,address,bic\nAnn,"Mill Lane 2\nYork",\nBen,,nonsense\n')
    assert found.vendors[0].address == "Mill Lane 2, York"
    assert found.problems[0].line == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("  \n", "is empty"),
        ("name,iban\n", "no rows"),
        ("firm,account\nAnn,1\n", "line 1: no column holds the names; found: firm, account"),
        ("name,iban\nAnn,1,2,3\n", "line 2: 4 cells under 2 headers"),
        ('name,iban\n"Ann,1\n', "line 2: unexpected end of data"),
        ('{"name": "Ann"}\n{"name": \n', "line 2: no JSON"),
        ('{"name": "Ann"}\n[1]\n', "line 2: no object"),
        ('{"name": {"first": "Ann"}}\n', "line 1, column 'name': neither a text nor a list"),
        (b"PK\x03\x04 a workbook", "save the table as CSV"),
        (b"name\x00,iban", "is no text"),
        (b"\xff\xfea", "is no letter in utf-16"),
    ],
)
def test_a_file_that_is_no_table_of_partners_is_refused_with_what_to_do(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    assert said in refusal(tmp_path, content)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.csv cannot be read: No such file"):
        read_table(tmp_path / "none.csv")


@given(st.binary(max_size=300))
def test_whatever_a_file_holds_it_is_read_or_refused_in_words(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        try:
            assert entries(Path(folder), b"name;iban\n" + content).vendors is not None
        except ConfigError as error:
            assert "partners.csv" in str(error)


def test_no_days_to_pay_and_a_year_are_days(tmp_path: Path) -> None:
    assert only(tmp_path, "no,name,days\n1,Ann Ltd,0\n1,Ann Ltd,30\n").due_days == 0
    assert only(tmp_path, "name,days\nAnn Ltd,365\n").due_days == 365


def test_the_mark_before_what_would_be_a_formula_is_no_letter_of_it(tmp_path: Path) -> None:
    assert only(tmp_path, "name\n'Ann Ltd\n").name == "Ann Ltd"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "list.csv")
    with pytest.raises(ConfigError, match=r"list\.csv is no file"):
        read_table(tmp_path / "list.csv")


def test_what_nobody_can_print_is_not_in_a_name(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text('{"name": "A \\ud800 Bee\\u001b[31m", "phone": "030 1234567"}')
    (row,) = read_table(path).rows
    assert [cell.text for cell in row.of(Column.NAME)] == ["A   Bee [31m"]
