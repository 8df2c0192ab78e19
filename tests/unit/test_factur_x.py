"""E-invoices say the same in every syntax, and XML that attacks is not read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.money import format_amount
from docintel.engines.factur_x import FacturX
from docintel.engines.factur_x.values import amount, iso_date, number, price
from docintel.engines.protocols import EInvoice
from tests.unit.e_invoices import CII, FIELDS, ITEM, UBL, credit_note, order, zugferd_1

READER = FacturX()


def read(xml: str) -> EInvoice:
    invoice = READER.read(xml.encode())
    assert invoice is not None
    return invoice


@pytest.mark.parametrize("xml", [CII, zugferd_1(), UBL], ids=["factur-x", "zugferd 1", "ubl"])
def test_one_invoice_reads_the_same_in_every_syntax(xml: str) -> None:
    invoice = read(xml)
    assert invoice.fields == FIELDS
    assert list(invoice.line_items) == [ITEM]


def test_a_credit_note_is_read_too() -> None:
    invoice = read(credit_note())
    assert invoice.fields == {name: FIELDS[name] for name in FIELDS if name != "due_date"}
    assert list(invoice.line_items) == [ITEM]


def test_an_order_has_the_field_names_of_an_order() -> None:
    fields: Mapping[str, str] = read(order()).fields
    assert fields["po_number"] == "R-2026-17"
    assert fields["po_date"] == "2026-03-05"
    assert "invoice_number" not in fields
    assert "invoice_date" not in fields


@pytest.mark.parametrize("xml", [CII, UBL], ids=["factur-x", "ubl"])
def test_the_schema_is_checked_without_a_network(xml: str) -> None:
    assert read(xml).valid
    broken = read(
        xml.replace("Café Blau</", "Café Blau</").replace("R-2026-17</", "R-2026-17</", 1)
    )
    assert broken.valid
    assert not read(xml.replace(">19", ">nineteen")).valid


def test_what_is_missing_is_absent_and_never_empty() -> None:
    invoice = read(CII.replace("PO-9", " ").replace("20260404", "someday"))
    assert "po_number" not in invoice.fields
    assert "due_date" not in invoice.fields
    assert all(invoice.fields.values())


def test_the_local_tax_number_stands_in_for_a_missing_vat_number() -> None:
    assert read(CII.replace('"VA"', '"XX"')).fields["supplier_tax_id"] == "143/81508150"


@pytest.mark.parametrize(
    "content", [b"", b"no xml", b"<a/>", b"<a>", b"\x00\xff", b"<Invoice>no namespace</Invoice>"]
)
def test_what_is_no_e_invoice_is_none(content: bytes) -> None:
    assert READER.read(content) is None


def test_a_truncated_invoice_is_none() -> None:
    assert READER.read(CII.encode()[:-40]) is None


def with_dtd(dtd: str, value: str) -> bytes:
    start, root = CII.split("?>", 1)
    doctype = f"<!DOCTYPE rsm:CrossIndustryInvoice [{dtd}]>"
    return f"{start}?>{doctype}{root.replace('R-2026-17', value)}".encode()


def test_a_file_of_this_machine_cannot_be_read_by_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    xml = with_dtd(f'<!ENTITY x SYSTEM "{secret.as_uri()}">', "&x;")
    assert READER.read(xml) is None


def test_a_billion_laughs_are_not_heard() -> None:
    bomb = '<!ENTITY a "haha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 20}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert READER.read(with_dtd(bomb, "&i;")) is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_no_encoding_hides_a_dtd(encoding: str) -> None:
    text = with_dtd('<!ENTITY x "1">', "&x;").decode().replace('encoding="UTF-8"', "")
    assert READER.read(text.encode(encoding)) is None


def test_a_byte_order_mark_does_no_harm() -> None:
    invoice = READER.read(CII.encode("utf-8-sig"))
    assert invoice is not None
    assert invoice.fields == FIELDS


@given(st.decimals(-(10**9), 10**9, places=2))
def test_an_amount_has_the_form_that_the_parsers_give(value: Decimal) -> None:
    assert amount(str(value)) == format_amount(value)


@given(st.dates())
def test_a_day_is_read_in_both_notations(day: date) -> None:
    assert iso_date(day.strftime("%Y%m%d").zfill(8)) == iso_date(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e999999999", "", "12,50", "abc"])
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert amount(text) == number(text) == ""


def test_a_price_for_a_hundred_becomes_the_price_of_one() -> None:
    assert price("12.5", "100") == "0.125"
    assert price("12.5", "") == price("12.5", "1") == price("12.5", "0") == "12.50"


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    assert READER.read(content) is None
